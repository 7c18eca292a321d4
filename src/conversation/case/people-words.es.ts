import type { CaseMessage, Topic } from '#bank/case/case.ts'
import type { OpenRefusal } from '#bank/case/open.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, italic, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.es.ts'
import type { Payments, people as english, Standing } from './people-words.en.ts'

export const TOPIC_NAMES: Record<Topic, string> = {
  human: 'Una pregunta para una persona',
  complaint: 'Queja',
  fraud: 'Fraude',
  'lost-phone': 'Teléfono perdido',
  'lost-card': 'Tarjeta perdida',
  'wrong-payment': 'Pago a la persona equivocada',
}

const NO_SECRETS = rich`Nadie de Parley te pedirá jamás tu PIN, una contraseña ni un código. No escribas ninguno aquí, por favor.`
const FREEZE_HERE = rich`${bold('1. Congela tu cuenta ahora')}, con un toque. Después de eso no sale dinero de ella; puedes deshacerlo con tu PIN.`
const FROZEN = rich`${bold('1. Tu cuenta ya está congelada')}: no sale dinero de ella.`
const NO_ACCOUNT_HERE = rich`${bold('1. Congela tu cuenta')} desde otro chat que esté vinculado a ella, con un toque. Este chat no está vinculado, así que no se puede hacer desde aquí. Si no te queda otro chat, di que ya eres cliente y te ayudo a volver a entrar.`

type Now = { readonly standing: Standing; readonly isFrozen: boolean; readonly payments: Payments }
const freezing = ({ standing, isFrozen }: Now): Text =>
  standing === 'stranger' ? NO_ACCOUNT_HERE : isFrozen ? FROZEN : FREEZE_HERE

const NO_PROMISE = rich`No puedo recuperar lo que ya le llegó a otra persona. Alguien de soporte puede pedirlo de vuelta, pero no prometerlo.`

const STOP_PAYMENTS = ({ standing, payments }: Now): Text => {
  if (standing !== 'signed-in')
    return rich`${bold('2. Detén lo que todavía va en camino.')} Inicia sesión y di ${code('cancela mi pago')}. ${NO_PROMISE}`
  if (payments === 'none')
    return rich`${bold('2. Últimamente no salió ningún pago de tu cuenta')}, así que no hay ninguno que detener.`
  if (payments === 'picked') return rich`${bold('2. Detén el pago de abajo')}, si todavía va en camino. ${NO_PROMISE}`
  return rich`${bold('2. Detén lo que todavía va en camino.')} Presiona abajo el número del pago. ${NO_PROMISE}`
}

const FIRST: Record<Topic, (now: Now) => Text> = {
  human: () =>
    lines(
      rich`${bold('Una persona puede ayudarte')}`,
      rich`Soy un programa. Lo que escribas ahora le llega a una persona de soporte, que responde en este chat.`,
    ),
  complaint: () =>
    lines(
      rich`${bold('Lamento que algo haya salido mal')}`,
      rich`Cuéntame con tus palabras. Lo lee una persona y te responde en este chat. Una queja no cuesta nada y no cambia nada de tu cuenta.`,
    ),
  fraud: (now) =>
    lines(
      rich`${bold('Primero protejamos tu dinero')}`,
      freezing(now),
      STOP_PAYMENTS(now),
      rich`Nadie de Parley te pedirá jamás tu PIN, una contraseña ni un código.`,
    ),
  'lost-phone': (now) =>
    lines(
      rich`${bold('Quien tenga tu teléfono puede abrir este chat')}`,
      freezing(now),
      rich`${bold('2. Bloquea el teléfono')} con Encontrar (Apple) o Encontrar mi dispositivo (Google), y pide a tu compañía telefónica que bloquee el número.`,
      rich`${bold('3. Quita de tu cuenta el chat de ese teléfono')}: inicia sesión en otro lado y di ${code('mis chats')}.`,
    ),
  'lost-card': (now) =>
    lines(
      rich`${bold('Parley no tiene tarjetas')}, así que la tarjeta es de otro banco. Llama a ese banco ahora: solo ellos pueden bloquearla. El número está en su sitio web.`,
      now.standing === 'stranger' || now.isFrozen
        ? rich`Si alguien también puede estar en tu cuenta de aquí, congélala también.`
        : rich`Si también perdiste tu teléfono o tu PIN, congela tu cuenta de aquí: un toque.`,
    ),
  'wrong-payment': ({ standing, payments }) => {
    if (standing !== 'signed-in')
      return lines(
        rich`${bold('Puede que todavía se pueda detener')}`,
        rich`Primero inicia sesión y veré si todavía se puede detener: es lo más rápido. ${NO_PROMISE}`,
      )
    if (payments === 'none')
      return rich`${bold('Últimamente no salió ningún pago de tu cuenta')}, así que no hay ninguno que detener. Si es uno más antiguo, cuéntaselo a una persona.`
    return lines(
      rich`${bold('Veamos si todavía se puede detener')}`,
      rich`Puedo detenerlo mientras no haya seguido su camino. ${NO_PROMISE}`,
    )
  },
}

