import { fold } from '#conversation/reading/fold.ts'
import type { Crowded } from '#bank/customer/registrations.ts'
import type { Duplicate } from '#bank/ground/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { register as english } from './register-words.en.ts'

type Draft = Readonly<Record<string, string>>

const TAKEN: Record<Duplicate['what'], Text> = {
  handle: rich`Ese nombre de usuario ya está en uso, o se parece a uno que lo está, así que tus amigos podrían pagarle a otra persona. Elige otro, por ejemplo con tu apellido.`,
  identity: rich`Ya te registraste desde este chat. Inicia sesión con tu PIN.`,
}

/** Said at the summary: that something is to be changed. Without accents. */
const CHANGING =
  /^(?:(?:no|ay|ups|espera|por favor|puedo|quiero|necesito|quisiera|me gustaria|dejame)[ ,]*)*(?:cambi(?:ar|a|o)|correg(?:ir)|corrige|arregl(?:ar|a)|edit(?:ar|a)|actualiz(?:ar|a))(?![a-z])|(?:esta|estan|estaba) (?:mal|incorrect[oa]|equivocad[oa])|no es (?:correct[oa]|asi)|me equivoque/i

/** What it is called there, the more special words first; without fields the whole form. */
const CALLED = [
  [/nombre de usuario|usuario/i, 'person', ['handle']],
  [/nacimiento|cumpleanos/i, 'person', ['birthDate']],
  [/correo|e-?mail/i, 'contact', ['email']],
  [/ssn|seguro social|(?<![a-z])(?:pin|nip)(?![a-z])|clave/i, 'secrets', undefined],
  [/telefono|celular|movil|numero/i, 'contact', ['phone']],
  [/direccion|domicilio|calle|ciudad|estado(?! de cuenta)|zip|codigo postal/i, 'address', undefined],
  [/nombre|apellido/i, 'person', ['legalName']],
] as const

/** Which form, and which of its fields, these words want to correct. */
const correction: typeof english.correction = (text: string) => {
  const said = fold(text)
  const found = CHANGING.test(said) ? CALLED.find(([called]) => called.test(said)) : undefined
  return found === undefined ? undefined : { at: found[1], only: found[2] }
}

