import type { Account } from '#bank/ground/account.ts'
import { type Coin, formatCoin, formatUsd, type Usd, usd } from '#bank/ground/money.ts'
import { dollarsAt, isLimit, isReached, type WaitingOrder } from '#bank/crypto/waiting-order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.es.ts'
import type { orders as english } from './order-words.en.ts'

type Shown = Pick<WaitingOrder, 'side' | 'coin' | 'when' | 'level' | 'amount'>

const level = ({ coin, when, level: price }: Pick<Shown, 'coin' | 'when' | 'level'>): Text =>
  rich`1 ${coin} esté a ${bold(formatUsd(price))} o ${when === 'at-or-above' ? 'más' : 'menos'}`

const amountOf = ({ amount, coin }: Pick<Shown, 'amount' | 'coin'>): string =>
  amount.asset === 'USD' ? `${formatUsd(amount)} de ${coin}` : formatCoin(amount)

const short = (order: Shown): Text =>
  rich`${order.side === 'buy' ? 'Comprar' : 'Vender'} ${bold(amountOf(order))} cuando ${level(order)}`

const away = (order: Shown, price: Usd | undefined): string => {
  if (price === undefined) return 'no hay un precio actual'
  if (isReached(order, price)) return 'el precio ya está ahí'
  const gap = price.minor > order.level.minor ? price.minor - order.level.minor : order.level.minor - price.minor
  return `ahora ${formatUsd(price)}, faltan ${formatUsd(usd(gap))}`
}

type Now = { readonly timeZone: string; readonly now: number }

/** What was seen of a price that had left again before anything could be ordered. */
const touched = ({ side, touched: seen }: WaitingOrder, { timeZone, now }: Now): readonly Text[] =>
  seen === undefined
    ? []
    : [
        rich`El precio llegó ahí (${formatUsd(seen.price)}, ${moment(seen.at, timeZone, now)}), pero se fue antes de que pudiera ordenar. ${side === 'buy' ? 'No se compró nada' : 'No se vendió nada'} entonces.`,
      ]

const NOT_HELD = {
  buy: 'El dinero no queda apartado. Si entonces no está en la cuenta, no se compra nada: la orden se pausa y te aviso.',
  sell: 'Las monedas no quedan apartadas. Si entonces no están en la billetera, no se vende nada: la orden se pausa y te aviso.',
}
const STATE = {
  waiting: 'en espera',
  firing: 'haciéndose ahora',
  paused: 'en pausa',
  done: 'completada',
  cancelled: 'cancelada',
}

