import { isAddress } from '#bank/ground/phone.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import type { AskRefusal } from '#bank/request/ask.ts'
import type { RequestState } from '#bank/request/request.ts'
import type { Named, Person, RequestView } from '#bank/request/view.ts'
import { personName as who } from './person-words.es.ts'
import type { requests as english } from './words.en.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { noteFrom } from '#conversation/operation/words.es.ts'
import { day, duration } from '#conversation/words/times.es.ts'

/** Whose share of a bill it is, for who reads it. */
const what = ({ request: { original, bill }, side }: RequestView): string => {
  if (original !== undefined)
    return side === 'payer' ? ' de vuelta, de un pago que te hizo' : ' de vuelta, de un pago que le hiciste'
  if (bill === undefined) return ''
  return side === 'payer' ? ', tu parte de una cuenta' : ', su parte de una cuenta'
}

/** Where it stands, as its asker hears it, and as its payer does. */
const TOLD: Record<
  RequestState,
  { readonly asker: (view: RequestView) => Text; readonly payer: (view: RequestView) => Text }
> = {
  open: {
    asker: ({ payer }) => rich`Ya se lo pedí a ${who(payer)}. Te avisaré aquí cuando responda.`,
    payer: () => rich`Nada se mueve a menos que presiones Pagar y luego Confirmar.`,
  },
  paid: {
    asker: ({ payer }) => rich`${bold(`${who(payer)} pagó`)}. El dinero está en tu cuenta.`,
    payer: () => rich`Ya pagaste esto. No hay nada más que hacer.`,
  },
  returned: {
    asker: ({ payer }) => rich`${who(payer)} había pagado, pero ese pago se devolvió. Ya no está en tu cuenta.`,
    payer: () => rich`Tu pago se devolvió. El dinero está otra vez en tu cuenta.`,
  },
  declined: {
    asker: ({ payer }) => rich`${who(payer)} la rechazó. No se movió dinero.`,
    payer: () => rich`La rechazaste. No se movió dinero.`,
  },
  withdrawn: {
    asker: () => rich`La retiraste. No se movió dinero.`,
    payer: ({ asker }) => rich`${who(asker)} la retiró. No tienes que hacer nada.`,
  },
  expired: {
    asker: ({ payer }) =>
      rich`${who(payer)} no respondió en una semana, así que esta solicitud venció. No se movió dinero.`,
    payer: () => rich`Esta solicitud venció después de una semana. No se movió dinero.`,
  },
}

const STATE: Record<RequestState, string> = {
  open: 'esperando',
  paid: 'pagada',
  returned: 'pagada y luego devuelta',
  declined: 'rechazada',
  withdrawn: 'retirada',
  expired: 'sin respuesta a tiempo',
}

const card = (view: RequestView, now: number): Text => {
  const { request, side, asker, payer } = view
  const amount = bold(formatUsd(request.amount))
  const head =
    side === 'payer'
      ? rich`${bold(who(asker))} te pide ${amount}${what(view)}.`
      : rich`Le pediste a ${bold(who(payer))} ${amount}${what(view)}.`
  return lines(
    head,
    ...(request.note === ''
      ? []
      : [side === 'payer' ? noteFrom(asker, request.note, 'Por') : rich`Por: ${request.note}`]),
    '',
    TOLD[request.state][side](view),
    ...(request.state === 'open' ? [rich`Vence en ${duration(request.expiresAt - now)}.`] : []),
  )
}

const row = ({ request, side, asker, payer }: RequestView, at: number, timeZone: string, now: number): Text =>
  rich`${at + 1}. ${day(request.createdAt, timeZone, now)}: ${bold(formatUsd(request.amount))} ${side === 'payer' ? `para ${who(asker)}` : `de ${who(payer)}`}${request.note === '' ? '' : rich`, ${code(request.note)}`}${side === 'payer' ? '' : `: ${STATE[request.state]}`}`

