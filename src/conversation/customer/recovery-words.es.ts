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
  'bank-code': ' Escribió el código que el banco envió a tu teléfono o correo.',
  pin: ' Sabe tu PIN.',
  identity: ' Sabe tu número de Seguro Social y tu fecha de nacimiento.',
}
const WANTED: Readonly<Record<RecoveryAim, readonly [title: string, what: string]>> = {
  'new-pin': ['Alguien quiere poner un PIN nuevo', 'se pidió un PIN nuevo'],
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
    ? rich`No pasa nada a menos que digas que sí. Si no fuiste tú, di que no: entonces también congelo tu cuenta, para que no salga dinero de ella.`
    : rich`Sin una palabra tuya puede seguir a partir de ${at(until, when)}. Si no fuiste tú, detenlo ahora: entonces también congelo tu cuenta, para que no salga dinero de ella.`

export const recovery: typeof english = {
  yes: 'Sí, soy yo',
  no: 'No, detener esto',
  goOn: 'Seguir',
  look: 'Ver cómo va',
  leave: 'Ya no lo necesito',
  again: 'Empezar otra vez',
  begun: (asked: AskedFor, when: When): Text =>
    lines(
      rich`${bold(WANTED[asked.aim][0])}`,
      rich`${capital(askedFor(asked, when))}`,
      whatFollows(asked, when),
      rich`Di que sí solo si eres tú, ahora mismo. Nadie de Parley te pide nunca que lo presiones.`,
    ),
  ending: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('Esto termina pronto')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  ready: (aim: RecoveryAim, until: number, when: When): Text =>
    lines(
      rich`${bold('Ya puedes seguir')}`,
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
      rich`${bold('¿Olvidaste tu PIN? Vuelves a entrar.')} Tu dinero se queda donde está. ¿Cómo puedo ver que eres tú?`,
      ...(has.chats ? [rich`• ${bold('Otro chat tuyo')}: dices que sí allí, y eliges enseguida un PIN nuevo.`] : []),
      ...(has.code
        ? [rich`• ${bold('Un código del banco')} a tu teléfono o correo: luego esperas ${duration(waits.code)}.`]
        : []),
      rich`• ${bold('Tu número de Seguro Social y tu fecha de nacimiento')}: luego esperas ${hours(waits.identity)}.`,
      rich`La espera es por tu seguridad: se avisa a todos tus chats y pueden detenerlo, si no fueras tú. Hasta entonces tu PIN anterior sigue sirviendo, si lo recuerdas.`,
    ),
  askChats: 'Preguntar en mis otros chats',
  bankCode: 'Un código del banco',
  identity: 'SSN y fecha de nacimiento',
  asked: (until: number, when: When): Text =>
    rich`Pregunté en tus otros chats. Presiona allí ${bold('Sí, soy yo')}, y puedes elegir aquí enseguida un PIN nuevo. La pregunta vale hasta ${at(until, when)}.`,
  waiting: (until: number, when: When): Text =>
    lines(
      rich`Gracias. Si lo que diste es correcto, puedes seguir aquí a partir de ${at(until, when)}.`,
      rich`Escribí a todos los chats vinculados a la cuenta: presionar allí ${bold('Sí, soy yo')} te deja entrar enseguida, y presionar ${bold('No, detener esto')} lo termina. Por la seguridad de la cuenta no puedo decir antes si lo que diste es correcto. Si puede estar mal escrito, empieza otra vez; el tiempo vuelve a contar desde cero.`,
    ),
  stillWaiting: (until: number, when: When): Text =>
    lines(
      rich`${bold('Todavía no has entrado.')} Si lo que diste es correcto, puedes seguir aquí a partir de ${at(until, when)}, o enseguida cuando presiones ${bold('Sí, soy yo')} en otro chat tuyo.`,
      rich`Entonces te escribo aquí: presiona ${bold('Seguir')}, y vuelves a usar tu cuenta. Hasta entonces tu dinero se queda donde está, y no cambia nada.`,
      rich`Si algo puede estar mal escrito, empieza otra vez; el tiempo vuelve a contar desde cero.`,
    ),
  in: (handle: string): Text => rich`Sí, tu sesión está abierta aquí como ${bold(`@${handle}`)}.`,
  failed: (handle: string): Text =>
    rich`No pude dejarte entrar como ${bold(`@${handle}`)}. Lo que se dio no era correcto, o se detuvo desde otro chat. No se cambió nada, y no se movió dinero. Puedes empezar otra vez.`,
  nothing: rich`Aquí no hay nada con lo que seguir. Si no puedes entrar, dime cómo puedo ayudarte:`,
  tooMany: (until: number, when: When): Text =>
    rich`Eso se intentó tantas veces como permite un día. Para proteger la cuenta, puedes intentarlo otra vez ${at(until, when)}. Nada cambió, y no se movió dinero.`,
  occupied: rich`Otro chat tuyo ya pidió un PIN nuevo, así que no volví a preguntar. La pregunta está en tus chats.`,
  elsewhere: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('Primero mira esto')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  chat: (handle: string): Text =>
    rich`Ya puedes usar ${bold(`@${handle}`)} en este chat. Ahora te pido tu PIN, y luego muestro qué chats están vinculados, para que quites los que ya no tienes.`,
  useHere: 'Usar mi cuenta aquí',
  linked: (handle: string): Text =>
    rich`Este chat está vinculado ahora a ${bold(`@${handle}`)}. Abajo están tus chats: quita los que ya no tienes.`,
  newPin: (handle: string): Text =>
    rich`Elige un PIN nuevo para ${bold(`@${handle}`)}, de 6 a 8 dígitos. El anterior sirve hasta que lo hagas.`,
  title: 'PIN nuevo',
  labels: { pin: 'PIN nuevo', pinAgain: 'PIN nuevo otra vez' },
  differ: rich`Los dos PIN no eran iguales, así que no cambió nada. Inténtalo otra vez.`,
  done: (handle: string): Text =>
    rich`Tu PIN nuevo sirve desde ahora, y tu sesión está abierta como ${bold(`@${handle}`)}. Los demás chats y navegadores tienen la sesión cerrada.`,
  pinChanged: rich`Mientras tanto, tu PIN se cambió en otro chat. Ese PIN es el que vale, y no el que elegiste aquí. Si no fuiste tú, congela tu cuenta enseguida.`,
  notReady: rich`Eso ya no se puede terminar aquí: se detuvo, o se le acabó el tiempo. No se cambió nada.`,
  othersChat: rich`Este chat ya es de otro cliente, así que no cambié nada.`,
  left: rich`Está bien, lo dejé. No se cambió nada.`,
  typed: rich`No escribas un PIN en el chat. Usa el formulario: allí el PIN queda oculto.`,
  approved: rich`Gracias. El otro chat ya puede seguir. Si no pediste nada, congela tu cuenta enseguida.`,
  gone: rich`Eso ya pasó: se terminó, se detuvo o venció. Si no estás seguro de que fuiste tú, congela tu cuenta.`,
  sameChat: rich`Este es el chat que preguntó, así que no puede decirse que sí a sí mismo. Presiónalo en otro chat tuyo.`,
  frozen: rich`Tu cuenta está congelada, así que un sí no cuenta: debe pasar todo el tiempo de espera. Todavía puedes detenerlo.`,
  stopped: rich`${bold('Detenido.')} Nadie entra de esa manera. También congelé tu cuenta: no sale dinero de ella, y los demás chats tienen la sesión cerrada. Cuando todo esté bien otra vez, di ${code('descongelar')}.`,
  stoppedTooLate: rich`${bold('Ya se había terminado.')} Congelé tu cuenta: no sale dinero de ella, y los demás chats tienen la sesión cerrada. Mira ${code('mis chats')} y quita los que no conozcas. Si tu PIN ya no sirve, di ${code('olvidé mi PIN')}.`,
  askCode: (sentTo: string): Text =>
    rich`Escribe el código que el banco envió a ${bold(sentTo)}. No se lo des a nadie más.`,
  identityAsk: rich`Da tu número de Seguro Social y tu fecha de nacimiento. Quito tus respuestas del chat donde puedo.`,
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
    rich`${bold('Te damos la bienvenida otra vez.')} También puedo dejarte usar tu cuenta en este chat.`,
    rich`Con un código de otro chat tuyo toma un minuto. Sin código, da tu nombre de usuario y tu PIN: entonces otro chat tuyo dice que sí, o esperas.`,
  ),
  byPin: 'Con mi usuario y mi PIN',
  byCode: 'Tengo un código',
  forgot: 'También olvidé mi PIN',
  askPin: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Da tu nombre de usuario, y tu PIN dos veces. Revísalo bien: por la seguridad de la cuenta no puedo decirte enseguida si es correcto.`
      : rich`Da el PIN de ${bold(`@${handle}`)}, dos veces. Revísalo bien: por la seguridad de la cuenta no puedo decirte enseguida si es correcto.`,
  /** Before anything is asked of who has forgotten the PIN: that all is well, and what is to come. */
  forgotten: (waitMs: number): Text =>
    lines(
      rich`${bold('Vuelves a entrar.')} Tu dinero está a salvo: sigue en tu cuenta en el banco, y un PIN olvidado no cambia nada de eso.`,
      rich`Son tres pasos: ahora dices quién eres; luego esperas ${bold(hours(waitMs))}, en las que se avisa a todos tus chats y uno de ellos puede dejarte entrar al momento; después eliges aquí un PIN nuevo.`,
    ),
  askIdentity: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Da tu nombre de usuario, tu número de Seguro Social y tu fecha de nacimiento. Revísalos bien: por la seguridad de la cuenta no puedo decirte enseguida si son correctos.`
      : rich`Da el número de Seguro Social y la fecha de nacimiento de ${bold(`@${handle}`)}. Revísalos bien: por la seguridad de la cuenta no puedo decirte enseguida si son correctos.`,
  title: 'Entrar desde un chat nuevo',
  labels: { handle: 'Nombre de usuario', pin: 'PIN', pinAgain: 'PIN otra vez' },
  handleHint: 'El nombre con el que otros te envían dinero, por ejemplo maria_l',
  badHandle: rich`Un nombre de usuario tiene de 3 a 24 letras, dígitos o guiones bajos y empieza con una letra, por ejemplo: maria_l. No se intentó nada.`,
  differ: rich`Los dos PIN no eran iguales, así que no intenté nada. Dalo otra vez.`,
  others: (here: string, wanted: string): Text =>
    rich`Este chat es de ${bold(`@${here}`)}, así que no puedo usarlo para ${bold(`@${wanted}`)}. No se cambió nada. Escríbeme desde un chat tuyo; o, si los dos son tuyos, quita primero este en Mis chats.`,
}