export const orders: typeof english = {
  title: 'Órdenes en espera',
  which: (side: 'buy' | 'sell'): Text =>
    side === 'buy' ? rich`¿Qué moneda quieres comprar?` : rich`¿Qué moneda quieres vender?`,
  level: (side: 'buy' | 'sell', coin: Coin, price: Usd | undefined): Text =>
    rich`¿A qué precio quieres ${side === 'buy' ? 'comprar' : 'vender'} ${bold(coin)}?${price === undefined ? '' : ` Ahora está a ${formatUsd(price)}.`}`,
  levelTitle: 'Precio',
  directionLabel: 'Cuando el precio sea',
  directions: { below: 'Este o menos', above: 'Este o más' },
  priceLabel: 'Precio de una moneda, en dólares',
  priceHint: 'Por ejemplo 60000 o 60k',
  sayCoins: rich`Tienes más de una billetera. Di cuántas monedas, por ejemplo 0.01 BTC.`,
  noCoins: (coin: Coin): Text => rich`No tienes ${coin} libre para vender.`,
  card: (
    order: Shown,
    from: Pick<Account, 'nickname'>,
    to: Pick<Account, 'nickname'>,
    price: Usd | undefined,
  ): Text => {
    const { side, coin } = order
    const dollars = formatUsd(dollarsAt(order, order.level))
    return lines(
      rich`${bold(side === 'buy' ? `¿Esperar y comprar ${coin}?` : `¿Esperar y vender ${coin}?`)}`,
      rich`Monto: ${bold(amountOf(order))}${order.amount.asset === 'USD' ? '' : `, ${dollars} a ese precio`}`,
      rich`Cuándo: cuando ${level(order)} (${away(order, price)})`,
      rich`Desde: ${bold(from.nickname)}`,
      rich`A: ${bold(to.nickname)}`,
      '',
      isLimit(order)
        ? rich`Justo antes de la orden revisamos que el precio siga ahí. No queda fijo: el precio final es el de segundos después.`
        : rich`Cuando el precio llegue, se hace al precio de ese momento, que puede ser peor que ${formatUsd(order.level)} si los precios se mueven rápido.`,
      rich`Solo se hace mientras veo el precio ahí. Si llega y se va antes de que pueda ordenar, no pasa nada y la orden sigue en espera: tu lista lo dice.`,
      rich`${NOT_HELD[side]}`,
      rich`Queda en pie hasta que se complete o la canceles, cuando quieras.${price !== undefined && isReached(order, price) ? ' El precio ya está ahí, así que se hace en cuanto confirmes.' : ''}`,
    )
  },
  placed: (order: Shown): Text =>
    lines(rich`Está en espera: ${short(order)}.`, rich`${NOT_HELD[order.side]} También te aviso cuando se haga.`),
  tooMany: (limit: number): Text =>
    rich`No se agregó nada: tienes ${limit} órdenes en espera, el máximo. Cancela una primero.`,
  replacedGoesOn: rich`No se cambió nada: la orden que querías cambiar se está haciendo ahora mismo.`,
  pin: (order: Shown): Text => rich`${short(order)}.`,
  none: rich`No tienes órdenes en espera. Di, por ejemplo, “compra $50 de btc si baja de 60k” o “vende la mitad de mi eth a 4k”.`,
  list: (
    all: readonly WaitingOrder[],
    { priceOf, ...now }: Now & { readonly priceOf: (coin: Coin) => Usd | undefined },
  ): Text =>
    lines(
      rich`${bold('Tus órdenes en espera')}`,
      ...all.flatMap((order, at) => [
        rich`${at + 1}. ${short(order)}: ${STATE[order.state]} (${away(order, priceOf(order.coin))})`,
        ...touched(order, now),
      ]),
      '',
      rich`No hay nada apartado para ellas. Presiona un número para pausar, cambiar o cancelar una.`,
    ),
  one: (order: WaitingOrder, price: Usd | undefined, now: Now): Text =>
    lines(
      short(order),
      ...touched(order, now),
      rich`Está ${STATE[order.state]} (${away(order, price)}). ${NOT_HELD[order.side]}`,
    ),
  stopPayment: 'Detener un pago',
  pause: 'Pausar',
  resume: 'Reanudar',
  change: 'Cambiar',
  cancel: 'Cancelar orden',
  show: 'Ver la orden',
  gone: rich`Esa orden ya no está.`,
  unchanged: rich`No se pudo cambiar: así está.`,
  paused: (order: Shown): Text => rich`En pausa: ${short(order)}. No pasa nada hasta que la reanudes.`,
  resumed: (order: Shown): Text => rich`Está en espera otra vez: ${short(order)}.`,
  cancelled: (order: Shown): Text => rich`Cancelada: ${short(order)}. No se movió nada.`,
  tooLate: rich`Ya era tarde: esto ya se había ordenado. Te mostraré cómo termina.`,
  pausedTitle: (side: 'buy' | 'sell'): Text =>
    rich`${bold(side === 'buy' ? 'No se compró nada' : 'No se vendió nada')}`,
  pausedItself: (order: Shown, why: Text): Text =>
    lines(
      rich`Se alcanzó el precio de tu orden: ${short(order)}.`,
      why,
      rich`Ahora está en pausa. Reanúdala cuando quieras, o cancélala.`,
    ),
  shortOf: (side: 'buy' | 'sell'): Text =>
    side === 'buy'
      ? rich`No había suficiente dinero en la cuenta.`
      : rich`No había suficientes monedas en la billetera.`,
  closed: rich`La cuenta o la billetera que usa está cerrada, o cerrándose.`,
}
