import type { RecoveryAim, RecoveryProof } from '#bank/customer/recovery.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.es.ts'
import type {
  AskedFor,
  claim as englishClaim,
  recovery as english,
  trouble as englishTrouble,
} from './recovery-words.en.ts'

/** Whose time it is, and what time it is now. */
type When = { readonly timeZone: string; readonly now: number; readonly isZoneNamed?: boolean }

const at = (until: number, { timeZone, now, isZoneNamed }: When) => bold(moment(until, timeZone, now, isZoneNamed))

const SHOWN: Readonly<Record<RecoveryProof, string>> = {
  'other-chat': '',
  'bank-code': ' Escribió el código que enviamos a tu teléfono o correo.',
  pin: ' Sabe tu PIN.',
  identity: ' Sabe tu número de Seguro Social y tu fecha de nacimiento.',
}
const WANTED: Readonly<Record<RecoveryAim, readonly [title: string, what: string]>> = {
  'new-pin': ['Alguien quiere crear un PIN nuevo', 'se pidió un PIN nuevo'],
  'new-chat': ['Alguien quiere usar tu cuenta en un chat nuevo', 'se pidió acceso a tu cuenta'],
  'new-chat-and-pin': [
    'Alguien quiere usar tu cuenta en un chat nuevo, con un PIN nuevo',
    'se pidió acceso a tu cuenta, con un PIN nuevo',
  ],
}
const PLACES: Readonly<Record<string, string>> = {
  telegram: 'en Telegram',
  discord: 'en Discord',
  web: 'en un chat web',
}

const askedFor = ({ aim, proof, channel, startedAt }: AskedFor, when: When): Text =>
  rich`${PLACES[channel] ?? channel}, ${moment(startedAt, when.timeZone, when.now)}, ${WANTED[aim][1]}.${SHOWN[proof]}`

const whatFollows = ({ until, isAsked }: AskedFor, when: When): Text =>
  isAsked
    ? rich`No pasa nada a menos que digas que sí. Si no fuiste tú, di que no: también congelaré tu cuenta, para que no salga dinero de ella.`
    : rich`Si no haces nada, puede continuar a partir de ${at(until, when)}. Si no fuiste tú, detenlo ahora: también congelaré tu cuenta, para que no salga dinero de ella.`

