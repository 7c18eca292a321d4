import { formatCoin, formatUsd, money, SCALE, type Usd } from '#bank/ground/money.ts'
import { MAX_ACCOUNTS, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { isPastLimit } from '#bank/ground/coin-price.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COLLECTING } from '#bank/ground/usual-times.ts'
import type { Why } from '#bank/ground/operation.ts'
import type { PaymentKind, PaymentOrder, Party, Scheduled } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { returnedFor } from './return-words.es.ts'
import type { outcomes as english } from './words.en.ts'
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
  'insufficient-funds': rich`No había suficiente dinero disponible. Agrega dinero, o elige una cantidad menor.`,
  'insufficient-coins': rich`No había suficientes monedas libres: algunas pueden estar apartadas para otra venta en curso. Elige una cantidad menor, o espera a que esa venta termine.`,
  'daily-limit': rich`Habría pasado tu límite de un día. Elige una cantidad menor, o inténtalo mañana.`,
  'payment-limit': rich`Es más de lo que puede tener un solo pago. Elige una cantidad menor.`,
  'account-closed': rich`Una de las dos cuentas está cerrada o bloqueada, así que no se pudo enviar nada.`,
  'payee-account-closed': rich`La cuenta a la que iba ya está cerrada, se está cerrando o está bloqueada. Elige otra cuenta, o pregunta a la otra persona cuál usar.`,
  'payee-cannot-receive': rich`La otra persona no puede recibir dinero por ahora: el banco todavía comprueba quién es, o detuvo su cuenta. Pregúntale, e inténtalo después.`,
  'payee-left': rich`Esta persona ya no es cliente, así que no se le puede pagar aquí. No se envió nada, y no salió nada de tu cuenta. Si aun así debe recibirlo, pregúntale cómo.`,
  'request-ended': rich`La solicitud que iba a pagar se retiró, se rechazó o venció.`,
  'schedule-ended': rich`El pago programado del que era parte se borró.`,
  'price-moved': rich`El precio pasó del límite que decía el resumen, así que no se ordenó nada más al precio peor. Puedes ver el precio nuevo y decidir otra vez.`,
  'bank-return': rich`El banco de la otra parte lo devolvió. Comprueba con esa persona que su cuenta esté abierta.`,
  'bank-cancelled': rich`El banco lo detuvo.`,
  'customer-cancelled': rich`Lo cancelaste.`,
  'not-empty': rich`La cuenta todavía tiene dinero o monedas. Sácalos primero.`,
  frozen: rich`Congelaste tu cuenta, así que no se envió.`,
  busy: rich`Todavía hay algo en curso en esa cuenta. Inténtalo otra vez cuando haya terminado.`,
  'too-many-accounts': rich`Tienes ${String(MAX_ACCOUNTS)} cuentas, billeteras y bancos vinculados, que es lo máximo que una persona puede tener aquí. Cierra una que ya no necesites y vuelve a intentarlo.`,
  'too-many-under-way': rich`Ya tienes ${String(MAX_UNDER_WAY)} cosas en curso, que es lo máximo que una persona puede tener a la vez. No se pierde nada; cuando una haya terminado, inténtalo otra vez.`,
  'being-checked': rich`El banco está comprobando ahora mismo quién eres, con el nombre que diste, así que lo dejé como está. Te diré lo que diga el banco; si el nombre no es correcto, cámbialo entonces.`,
  'bank-unreachable': rich`El banco no da abasto en este momento, y hay tanto esperando que no acepté esto. No se le entregó nada y no hay nada apartado. Inténtalo otra vez en un rato.`,
  'bad-address': rich`El banco no pudo encontrar la dirección. Revísala y dala otra vez, por ejemplo: 1 Market St, San Francisco, CA 94105.`,
  'bad-routing-number': rich`El banco no conoce ese número de ruta. Revísalo en un cheque o estado de cuenta e inténtalo otra vez.`,
  'bad-bank-login': rich`Tu banco no aceptó ese usuario y contraseña. Revísalos e inténtalo otra vez.`,
  'wrong-answer': rich`Tu banco no aceptó esa respuesta. Inténtalo otra vez.`,
  'questions-expired': rich`El banco ya hace otras preguntas, así que no aceptó estas respuestas. Abre las preguntas otra vez; si no hay ninguna, da de nuevo tu número de Seguro Social.`,
  'wrong-code': rich`Puede estar mal escrito, o ser demasiado viejo. Inténtalo otra vez, o pide al banco que envíe uno nuevo.`,
  'wrong-amounts': rich`Las dos cantidades no son las que se depositaron. Mira tu estado de cuenta e inténtalo otra vez.`,
  'too-many-tries': rich`Hubo demasiados intentos. Vincula la cuenta de nuevo.`,
  'no-longer-kept': rich`No se pudo contactar al banco a tiempo, y lo que diste se guarda solo una hora. No se entregó nada; dalo otra vez, por favor.`,
  'not-allowed': rich`El banco no permite esto para tu cuenta por ahora. Mis datos muestra lo que falta.`,
  'not-found': rich`El banco ya no conoce esta cuenta. Mira tus cuentas y elige otra.`,
  'too-late': rich`Ya había avanzado demasiado para cambiarlo.`,
  invalid: rich`El banco no lo aceptó como se le dio. Revísalo e inténtalo otra vez.`,
}

