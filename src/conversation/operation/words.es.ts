import { formatCoin, formatUsd, isZero, money, SCALE, type Usd } from '#bank/ground/money.ts'
import { MAX_ACCOUNTS, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { isPastLimit } from '#bank/ground/coin-price.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COLLECTING, PAYING_OUT } from '#bank/ground/usual-times.ts'
import type { Why } from '#bank/ground/operation.ts'
import type { Triggered } from '#bank/ground/waiting.ts'
import type { Order, PaymentKind, PaymentOrder, Party, Scheduled } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { payOutReturned, returnedFor } from './return-words.es.ts'
import type { outcomes as english, ShownAt } from './words.en.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { businessDays, dayName, duration, moment, SENDING } from '#conversation/words/times.es.ts'

/** A person or an account, as on the card: `Alex Doe (@alex)`. */
export const partyName = ({ name, handle }: Pick<Party, 'name' | 'handle'>): string =>
  handle === undefined ? name : `${name} (@${handle})`

/**
 * What somebody else wrote, under whose name, in a style that no channel makes a link of. `label`: what the line begins with.
 */
export const noteFrom = (from: Pick<Party, 'name' | 'handle'>, note: string, label = 'Nota'): Text =>
  rich`${label}: ${code(note)} (de ${from.handle === undefined ? from.name : `@${from.handle}`}, no de Parley)`

/** A request that is paid brings the note of who asked. */
const noteOf = (order: PaymentOrder): Text =>
  order.kind === 'send' && order.request !== undefined ? noteFrom(order.to, order.note) : rich`Nota: ${order.note}`

const WHY: Record<Why, Text> = {
  'insufficient-funds': rich`No había suficiente dinero disponible. Agrega dinero o elige un monto menor.`,
  'insufficient-coins': rich`No tienes suficientes monedas libres: algunas pueden estar apartadas para otra venta en curso. Elige un monto menor o espera a que termine esa venta.`,
  'daily-limit': rich`Habría superado tu límite de un día. Elige un monto menor o inténtalo mañana.`,
  'payment-limit': rich`Es más de lo que se puede enviar en un solo pago. Elige un monto menor.`,
  'account-closed': rich`Una de las dos cuentas está cerrada o bloqueada, así que no se pudo enviar nada.`,
  'payee-account-closed': rich`La cuenta de destino está cerrada, en proceso de cierre o bloqueada. Elige otra cuenta o pregúntale a la otra persona cuál usar.`,
  'bank-unlinked': rich`Tu cuenta del otro banco ya no está vinculada aquí, así que no se le envió nada. Vincúlala otra vez o elige otra.`,
  'payee-cannot-receive': rich`La otra persona no puede recibir dinero por ahora: todavía estamos verificando su identidad o su cuenta está bloqueada. Pregúntale e inténtalo después.`,
  'payee-left': rich`No se envió nada, y no salió nada de tu cuenta. Esta persona ya no es cliente, así que no se le puede pagar aquí. Si todavía le debes el dinero, pregúntale cómo prefiere recibirlo.`,
  'request-ended': rich`La solicitud que iba a pagar se retiró, se rechazó o venció.`,
  'schedule-ended': rich`El pago programado al que pertenecía se borró.`,
  'no-price': rich`No se compró nada: no había un precio actual al que comprar.`,
  'price-moved': rich`No se ordenó nada más: el precio había pasado el límite del resumen. Puedes ver el precio nuevo y decidir otra vez.`,
  'bank-return': rich`El otro banco lo devolvió. Verifica que la cuenta de allá esté abierta.`,
  'bank-cancelled': rich`Tuvimos que detenerlo. Si no sabes por qué, reporta un problema y una persona lo revisará.`,
  'customer-cancelled': rich`Lo cancelaste.`,
  'not-empty': rich`La cuenta todavía tiene dinero o monedas. Sácalos primero.`,
  frozen: rich`Tu cuenta estaba congelada, así que no se envió.`,
  busy: rich`Todavía hay algo en curso en esa cuenta. Inténtalo otra vez cuando termine.`,
  'too-many-accounts': rich`Tienes ${String(MAX_ACCOUNTS)} cuentas, billeteras y bancos vinculados, el máximo que una persona puede tener aquí. Cierra alguna que ya no necesites y vuelve a intentarlo.`,
  'too-many-under-way': rich`Ya tienes ${String(MAX_UNDER_WAY)} operaciones en curso, el máximo a la vez. No se pierde nada: inténtalo otra vez cuando termine alguna.`,
  'being-checked': rich`Todavía estamos verificando el nombre que diste, así que no se cambió nada. Te diré el resultado; si el nombre no es correcto, podrás cambiarlo entonces.`,
  'bank-unreachable': rich`No se envió nada, y no hay nada apartado. Tenemos mucha actividad en este momento; inténtalo otra vez en un rato.`,
  'bad-address': rich`No pudimos encontrar esa dirección. Revísala y escríbela otra vez, por ejemplo: 1 Market St, San Francisco, CA 94105.`,
  'bad-routing-number': rich`No reconocemos ese número de ruta. Revísalo en un cheque o estado de cuenta e inténtalo otra vez.`,
  'bad-bank-login': rich`Tu otro banco no aceptó ese usuario y contraseña. Revísalos e inténtalo otra vez.`,
  'wrong-answer': rich`Tu otro banco no aceptó esa respuesta. Inténtalo otra vez.`,
  'questions-expired': rich`Esas preguntas vencieron, así que tus respuestas no se usaron. Abre las preguntas otra vez; si no hay ninguna, escribe de nuevo tu número de Seguro Social.`,
  'wrong-code': rich`Puede estar mal escrito o ya vencido. Inténtalo otra vez o pide uno nuevo.`,
  'wrong-amounts': rich`Esos no son los dos montos que se depositaron. Revisa tu estado de cuenta e inténtalo otra vez.`,
  'too-many-tries': rich`Hubo demasiados intentos. Vuelve a vincular la cuenta.`,
  'no-longer-kept': rich`No se cambió nada. Esto tardó más de una hora y, por tu seguridad, no guardamos más tiempo lo que escribiste. Escríbelo otra vez, por favor.`,
  'not-allowed': rich`Por ahora no podemos hacer esto en tu cuenta. Mis datos muestra lo que falta.`,
  'not-found': rich`Ya no encontramos esta cuenta. Mira tus cuentas y elige otra.`,
  'too-late': rich`Ya estaba demasiado avanzado para cambiarlo.`,
  invalid: rich`No se pudo aceptar como está escrito. Revísalo e inténtalo otra vez.`,
}

const TITLES: Record<PaymentKind, { readonly doing: string; readonly done: string; readonly not: string }> = {
  send: { doing: 'Enviando', done: 'Enviado', not: 'No enviado' },
  pull: { doing: 'Agregando dinero', done: 'Dinero agregado', not: 'No se agregó dinero' },
  'pay-out': { doing: 'Enviando a tu banco', done: 'Enviado a tu banco', not: 'No enviado a tu banco' },
  'top-up': {
    doing: 'Agregando dinero de prueba',
    done: 'Dinero de prueba agregado',
    not: 'No se agregó dinero de prueba',
  },
  buy: { doing: 'Comprando', done: 'Comprado', not: 'No comprado' },
  sell: { doing: 'Vendiendo', done: 'Vendido', not: 'No vendido' },
}

/** In one line what a card moves: amount, from where, to where. */
const what = (order: PaymentOrder): Text => {
  const amount = bold(formatUsd(order.amount))
  if (order.kind === 'buy')
    return rich`${amount} de ${order.quote.coin}, desde ${bold(order.from.name)} hacia ${bold(order.to.name)}`
  if (order.kind === 'sell')
    return rich`${amount} de ${order.quote.coin}, desde ${bold(order.from.name)} hacia ${bold(order.to.name)}`
  if (order.kind === 'top-up') return rich`${amount} de dinero de prueba para ${bold(order.to.name)}`
  return rich`${amount} desde ${bold(order.from.name)} para ${bold(partyName(order.to))}`
}
const noted = (order: PaymentOrder): readonly Text[] => [
  ...(order.note === '' ? [] : [noteOf(order)]),
  ...(order.kind === 'send' && order.schedule ? [scheduled(order.schedule)] : []),
  ...(order.kind === 'buy' && order.schedule ? [bought(order.schedule)] : []),
  ...('trigger' in order && order.trigger ? [triggered(order.trigger)] : []),
]
const bought = ({ day, isLast }: Scheduled): Text =>
  rich`Compra periódica del ${dayName(day)}${isLast ? ', la última' : ''}`
const scheduled = ({ day, isLast }: Scheduled): Text =>
  rich`Pago programado del ${dayName(day)}${isLast ? ', el último' : ''}`

/** An order that waited for a price, and the price at which it went. */
const triggered = ({ when, level, price }: Triggered): Text =>
  rich`Tu orden para ${formatUsd(level)} o ${when === 'at-or-above' ? 'más' : 'menos'}: se hizo cuando el precio era ${bold(formatUsd(price))}.`

const limitLine = (side: 'buy' | 'sell', coin: string, limit: Usd): Text =>
  side === 'buy'
    ? rich`Límite: ${bold(formatUsd(limit))} por 1 ${coin}; si cuesta más, no se compra nada`
    : rich`Límite: ${bold(formatUsd(limit))} por 1 ${coin}; si da menos, no se vende nada`

/** Everything on the card to be confirmed. */
const proposal = (order: PaymentOrder, expiresAt: number, { now, timeZone }: ShownAt): Text => {
  const until = rich`Nada se mueve hasta que presiones Confirmar. Este resumen vence en ${duration(expiresAt - now)}.`
  const head = (title: string): Text => rich`${bold(title)}`
  const fee = isZero(FEE) ? [] : [rich`Comisión: ${formatUsd(FEE)}`]
  const from = rich`Desde: ${bold(order.from.name)}`
  const to = rich`Para: ${bold(partyName(order.to))}`
  const rows = [rich`Monto: ${bold(formatUsd(order.amount))}`, to, from, ...fee]
  switch (order.kind) {
    case 'send':
      return lines(head('¿Enviar esto?'), ...rows, ...(order.note === '' ? [] : [noteOf(order)]), '', until)
    case 'pull':
      return lines(
        head('¿Agregar este dinero?'),
        ...rows,
        '',
        rich`El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}. ${until}`,
      )
    case 'pay-out':
      return lines(
        head('¿Enviar esto a tu banco?'),
        ...rows,
        '',
        rich`El dinero a otro banco suele tardar de ${businessDays(PAYING_OUT)}. ${until}`,
      )
    case 'top-up':
      return lines(
        head('¿Agregar dinero de prueba?'),
        rich`Monto: ${bold(formatUsd(order.amount))} (prueba)`,
        to,
        '',
        rich`Es dinero de prueba de la demostración, no dólares reales. ${until}`,
      )
    case 'buy':
    case 'sell': {
      const { coin, coins, price, takenAt, limit } = order.quote
      return lines(
        head(order.kind === 'buy' ? `¿Comprar ${coin}?` : `¿Vender ${coin}?`),
        rich`Total: ${bold(formatUsd(order.amount))} (exacto)`,
        rich`Monedas: cerca de ${bold(formatCoin(coins))}`,
        ...(order.asked === undefined ? [] : [rich`Pediste: ${bold(formatCoin(order.asked))}`]),
        rich`Precio: ${bold(formatUsd(price))} por 1 ${coin}, de ${moment(takenAt, timeZone, now)}`,
        ...(limit === undefined ? [] : [limitLine(order.kind, coin, limit)]),
        from,
        to,
        ...fee,
        '',
        rich`Revisamos el límite justo antes de la orden. El precio no queda fijo: el precio final es el de unos segundos después, cuando se hace, así que el número de monedas puede variar un poco. El monto en dólares es exacto.`,
        until,
      )
    }
  }
}

const progress = (order: PaymentOrder, stage: string | undefined): Text => {
  const after = rich`Actualizaré este resumen cuando esté listo. No tienes que hacer nada.`
  if (stage === 'debited' && order.kind !== 'top-up')
    return rich`El dinero salió de ${order.from.name} y va en camino a ${partyName(order.to)}. ${after}`
  if (stage === 'credited') return rich`El dinero llegó a ${partyName(order.to)}, y estamos terminando. ${after}`
  if (order.kind === 'pull')
    return rich`Estamos cobrando el dinero de tu otro banco. Suele tardar de ${businessDays(COLLECTING)}. ${after}`
  if (order.kind === 'pay-out')
    return rich`Estamos enviando el dinero a ${bold(order.to.name)}. Suele tardar de ${businessDays(PAYING_OUT)}. ${after}`
  return rich`Lo estamos procesando; suele tardar ${SENDING}. ${after}`
}

/** What confirming has done meanwhile: only what is kept here is set aside. */
const setAside = (order: PaymentOrder): Text => {
  if (order.kind === 'send' || order.kind === 'buy' || order.kind === 'pay-out')
    return rich`Los ${bold(formatUsd(order.amount))} están a salvo, apartados en ${bold(order.from.name)}. `
  return order.kind === 'sell'
    ? rich`Las monedas están a salvo, cerca de ${bold(formatCoin(order.quote.coins))} apartadas en ${bold(order.from.name)}. `
    : rich``
}

/** The bank names its price; the coins follow from it, to the last place. */
const executed = (order: Extract<PaymentOrder, { quote: unknown }>, rate: Usd): Text => {
  const { coin } = order.quote
  const coins =
    rate.minor === 0n ? order.quote.coins : money(coin, (order.amount.minor * 10n ** BigInt(SCALE[coin])) / rate.minor)
  const past = isPastLimit(order, rate)
    ? rich` Eso pasa el límite de tu resumen: el precio no queda fijo, y se movió en los segundos después de la orden.`
    : rich``
  return rich`El precio fue de ${bold(formatUsd(rate))} por 1 ${coin}: ${bold(`cerca de ${formatCoin(coins)}`)} por ${formatUsd(order.amount)}.${past}`
}

const arrived = (order: PaymentOrder, rate: Usd | undefined): Text => {
  const price = rate === undefined || !('quote' in order) ? [] : [executed(order, rate)]
  switch (order.kind) {
    case 'buy':
      return lines(rich`Las monedas están en ${bold(order.to.name)}.`, ...price)
    case 'sell':
      return lines(rich`Los dólares están en ${bold(order.to.name)}.`, ...price)
    case 'pay-out':
      return rich`El dinero se pagó a ${bold(order.to.name)}. Si no lo ves ahí al final del próximo día hábil, pregunta primero en ese banco; si no lo encuentra, reporta un problema aquí.`
    case 'send':
    case 'pull':
    case 'top-up':
      return rich`El dinero llegó.`
  }
}

/** Where the money is after it came back: said exactly, since this is what is worried about. */
const back = (order: PaymentOrder): Text => {
  const amount = bold(formatUsd(order.amount))
  switch (order.kind) {
    case 'send':
    case 'pay-out':
    case 'buy':
      return rich`Los ${amount} están de vuelta en ${bold(order.from.name)}.`
    case 'pull':
      return rich`Los ${amount} volvieron a ${bold(order.from.name)}, y ya no están en ${bold(order.to.name)}.`
    case 'top-up':
      return rich`Los ${amount} de dinero de prueba ya no están en ${bold(order.to.name)}.`
    case 'sell':
      return rich`Las monedas están de vuelta en ${bold(order.from.name)}, y los ${amount} ya no están en ${bold(order.to.name)}.`
  }
}

const stayed = (order: PaymentOrder): Text => {
  if (order.kind === 'top-up') return rich`Nada cambió en ${bold(order.to.name)}.`
  return order.kind === 'sell'
    ? rich`Ninguna moneda salió de ${bold(order.from.name)}.`
    : rich`Los ${bold(formatUsd(order.amount))} siguen en ${bold(order.from.name)}.`
}

export const outcomes: typeof english = {
  goodFor: (ms: number): Text => rich`Este resumen vence en ${duration(ms)}.`,
  titles: TITLES,
  what,
  noted,
  proposal,
  progress,
  arrived,
  balanceAfter: (available: Usd, account: string): Text =>
    rich`Ahora tienes ${bold(formatUsd(available))} disponibles en ${bold(account)}.`,
  back,
  stayed,
  /** `bankCode`: what the bank gives as its reason; there may be more to say than that it was sent back. */
  why: (why: Why | undefined, bankCode?: string, order?: Order): Text => {
    if (why === 'bank-return' && order?.kind === 'pay-out') return payOutReturned(bankCode, order.to.name)
    const returned = why === 'bank-return' && bankCode !== undefined ? returnedFor(bankCode) : undefined
    return returned ?? WHY[why ?? 'invalid']
  },
  title: (text: string): Text => rich`${bold(text)}`,
  cancelledTitle: 'Cancelado',
  expiredTitle: 'No se confirmó a tiempo',
  returnedTitle: 'Devuelto',
  checkingTitle: 'Lo estamos verificando',
  expired: rich`No se cambió nada: el resumen no se confirmó a tiempo.`,
  /** Never a failure, never a success: the bank may have accepted it. */
  checkingMoney: rich`Todavía no sabemos si esto se completó. Tu dinero está a salvo. No tienes que hacer nada y, por favor, no lo envíes otra vez: actualizaré este resumen en cuanto lo sepamos.`,
  checking: rich`Estamos verificando si esto se completó. No se perdió nada. No tienes que hacer nada y, por favor, no lo empieces otra vez: actualizaré este resumen en cuanto lo sepamos.`,
  waitingTitle: 'Con retraso',
  waiting: (order: PaymentOrder): Text =>
    rich`Todavía no se ha enviado nada: tenemos un retraso. ${setAside(order)}Seguiré en cuanto sea posible y actualizaré este resumen. No tienes que hacer nada; hasta entonces todavía puedes detenerlo.`,
  waitingAct: rich`Tenemos un retraso, así que esto todavía no empieza. No se perdió nada: seguiré en cuanto sea posible y actualizaré este resumen. No tienes que hacer nada.`,
  bankAway: rich`Tenemos un retraso, así que esto tarda más de lo normal.`,
  handingOver: rich`Ya lo estoy empezando. Actualizaré este resumen cuando haya novedades; no tienes que hacer nada.`,
  /** After the customer wanted it stopped. */
  stopping: rich`Pediste detener esto y lo estamos intentando. Mientras no lo sepamos, todavía puede pagarse; actualizaré este resumen en cualquier caso.`,
  tooLateToStop: rich`Pediste detener esto, pero ya era tarde: el dinero ya había seguido su camino.`,
  returnCode: (reason: string): Text => rich`Código de devolución: ${code(reason)}`,
  reference: (reference: string, at: number, timeZone: string, now: number): Text =>
    rich`Referencia ${code(reference)}, ${moment(at, timeZone, now)}`,
}