export const recovery: typeof english = {
  yes: 'Sí, soy yo',
  no: 'No, detener esto',
  goOn: 'Continuar',
  look: 'Ver cómo va',
  leave: 'Ya no lo necesito',
  again: 'Empezar otra vez',
  begun: (asked: AskedFor, when: When): Text =>
    lines(
      rich`${bold(WANTED[asked.aim][0])}`,
      rich`${capital(askedFor(asked, when))}`,
      whatFollows(asked, when),
      rich`Di que sí solo si eres tú, ahora mismo. Nadie de Parley te pedirá jamás que lo presiones.`,
    ),
  ending: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('El tiempo de espera termina pronto')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  ready: (aim: RecoveryAim, until: number, when: When): Text =>
    lines(
      rich`${bold('Ya puedes continuar')}`,
      aim === 'new-chat'
        ? rich`Puedes usar tu cuenta en este chat. Presiona el botón antes de ${at(until, when)}; después tendrías que empezar otra vez.`
        : rich`Puedes elegir aquí tu PIN nuevo. Hazlo antes de ${at(until, when)}; después tendrías que empezar otra vez.`,
    ),
  /** The ways of who has a chat of theirs. */
  ways: (
    waits: { readonly code: number; readonly identity: number },
    has: { readonly chats: boolean; readonly code: boolean },
  ) =>
    lines(
      rich`${bold('¿Olvidaste tu PIN? Puedes volver a entrar.')} Tu dinero se queda donde está. ¿Cómo quieres mostrar que eres tú?`,
      ...(has.chats ? [rich`• ${bold('Otro de tus chats')}: di que sí ahí y elige un PIN nuevo enseguida.`] : []),
      ...(has.code
        ? [rich`• ${bold('Un código')} a tu teléfono o correo: luego esperas ${duration(waits.code)}.`]
        : []),
      rich`• ${bold('Tu número de Seguro Social y tu fecha de nacimiento')}: luego esperas ${hours(waits.identity)}.`,
      rich`La espera es por tu seguridad: se avisa a todos tus chats, para que puedas detenerlo si no eres tú. Hasta entonces tu PIN anterior sigue sirviendo, si lo recuerdas.`,
    ),
  askChats: 'Preguntar en mis otros chats',
  bankCode: 'Enviarme un código',
  identity: 'SSN y fecha de nacimiento',
  asked: (until: number, when: When): Text =>
    rich`Pregunté en tus otros chats. Presiona ahí ${bold('Sí, soy yo')} y puedes elegir aquí un PIN nuevo enseguida. Tienes hasta ${at(until, when)}.`,
  waiting: (until: number, when: When): Text =>
    lines(
      rich`Gracias. Si lo que escribiste es correcto, puedes continuar aquí a partir de ${at(until, when)}.`,
      rich`Avisé a todos los chats vinculados a la cuenta: presionar ahí ${bold('Sí, soy yo')} te deja entrar enseguida, y presionar ${bold('No, detener esto')} lo termina. Para proteger la cuenta, no puedo decir antes si lo que escribiste es correcto. Si pudiste equivocarte al escribir, empieza otra vez; el tiempo de espera vuelve a contar desde cero.`,
    ),
  stillWaiting: (until: number, when: When): Text =>
    lines(
      rich`${bold('Todavía no has entrado.')} Si lo que escribiste es correcto, puedes continuar aquí a partir de ${at(until, when)}, o en cuanto presiones ${bold('Sí, soy yo')} en otro de tus chats.`,
      rich`Entonces te escribiré aquí: presiona ${bold('Continuar')} y vuelves a usar tu cuenta. Hasta entonces tu dinero se queda donde está, y no cambia nada.`,
      rich`Si pudiste equivocarte al escribir, empieza otra vez; el tiempo de espera vuelve a contar desde cero.`,
    ),
  in: (handle: string): Text => rich`Sí, tu sesión está abierta aquí como ${bold(`@${handle}`)}.`,
  failed: (handle: string): Text =>
    rich`No se cambió nada, y no se movió dinero. No pude dejarte entrar como ${bold(`@${handle}`)}: lo que se escribió no era correcto, o se detuvo desde otro chat. Puedes empezar otra vez.`,
  nothing: rich`Aquí no hay nada que continuar. Si no puedes entrar, dime cómo puedo ayudarte:`,
  tooMany: (until: number, when: When): Text =>
    rich`Nada cambió, y no se movió dinero. Se llegó al máximo de intentos de un día; para proteger la cuenta, puedes intentarlo otra vez ${at(until, when)}.`,
  occupied: rich`Otro de tus chats ya pidió un PIN nuevo, así que no volví a preguntar. La pregunta está en tus chats.`,
  elsewhere: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('Primero mira esto')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  chat: (handle: string): Text =>
    rich`Ya puedes usar ${bold(`@${handle}`)} en este chat. Ahora te pediré tu PIN y luego te mostraré qué chats están vinculados, para que quites los que ya no tienes.`,
  useHere: 'Usar mi cuenta aquí',
  linked: (handle: string): Text =>
    rich`Este chat ya está vinculado a ${bold(`@${handle}`)}. Abajo están tus chats: quita los que ya no tienes.`,
  newPin: (handle: string): Text =>
    rich`Elige un PIN nuevo para ${bold(`@${handle}`)}, de 6 a 8 dígitos. El anterior sirve hasta que lo hagas.`,
  title: 'PIN nuevo',
  labels: { pin: 'PIN nuevo', pinAgain: 'PIN nuevo otra vez' },
  differ: rich`No se cambió nada: los dos PIN no eran iguales. Inténtalo otra vez.`,
  done: (handle: string): Text =>
    rich`Tu PIN nuevo sirve desde ahora, y tu sesión está abierta como ${bold(`@${handle}`)}. Se cerró la sesión en todos tus demás chats y navegadores.`,
  pinChanged: rich`Mientras tanto, tu PIN se cambió en otro chat. Vale ese PIN, no el que elegiste aquí. Si no fuiste tú, congela tu cuenta enseguida.`,
  notReady: rich`No se cambió nada: esto se detuvo o venció, así que no se puede terminar aquí.`,
  othersChat: rich`No se cambió nada: este chat ya es de otro cliente.`,
  left: rich`Está bien. No se cambió nada.`,
  typed: rich`No escribas un PIN en el chat. Usa el formulario, donde queda oculto.`,
  approved: rich`Gracias. El otro chat ya puede continuar. Si no pediste nada, congela tu cuenta enseguida.`,
  gone: rich`Eso ya no está abierto: se terminó, se detuvo o venció. Si no estás seguro de que fuiste tú, congela tu cuenta.`,
  sameChat: rich`Este es el chat que preguntó, así que no puede responderse a sí mismo. Presiónalo en otro de tus chats.`,
  frozen: rich`Tu cuenta está congelada, así que un sí no cuenta: debe pasar todo el tiempo de espera. Todavía puedes detenerlo.`,
  stopped: rich`${bold('Detenido.')} Nadie entra de esa manera. También congelé tu cuenta: no sale dinero de ella, y se cerró la sesión en todos tus demás chats. Cuando todo esté bien otra vez, di ${code('descongelar')}.`,
  stoppedTooLate: rich`${bold('Ya se había terminado.')} Congelé tu cuenta: no sale dinero de ella, y se cerró la sesión en todos tus demás chats. Mira ${code('mis chats')} y quita los que no reconozcas. Si tu PIN ya no sirve, di ${code('olvidé mi PIN')}.`,
  askCode: (sentTo: string): Text => rich`Escribe el código que enviamos a ${bold(sentTo)}. No se lo des a nadie más.`,
  identityAsk: rich`Escribe tu número de Seguro Social y tu fecha de nacimiento. Quitaré tus respuestas del chat donde pueda.`,
  identityTitle: 'Quién eres',
  identityLabels: { ssn: 'Número de Seguro Social', birthDate: 'Fecha de nacimiento' },
  identityHints: { ssn: 'Los nueve dígitos', birthDate: 'Por ejemplo 1990-05-17' },
}