const TITLES: Record<PaymentKind, { readonly doing: string; readonly done: string; readonly not: string }> = {
  send: { doing: 'En camino', done: 'Enviado', not: 'No enviado' },
  pull: { doing: 'En camino', done: 'Dinero agregado', not: 'No se agregó dinero' },
  'top-up': {
    doing: 'Dinero de prueba en camino',
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
]
const scheduled = ({ day, isLast }: Scheduled): Text =>
  rich`Pago programado del ${dayName(day)}${isLast ? ', el último' : ''}`

const limitLine = (side: 'buy' | 'sell', coin: string, limit: Usd): Text =>
  side === 'buy'
    ? rich`Límite: ${bold(formatUsd(limit))} por 1 ${coin}; si cuesta más, no se compra nada`
    : rich`Límite: ${bold(formatUsd(limit))} por 1 ${coin}; si da menos, no se vende nada`

/** Everything on the card to be confirmed. */
const proposal = (order: PaymentOrder, expiresAt: number, now: number): Text => {
  const until = rich`Nada se mueve antes de que presiones Confirmar. Este resumen vale por ${duration(expiresAt - now)}.`
  const head = (title: string): Text => rich`${bold(title)}`
  const rows = [
    rich`Desde: ${bold(order.from.name)}`,
    rich`Para: ${bold(partyName(order.to))}`,
    rich`Cantidad: ${bold(formatUsd(order.amount))}`,
    rich`Comisión: ${formatUsd(FEE)}`,
  ]
  switch (order.kind) {
    case 'send':
      return lines(head('¿Enviar esto?'), ...rows, order.note === '' ? rich`Nota: ninguna` : noteOf(order), '', until)
    case 'pull':
      return lines(
        head('¿Agregar este dinero?'),
        ...rows,
        '',
        rich`El dinero de otro banco suele tardar de ${businessDays(COLLECTING)}. ${until}`,
      )
    case 'top-up':
      return lines(
        head('¿Agregar dinero de prueba?'),
        rich`Para: ${bold(order.to.name)}`,
        rich`Cantidad: ${bold(formatUsd(order.amount))} (prueba)`,
        '',
        rich`Es dinero de juego de la demostración, no dólares reales. ${until}`,
      )
    case 'buy':
    case 'sell': {
      const { coin, coins, price, takenAt, limit } = order.quote
      return lines(
        head(order.kind === 'buy' ? `¿Comprar ${coin}?` : `¿Vender ${coin}?`),
        ...rows.slice(0, 2),
        ...(order.asked === undefined ? [] : [rich`Pediste: ${bold(formatCoin(order.asked))}`]),
        rich`Precio: ${bold(formatUsd(price))} por 1 ${coin}, ${takenAt > now - 10_000 ? 'hace un momento' : `hace ${duration(now - takenAt)}`}`,
        rich`Monedas: cerca de ${bold(formatCoin(coins))}`,
        ...(limit === undefined ? [] : [limitLine(order.kind, coin, limit)]),
        rich`Comisión: ${formatUsd(FEE)}`,
        rich`Total: ${bold(formatUsd(order.amount))} (exacto)`,
        '',
        rich`Comparo el límite con el precio del banco justo antes de ordenar. El banco no fija el precio y lo hace a su propio precio de ese momento, unos segundos después, así que el número de monedas puede variar un poco; los dólares son exactos.`,
        until,
      )
    }
  }
}

const progress = (order: PaymentOrder, stage: string | undefined): Text => {
  const after = rich`Cambiaré este resumen cuando esté listo. No tienes que hacer nada.`
  if (stage === 'debited')
    return rich`El dinero salió de ${order.from.name} y va en camino a ${partyName(order.to)}. ${after}`
  if (stage === 'credited') return rich`El dinero llegó a ${partyName(order.to)}, y el banco está terminando. ${after}`
  if (order.kind === 'pull')
    return rich`El banco está cobrando el dinero. Desde otro banco suele tardar de ${businessDays(COLLECTING)}. ${after}`
  return rich`El banco está en ello; suele tardar ${SENDING}. ${after}`
}

/** What confirming has done meanwhile: only what is kept here is set aside. */
const setAside = (order: PaymentOrder): Text => {
  if (order.kind === 'send' || order.kind === 'buy')
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
    ? rich` Eso pasa el límite de tu resumen: se movió en los segundos después de ordenarlo, y el banco no fija ningún precio.`
    : rich``
  return rich`El precio del banco fue ${bold(formatUsd(rate))} por 1 ${coin}: ${bold(`cerca de ${formatCoin(coins)}`)} por ${formatUsd(order.amount)}.${past}`
}

const arrived = (order: PaymentOrder, rate: Usd | undefined): Text => {
  const price = rate === undefined || !('quote' in order) ? [] : [executed(order, rate)]
  switch (order.kind) {
    case 'buy':
      return lines(rich`Las monedas están en ${bold(order.to.name)}.`, ...price)
    case 'sell':
      return lines(rich`Los dólares están en ${bold(order.to.name)}.`, ...price)
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
  goodFor: (ms: number): Text => rich`Este resumen vale por ${duration(ms)}.`,
  titles: TITLES,
  what,
  noted,
  proposal,
  progress,
  arrived,
  back,
  stayed,
  /** `bankCode`: what the bank gives as its reason; there may be more to say than that it was sent back. */
  why: (why: Why | undefined, bankCode?: string): Text => {
    const returned = why === 'bank-return' && bankCode !== undefined ? returnedFor(bankCode) : undefined
    return returned ?? WHY[why ?? 'invalid']
  },
  title: (text: string): Text => rich`${bold(text)}`,
  cancelledTitle: 'Cancelado',
  expiredTitle: 'No se confirmó a tiempo',
  returnedTitle: 'Devuelto por el banco',
  checkingTitle: 'Lo estamos comprobando con el banco',
  expired: rich`El resumen no se confirmó a tiempo, así que no se hizo nada.`,
  /** Never a failure, never a success: the bank may have accepted it. */
  checkingMoney: rich`El banco todavía no nos ha dicho con claridad si aceptó esto. Tu dinero está a salvo. No tienes que hacer nada, y por favor no lo envíes otra vez: cambiaré este resumen en cuanto lo sepamos.`,
  checking: rich`Estamos comprobando con el banco si esto se hizo. No se perdió nada. No tienes que hacer nada, y por favor no lo empieces otra vez: cambiaré este resumen en cuanto lo sepamos.`,
  waitingTitle: 'Esperando al banco',
  waiting: (order: PaymentOrder): Text =>
    rich`El banco no responde en este momento, así que todavía no se le ha enviado nada. ${setAside(order)}Lo entregaré en cuanto el banco vuelva, y cambiaré este resumen. No tienes que hacer nada; hasta entonces todavía puedes detenerlo.`,
  waitingAct: rich`El banco no responde en este momento, así que esto espera aquí. No se perdió nada: lo entregaré en cuanto el banco vuelva, y cambiaré este resumen. No tienes que hacer nada.`,
  bankAway: rich`El banco no responde a nadie en este momento, así que esto tarda más de lo normal.`,
  handingOver: rich`Lo estoy entregando al banco. Cambiaré este resumen cuando haya noticias; no tienes que hacer nada.`,
  /** After the customer wanted it stopped. */
  stopping: rich`Quieres detener esto, y se lo estoy pidiendo al banco. Hasta que responda todavía puede pagarse; cambiaré este resumen en cualquier caso.`,
  tooLateToStop: rich`Quisiste detener esto, pero fue demasiado tarde: el banco ya había movido el dinero.`,
  returnCode: (reason: string): Text => rich`El código del banco: ${code(reason)}`,
  reference: (reference: string, at: number, timeZone: string, now: number): Text =>
    rich`Referencia ${code(reference)}, ${moment(at, timeZone, now)}`,
}