/** Said to who fears for their money, or can't get in. */
export const trouble: typeof englishTrouble = {
  cantLogIn: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Vuelves a entrar.')} Tu dinero se queda donde está, y no se perdió nada. Si sabes tu PIN, inicia sesión. Si lo olvidaste, puedes poner uno nuevo. Después de varios PIN incorrectos en este chat hay una espera; tus otros chats no se bloquean por eso.`
      : rich`${bold('Vuelves a entrar.')} Tu dinero se queda donde está, y no se perdió nada. Este chat todavía no está vinculado a una cuenta: di que ya eres cliente, y da tu nombre de usuario y tu PIN. Si también olvidaste el PIN, sirven tu número de Seguro Social y tu fecha de nacimiento.`,
  lostChat: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Tu cuenta no depende de un solo chat.')} Aquí puedes seguir como siempre. Quita el chat perdido en Mis chats: su sesión se cierra enseguida. Si otra persona puede tenerlo, congela tu cuenta y cambia tu PIN.`
      : rich`${bold('Tu cuenta no depende de un solo chat.')} Di que ya eres cliente, y da tu nombre de usuario y tu PIN: entonces este chat pasa a ser uno de los tuyos. Si también olvidaste el PIN, sirven tu número de Seguro Social y tu fecha de nacimiento. Tu dinero se queda donde está.`,
  moneyGone: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Primero vamos a detenerlo.')} Si otra persona puede estar en tu cuenta, congélala: desde ese momento no sale dinero de ella. Tu historial muestra cada pago; desde allí se detiene o se pide de vuelta lo que todavía se pueda. Reporta lo que no reconozcas, y una persona lo mira.`
      : rich`${bold('Primero vamos a detenerlo.')} Este chat no está vinculado a una cuenta, así que no puedo congelar una desde aquí. Escribe desde un chat vinculado, si tienes uno: un toque congela tu cuenta. Si no, di que ya eres cliente, y vuelves a entrar.`,
  safety: (isDemo: boolean): Text =>
    isDemo
      ? rich`Una respuesta sincera: esto es una demostración. Detrás de mí hay un entorno de prueba y ningún banco real, y el dinero que hay es de juego: no agregues nada tuyo. La forma en que lo cuido es real: nada se mueve antes de que presiones Confirmar, se pide tu PIN, y puedes congelar tu cuenta en cualquier momento.`
      : rich`Una respuesta sincera: tu dinero lo guarda el banco con el que trabajo, a tu nombre, y no yo. Nada se mueve antes de que presiones Confirmar, se pide tu PIN, y puedes congelar tu cuenta en cualquier momento. Lo que el banco asegura, y hasta cuánto, no puedo prometerlo por él: lee sus condiciones antes de guardar aquí lo que no puedes perder.`,
}