export const register: typeof english = {
  correction,
  again: rich`Escríbelo otra vez, por favor. Todo lo demás queda como está.`,
  titles: {
    person: 'Sobre ti',
    contact: 'Cómo comunicarnos contigo',
    address: 'Tu domicilio',
    secrets: 'Identidad y PIN',
  },
  already: (handle: string): Text => rich`Ya eres cliente, como ${bold(`@${handle}`)}. Inicia sesión con tu PIN.`,
  signedIn: rich`Ya eres cliente, y tu sesión está abierta.`,
  person: lines(
    rich`${bold('Te damos la bienvenida. Vamos a abrir tu cuenta.')}`,
    rich`Primero, sobre ti: tu nombre legal como aparece en tu identificación, tu fecha de nacimiento y un nombre de usuario con el que tus amigos puedan enviarte dinero.`,
  ),
  resumed: rich`Ya habías empezado. Guardé lo que escribiste, y no se envió nada; “cancelar” lo borra.`,
  handleAgain: rich`¿Qué otro nombre de usuario quieres?`,
  contact: rich`¿Cómo podemos comunicarnos contigo? Escribe tu teléfono de Estados Unidos y tu correo electrónico.`,
  shareInstead: rich`Puedes compartir tu teléfono con el botón de abajo en lugar de escribirlo. Así queda verificado, y tus amigos pueden usarlo para enviarte dinero.`,
  emailOnly: rich`Gracias. ¿Y tu correo electrónico?`,
  phoneOnly: rich`¿Y qué teléfono de Estados Unidos usamos?`,
  address: rich`¿Dónde vives? Necesitamos un domicilio en Estados Unidos.`,
  secrets: lines(
    rich`Último paso. Por ley tenemos que verificar quién eres, así que necesitamos tu número de Seguro Social: los nueve dígitos, o los últimos cuatro.`,
    rich`Luego elige un PIN de 6 a 8 dígitos. Lo usarás para iniciar sesión. Nunca vuelvo a mostrar ninguno de los dos, y no quedan en el chat.`,
  ),
  notRight: rich`No se envió nada. Presiona abajo lo que quieres cambiar, o di ${code('cancelar')} para parar.`,
  stopped: rich`Cancelado. No se envió nada, y lo que escribiste se borró.`,
  pinAgain: rich`Escribe un PIN de 6 a 8 dígitos, dos veces. Lo que escribiste antes está guardado.`,
  demoSsn: rich`Esto es una demostración, así que no uses tu número real. Usa cualquiera que termine en 2222, por ejemplo ${code('123-45-2222')}.`,
  pinsDiffer: rich`Los dos PIN no eran iguales. Elige tu PIN otra vez.`,
  taken: (what: Duplicate['what']): Text => TAKEN[what],
  crowded: (why: Crowded, now: number): Text =>
    why.kind === 'busy'
      ? rich`Todavía no se envió nada: mucha gente se está registrando ahora mismo. Guardo lo que escribiste durante una hora, así que presiona Confirmar otra vez en unos minutos.`
      : rich`No se envió nada: ahora mismo no podemos registrar a nadie más. Vuelve en ${bold(duration(Math.max(0, why.until - now)))}; lo que escribiste se guarda durante una hora.`,
  expired: rich`No se envió nada. Pasó un buen rato, así que por tu seguridad lo que escribiste se borró. Empecemos otra vez.`,
  summary: (draft: Draft): Text =>
    lines(
      rich`${bold('¿Está todo bien?')}`,
      rich`Nombre: ${bold(draft.legalName ?? '')}`,
      rich`Nombre de usuario: ${bold(`@${draft.handle ?? ''}`)}`,
      rich`Nacimiento: ${draft.birthDate ?? ''}`,
      rich`Teléfono: ${draft.phone ?? ''}`,
      rich`Correo electrónico: ${draft.email ?? ''}`,
      rich`Domicilio: ${draft.street ?? ''}, ${draft.city ?? ''}, ${draft.state ?? ''} ${draft.postalCode ?? ''}`,
      rich`Número de Seguro Social y PIN: recibidos, quedan ocultos`,
      '',
      rich`Cuando confirmes, verificaremos tu identidad. Suele tardar menos de un minuto.`,
    ),
  labels: {
    legalName: 'Nombre y apellido',
    birthDate: 'Fecha de nacimiento',
    handle: 'Nombre de usuario',
    phone: 'Teléfono',
    email: 'Correo electrónico',
    street: 'Calle y número',
    city: 'Ciudad',
    state: 'Estado',
    postalCode: 'Código postal (ZIP)',
    ssn: 'Número de Seguro Social',
    pin: 'PIN nuevo',
    pinAgain: 'PIN nuevo otra vez',
  },
  hints: {
    legalName: 'Como en tu identificación, por ejemplo Maria Lopez',
    birthDate: 'Por ejemplo 1990-05-17',
    handle: 'Por ejemplo maria_l',
    phone: 'Por ejemplo (415) 555-0132',
    email: 'Por ejemplo maria@example.com',
    street: 'Por ejemplo 1 Market St, Apt 4',
    city: 'Por ejemplo San Francisco',
    state: 'Por ejemplo CA',
    postalCode: 'Por ejemplo 94105',
    ssn: 'Nueve dígitos, o los últimos cuatro',
    pin: 'De 6 a 8 dígitos',
    pinAgain: 'Los mismos dígitos otra vez',
  },
  changePerson: 'Cambiar nombre o usuario',
  changeContact: 'Cambiar teléfono o correo',
  changeAddress: 'Cambiar el domicilio',
  changeSecrets: 'Cambiar SSN o PIN',
}