/** With the first letter large, as a sentence begins. */
const capital = ([first, ...rest]: Text): Text =>
  first === undefined ? [] : [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]

/** Whole hours: a customer plans by them better than by days. */
const hours = (ms: number): string => `${Math.round(ms / 3_600_000)} horas`

export const claim: typeof englishClaim = {
  intro: lines(
    rich`${bold('Hola de nuevo.')} También puedes usar tu cuenta en este chat.`,
    rich`Con un código de otro de tus chats tarda un minuto. Sin código, escribe tu nombre de usuario y tu PIN: luego di que sí en otro de tus chats, o espera.`,
  ),
  byPin: 'Con mi usuario y mi PIN',
  byCode: 'Tengo un código',
  forgot: 'También olvidé mi PIN',
  askPin: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Escribe tu nombre de usuario, y tu PIN dos veces. Revísalo con cuidado: para proteger la cuenta, no puedo decirte enseguida si es correcto.`
      : rich`Escribe el PIN de ${bold(`@${handle}`)}, dos veces. Revísalo con cuidado: para proteger la cuenta, no puedo decirte enseguida si es correcto.`,
  /** Before anything is asked of who has forgotten the PIN: that all is well, and what is to come. */
  forgotten: (waitMs: number): Text =>
    lines(
      rich`${bold('Puedes volver a entrar.')} Tu dinero está a salvo y sigue en tu cuenta. Un PIN olvidado no cambia eso.`,
      rich`Son tres pasos: primero muestras quién eres; luego esperas ${bold(hours(waitMs))}, mientras se avisa a todos tus chats y uno de ellos puede dejarte entrar enseguida; después eliges aquí un PIN nuevo.`,
    ),
  askIdentity: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Escribe tu nombre de usuario, tu número de Seguro Social y tu fecha de nacimiento. Revísalos con cuidado: para proteger la cuenta, no puedo decirte enseguida si son correctos.`
      : rich`Escribe el número de Seguro Social y la fecha de nacimiento de ${bold(`@${handle}`)}. Revísalos con cuidado: para proteger la cuenta, no puedo decirte enseguida si son correctos.`,
  title: 'Entrar desde un chat nuevo',
  labels: { handle: 'Nombre de usuario', pin: 'PIN', pinAgain: 'PIN otra vez' },
  handleHint: 'El nombre con el que otros te envían dinero, por ejemplo maria_l',
  badHandle: rich`No se intentó nada: un nombre de usuario tiene de 3 a 24 letras, dígitos o guiones bajos y empieza con una letra, por ejemplo: maria_l.`,
  differ: rich`No se intentó nada: los dos PIN no eran iguales. Escríbelo otra vez.`,
  others: (here: string, wanted: string): Text =>
    rich`No se cambió nada: este chat es de ${bold(`@${here}`)}, así que no puedo usarlo para ${bold(`@${wanted}`)}. Escríbeme desde un chat tuyo. Si los dos son tuyos, quita primero este en Mis chats.`,
}