const refusal = (refused: AskRefusal, name: string): Text => {
  switch (refused.kind) {
    case 'not-found':
    case 'unavailable':
      return rich`No se le dijo nada a nadie: ahora no se le puede pedir dinero a ${name}.`
    case 'left':
      return rich`No se le dijo nada a nadie: ${name} ya no es cliente, así que no se le puede pedir dinero.`
    case 'yourself':
      return rich`Esa persona eres tú. Elige a otra.`
    case 'not-ready':
      return rich`La cuenta a la que debe llegar el dinero no está abierta. Elige otra.`
    case 'tier':
      return rich`Antes de que puedas recibir dinero, tenemos que terminar de verificar tu identidad. ${code('Mis datos')} muestra lo que falta.`
    case 'too-small':
      return rich`El monto mínimo para esto es ${bold(formatUsd(refused.least))}.`
    case 'note-too-small':
      return rich`No se le pidió nada a nadie: tú y ${name} todavía no se han hecho pagos, así que una nota solo puede ir con ${bold(formatUsd(refused.least))} o más. Quita la nota o pide más.`
    case 'too-much':
      return rich`Un pago puede ser de ${bold(formatUsd(refused.limit))} como máximo, así que no puedes pedir más de eso a la vez.`
    case 'too-many':
      return rich`Tienes ${refused.limit} solicitudes abiertas, el máximo a la vez. Retira una o espera una respuesta.`
    case 'too-many-of-one':
      return rich`Ya le pediste a ${name} tantas veces como se puede por ahora. Espera una respuesta, o hasta mañana.`
  }
}