const refused = (refusal: OpenRefusal): Text => {
  switch (refusal.kind) {
    case 'not-yours':
      return rich`No se envió nada: no encuentro eso aquí. Si eres cliente, primero inicia sesión.`
    case 'over':
      return rich`No se agregó nada: ese caso lleva más de dos semanas cerrado. Di ${code('una persona')} para empezar uno nuevo.`
    case 'wait':
      return rich`No agregué este mensaje: tus últimos ${refusal.limit} todavía esperan una respuesta. Ahí están todos, y una persona los lee.`
    case 'full':
      return rich`Tu mensaje no se envió: este caso está lleno. Ciérralo y empieza uno nuevo.`
    case 'too-many':
      return rich`Tu mensaje no se envió: tienes ${refusal.limit} casos abiertos, el máximo a la vez. Escribe en uno de ellos o cierra uno.`
    case 'too-often':
      return refusal.within === 'hour'
        ? rich`Tu mensaje no se envió: ahora no puedo recibir más de quienes no han iniciado sesión. Inicia sesión e inténtalo otra vez, o vuelve en una hora.`
        : rich`Tu mensaje no se envió: hoy no se puede escribir más desde aquí sin iniciar sesión. Inicia sesión e inténtalo otra vez, o vuelve mañana.`
  }
}

type When = { readonly timeZone: string; readonly now: number; readonly isZoneNamed: boolean }

const said = ({ by, at, text }: CaseMessage, { timeZone, now, isZoneNamed }: When): Text =>
  rich`${bold(by === 'support' ? 'Soporte' : 'Tú')}, ${moment(at, timeZone, now, isZoneNamed)}: ${text}`