/** Said to who fears for their money, or can't get in. */
export const trouble: typeof englishTrouble = {
  cantLogIn: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Puedes volver a entrar.')} Tu dinero se queda donde está, y no se perdió nada. Si sabes tu PIN, inicia sesión. Si lo olvidaste, puedes crear uno nuevo. Después de varios PIN incorrectos puede haber una espera en este chat; tus otros chats no se ven afectados.`
      : rich`${bold('Puedes volver a entrar.')} Tu dinero se queda donde está, y no se perdió nada. Este chat todavía no está vinculado a una cuenta: di que ya eres cliente y escribe tu nombre de usuario y tu PIN. Si también olvidaste el PIN, sirven tu número de Seguro Social y tu fecha de nacimiento.`,
  lostChat: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Perder un chat no es perder tu cuenta.')} Aquí puedes seguir como siempre. Quita el chat perdido en Mis chats: su sesión se cierra enseguida. Si otra persona puede tenerlo, congela tu cuenta y cambia tu PIN.`
      : rich`${bold('Perder un chat no es perder tu cuenta.')} Tu dinero se queda donde está. Di que ya eres cliente y escribe tu nombre de usuario y tu PIN: así este chat pasa a ser uno de los tuyos. Si también olvidaste el PIN, sirven tu número de Seguro Social y tu fecha de nacimiento.`,
  moneyGone: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Primero vamos a detenerlo.')} Si otra persona puede estar en tu cuenta, congélala: desde ese momento no sale dinero de ella. Tu historial muestra cada pago, y lo que todavía se puede detener o pedir de vuelta. Reporta lo que no reconozcas y una persona lo revisará.`
      : rich`${bold('Primero vamos a detenerlo.')} Este chat no está vinculado a una cuenta, así que no se puede congelar desde aquí. Si tienes un chat vinculado, congela tu cuenta ahí con un toque. Si no, di que ya eres cliente y te ayudo a volver a entrar.`,
  safety: (isDemo: boolean): Text =>
    isDemo
      ? rich`Para ser sincero: esto es una demostración con dinero de prueba y no hay un banco real detrás, así que no agregues dinero tuyo. La protección es real: nada se mueve hasta que presiones Confirmar, se pide tu PIN y puedes congelar tu cuenta en cualquier momento.`
      : rich`Para ser sincero: tu dinero está en nuestro banco asociado, a tu nombre. Nada se mueve hasta que presiones Confirmar, se pide tu PIN y puedes congelar tu cuenta en cualquier momento. No puedo prometer qué asegura ese banco ni hasta cuánto: lee sus condiciones antes de guardar aquí dinero que no puedes perder.`,
}