export const requests: typeof english = {
  who,
  card,
  refusal,
  payerTitle: 'Quién debe pagar',
  payer: rich`¿A quién se lo pido? Escribe un nombre de usuario como ${code('@alex')} o un número de teléfono.`,
  payerLabel: 'Usuario o teléfono',
  payerHint: 'Por ejemplo @alex o (415) 555-0132',
  notFound: (typed: string): Text =>
    isAddress(typed)
      ? rich`No se le pidió nada a nadie: no encontré a nadie con ${bold(typed)}. Un teléfono o un correo electrónico solo sirve después de que su dueño lo haya verificado aquí. Pídele su nombre de usuario y escríbelo, por ejemplo ${code('@alex')}.`
      : rich`No se le pidió nada a nadie: no encontré a ${bold(typed)}. Pregúntale cómo se escribe su nombre de usuario y escríbelo, por ejemplo ${code('@alex')}, o escribe un teléfono que haya verificado aquí.`,
  noSaved: (name: string): Text =>
    rich`No se le pidió nada a nadie: no hay ningún contacto guardado como ${bold(name)}. Escribe su nombre de usuario, por ejemplo ${code('@alex')}, o un teléfono o correo electrónico que haya verificado aquí.`,
  foreign: rich`Solo puedo pedirle dinero a personas en Estados Unidos. Escribe un número de teléfono de Estados Unidos como ${code('(415) 555-0132')} o un nombre de usuario como ${code('@alex')}.`,
  extension: rich`No puedo pedirle a nadie en un número con extensión. Escribe un número de teléfono de Estados Unidos como ${code('(415) 555-0132')} o un nombre de usuario como ${code('@alex')}.`,
  own: rich`Esa es tu propia cuenta. Elige a otra persona, por ejemplo ${code('@alex')}.`,
  amount: (to: Named): Text => rich`¿Cuánto le pido a ${bold(who(to))}?`,
  amountTitle: 'Cuánto',
  amountLabel: 'Monto en dólares',
  noteLabel: 'Para qué',
  noteHint: 'La otra persona la lee, por ejemplo Pizza',
  confirm: (asked: {
    readonly payer: Named
    readonly amount: Usd
    readonly note: string
    readonly into: string
    readonly back: boolean
  }): Text =>
    lines(
      rich`${bold(asked.back ? '¿Pedir esto de vuelta?' : '¿Pedir esto?')}`,
      rich`A: ${bold(who(asked.payer))}`,
      rich`Monto: ${bold(formatUsd(asked.amount))}`,
      ...(asked.note === '' ? [] : [rich`Por: ${asked.note}`]),
      rich`Hacia: ${bold(asked.into)}`,
      '',
      rich`La otra persona ve tu nombre y tu nombre de usuario. Nada se mueve a menos que acepte.`,
    ),
  ask: 'Pedir',
  otherAccount: 'Hacia otra cuenta',
  into: rich`¿A qué cuenta debe llegar el dinero?`,
  noAccount: rich`Necesitas una cuenta a la que pueda llegar el dinero. Abre una primero; tarda un momento.`,
  notBack: rich`Este pago no se puede pedir de vuelta: no se ha completado, o no fue para otro cliente.`,
  backNote: (note: string): string => (note === '' ? 'Pedido de vuelta' : `Pedido de vuelta: ${note}`),
  draftGone: rich`Pasó un buen rato y lo que escribiste ya venció. Empieza otra vez, por favor.`,
  list: (
    all: { readonly waiting: readonly RequestView[]; readonly asked: readonly RequestView[] },
    blocked: number,
    timeZone: string,
    now: number,
  ): Text =>
    lines(
      rich`${bold('Solicitudes')}`,
      ...(all.waiting.length === 0 ? [] : [rich`Te esperan:`]),
      ...all.waiting.map((view, at) => row(view, at, timeZone, now)),
      ...(all.asked.length === 0 ? [] : ['', rich`Pediste:`]),
      ...all.asked.map((view, at) => row(view, all.waiting.length + at, timeZone, now)),
      '',
      rich`Presiona un número para verla.${blocked === 0 ? '' : ` Bloqueaste a ${blocked === 1 ? 'una persona' : `${blocked} personas`}.`}`,
    ),
  none: rich`No le has pedido dinero a nadie, y nadie te lo ha pedido a ti. Di por ejemplo ${code('pide 20 a alex por la pizza')}.`,
  gone: rich`Ya no encuentro esa solicitud.`,
  notYours: rich`No se hizo nada: esa solicitud es entre otras personas.`,
  beingPaid: rich`Se está pagando ahora mismo. Su resumen mostrará cómo termina.`,
  from: (view: RequestView): Text =>
    rich`${bold(formatUsd(view.request.amount))} para ${bold(who(view.asker))}. ¿Desde qué cuenta?`,
  noSource: rich`Necesitas una cuenta con dinero desde la que pagar. Abre una primero; tarda un momento.`,
  blockAsk: (name: string): Text =>
    rich`¿Bloquear a ${bold(name)}? Ya no podrá pedirte dinero, y todo lo que pidió se rechaza. Todavía pueden enviarse dinero, y puedes deshacerlo en Solicitudes.`,
  blocked: (name: string): Text => rich`${bold(name)} ya no puede pedirte dinero. Todo lo que había pedido se rechazó.`,
  unblocked: (name: string): Text => rich`${bold(name)} puede pedirte dinero otra vez.`,
  blockedList: (people: readonly Person[]): Text =>
    people.length === 0
      ? rich`No has bloqueado a nadie.`
      : lines(
          rich`${bold('Bloqueados')}`,
          ...people.map((each) => rich`${who(each)}`),
          '',
          rich`Presiona un nombre para que pueda pedirte otra vez.`,
        ),
  pay: 'Pagar',
  decline: 'Rechazar',
  block: 'Bloquear a esta persona',
  blockYes: 'Bloquear',
  withdraw: 'Retirarla',
  see: 'Ver solicitudes',
  seeBlocked: 'Personas bloqueadas',
  new: 'Pedir a alguien',
  split: 'Dividir una cuenta',
  askBack: 'Pedirlo de vuelta',
}