export const people: typeof english = {
  moment,
  topics: TOPIC_NAMES,
  /** What to do now, before anything is written. `by`: when an answer can be expected. */
  first: (topic: Topic, now: Now, by: string): Text =>
    lines(FIRST[topic](now), rich`Una persona suele responder a más tardar ${bold(by)}.`),
  youWrote: (words: string): Text => rich`Escribiste: ${italic(words)}`,
  pickPayment: rich`¿De qué pago se trata? Presiona su número.`,
  payment: (at: number, what: Text, stands: Text): Text => rich`${at}. ${what}: ${stands}`,
  thisPayment: (what: Text, stands: Text): Text => rich`${bold('Sobre')} ${what}: ${stands}`,
  stands: {
    stoppable: rich`en proceso. Quizás todavía se pueda detener; date prisa, por favor`,
    moving: rich`en proceso, y ya avanzó demasiado para detenerlo`,
    arrived: rich`ya llegó, así que no puedo recuperarlo`,
    returned: rich`el dinero volvió a ti`,
  },
  stop: 'Detener este pago',
  write: 'Escribir a una persona',
  sendThese: 'Enviar estas palabras',
  title: 'Escribir a soporte',
  submit: 'Enviar a soporte',
  label: 'Tu mensaje',
  ask: (topic: Topic): Text =>
    rich`${bold(TOPIC_NAMES[topic])}. Lo que escribas ahora le llega palabra por palabra a una persona de soporte. ${NO_SECRETS}`,
  askMore: (reference: string): Text =>
    rich`Lo que escribas ahora le llega a una persona de soporte, para el caso ${code(reference)}. ${NO_SECRETS}`,
  hint: 'Por ejemplo: qué pasó, y cuándo',
  secret: rich`No se lo envié a nadie: parece un PIN, una contraseña o un número que nadie más debe ver. Escríbelo sin eso, por favor.`,
  /** Words that could also be done here. */
  which: (words: string): Text =>
    lines(
      rich`Escribiste: ${italic(words)}`,
      rich`Puedo hacerlo aquí, o enviar tus palabras a soporte. ${bold('Todavía no hice ninguna de las dos cosas.')} ¿Cuál quieres?`,
    ),
  doIt: 'Hacerlo aquí',
  toSupport: 'Enviar a soporte',
  neither: 'Ninguna',
  shallI: (words: string, reference: string): Text =>
    lines(
      rich`Escribiste: ${italic(words)}`,
      rich`Soporte te escribió en el caso ${code(reference)}. ¿Envío estas palabras como tu respuesta? ${bold('Todavía no se envió nada.')}`,
    ),
  notSent: rich`No se envió ni se hizo nada.`,
  lost: rich`No se envió nada: esas palabras ya vencieron. Escríbelas otra vez, por favor.`,
  opened: (reference: string, by: string): Text =>
    lines(
      rich`${bold('Ahora lo tiene una persona')}`,
      rich`Tu referencia es ${code(reference)}. Puedes esperar una respuesta a más tardar ${bold(by)}, en este chat.`,
      rich`Hasta entonces puedes seguir aquí como siempre. Lo que escribes es para mí, a menos que presiones ${bold('Agregar algo')}.`,
    ),
  added: (reference: string, by: string): Text =>
    rich`${bold('Enviado.')} Ya es parte del caso ${code(reference)}. Puedes esperar una respuesta a más tardar ${bold(by)}.`,
  add: 'Agregar algo',
  reply: 'Responder a soporte',
  close: 'Cerrar el caso',
  closed: (reference: string): Text =>
    rich`El caso ${code(reference)} está cerrado y ya nadie trabaja en él. Si vuelve a pasar en las próximas dos semanas, presiona ${bold('Escribir otra vez')}.`,
  again: 'Escribir otra vez',
  nothingOpen: rich`Aquí no tienes ningún caso abierto. Para contarle algo a una persona, presiona el botón.`,
  gone: rich`No encuentro ese caso aquí. Si lo abriste con tu sesión iniciada, primero inicia sesión.`,
  refused,
  /** As it arrives. */
  fromSupport: (reference: string, text: string, closes: boolean): Text =>
    lines(
      rich`${bold('Soporte')} sobre el caso ${code(reference)}:`,
      ...text.split('\n').map((line) => rich`${line}`),
      '',
      closes
        ? rich`Soporte cerró el caso con este mensaje. Si no está resuelto, presiona ${bold('Escribir otra vez')} en las próximas dos semanas.`
        : rich`Para responder, presiona ${bold('Responder a soporte')}. Todo lo demás que escribas es para mí, no para soporte.`,
    ),
  thread: (
    given: {
      title: string
      reference: string
      state: Text
      first: string
      messages: readonly CaseMessage[]
      hidden: number
    },
    when: When & { readonly openedAt: number },
  ): Text =>
    lines(
      rich`${bold(given.title)}, caso ${code(given.reference)}`,
      given.state,
      '',
      rich`${bold('Tú')}, ${moment(when.openedAt, when.timeZone, when.now, when.isZoneNamed)}: ${given.first}`,
      ...(given.hidden > 0 ? [rich`${italic(`${given.hidden} mensajes anteriores no se muestran`)}`] : []),
      ...given.messages.map((each) => said(each, when)),
    ),
  states: {
    waiting: (by: string): Text => rich`Lo tiene una persona. Puedes esperar una respuesta a más tardar ${bold(by)}.`,
    answered: rich`Soporte respondió. Puedes escribir otra vez, o cerrar el caso.`,
    closed: rich`Cerrado.`,
  },
}
