import type { Account } from '#bank/ground/account.ts'
import { coinName, COINS, perCoin } from '#bank/ground/coins.ts'
import { type Doubt, MAX_PRICE_AGE_MS, type PricePoint } from '#bank/ground/price.ts'
import { type PriceLook, type PriceSpan, SPANS } from '#bank/price/look.ts'
import { type Coin, formatCoin, formatUsd, isZero, type Usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { listed } from '#conversation/words/listed.ts'
import { percent } from '#conversation/words/percent.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { beingSold } from '#conversation/account/words.es.ts'
import { ago } from '#conversation/words/times.es.ts'
import type { coins as english, Worth } from './words.en.ts'

const NAME = perCoin((coin) => `${coinName(coin)} (${coin})`)
const COINS_NAMED = listed(
  COINS.map((coin) => coinName(coin).toLowerCase()),
  'y',
)
const COINS_KNOWN = listed(
  COINS.map((coin) => NAME[coin].replace(/^./, (first) => first.toLowerCase())),
  'y',
)

const SPAN: Readonly<Record<PriceSpan, string>> = { hour: 'hora', day: 'día', week: 'semana', month: 'mes' }
const OLD = rich`Ese precio es antiguo. Las nuevas compras, ventas y alertas esperan uno más nuevo; vuelve a mirar en un minuto.`

/** What the price has done, as far as it is known. */
const done = (look: PriceLook | undefined): readonly Text[] => {
  if (look === undefined) return []
  const { changes, range } = look
  const said = SPANS.flatMap((span) => (changes[span] === undefined ? [] : [`${SPAN[span]} ${percent(changes[span])}`]))
  return [
    ...(said.length === 0 ? [] : [rich`Cambio: ${said.join(', ')}`]),
    ...(range === undefined
      ? []
      : [rich`Últimas 24 horas: máximo ${formatUsd(range.high)}, mínimo ${formatUsd(range.low)}`]),
  ]
}

export const coins: typeof english = {
  name: (coin: Coin): string => NAME[coin],
  doubted: (coin: Coin, why: Doubt): Text =>
    why === 'bank-silent'
      ? rich`${NAME[coin]}: el banco no me ha dicho su precio desde hace más de un minuto. Hasta que lo haga no ofrezco nuevas compras ni ventas, y no suena ninguna alerta. Tus monedas y tu dinero están intactos; vuelve a mirar en unos minutos.`
      : rich`${NAME[coin]}: se está revisando el precio, porque las dos fuentes de las que viene no coinciden. Hasta que coincidan no ofrezco nuevas compras ni ventas, y no suena ninguna alerta. Tus monedas y tu dinero están intactos; vuelve a mirar en unos minutos.`,
  prices: (points: readonly PricePoint[], now: number, looks: readonly PriceLook[]): Text =>
    lines(
      ...points.flatMap(({ coin, price, at }) => [
        rich`${NAME[coin]}: ${bold(formatUsd(price))} (${ago(at, now)})`,
        ...done(looks.find((look) => look.coin === coin)),
        ...(now - at > MAX_PRICE_AGE_MS ? [OLD] : []),
      ]),
    ),
  noPrice: rich`Ahora mismo no tengo un precio actual. Inténtalo otra vez en un minuto.`,
  unknownCoin: (typed: string): Text => rich`Solo manejo ${COINS_KNOWN}, no ${bold(typed)}.`,
  wallet: (wallet: Account, coinsHeld: readonly Worth[], total: Usd | undefined): Text =>
    lines(
      rich`${bold(wallet.nickname)}`,
      ...coinsHeld.map(({ held, worth }) =>
        worth !== undefined && isZero(worth) && !isZero(held)
          ? rich`${formatCoin(held)}, demasiado poco para venderse`
          : worth === undefined
            ? rich`${formatCoin(held)}`
            : rich`${formatCoin(held)}, con un valor de ${bold(formatUsd(worth))}`,
      ),
      ...beingSold(wallet),
      ...(total === undefined ? [] : [rich`En total: ${bold(formatUsd(total))}`]),
    ),
  asOf: (at: number, priceAt: number | undefined, now: number): Text =>
    priceAt === undefined
      ? rich`Monedas de ${ago(at, now)}. No tengo un precio actual, así que no puedo mostrar su valor en dólares.`
      : rich`Monedas de ${ago(at, now)}, precios de ${ago(priceAt, now)}.`,
  noWallet: rich`Todavía no tienes una billetera cripto. Una billetera guarda ${COINS_NAMED}; abrirla es gratis.`,
  walletFirst: rich`Primero necesitas una billetera cripto. Una billetera guarda ${COINS_NAMED}; abrirla es gratis. Cuando esté abierta, te traeré de vuelta a esta compra.`,
  noAccount: rich`Necesitas una cuenta en dólares desde la que comprar o a la que vender. Abre una primero; tarda un momento.`,
  nothingToSell: (coin: Coin | 'all'): Text =>
    rich`No se vendió nada: no hay ${coin === 'all' ? 'monedas' : coin} que se puedan vender. Vendemos a partir de un centavo.`,
  requoted: (side: 'buy' | 'sell'): Text =>
    rich`No se ${side === 'buy' ? 'compró' : 'vendió'} nada: el precio de ese resumen ya había vencido. Este es el precio ahora:`,
  sellAll: 'Vender todo',
  whichCoin: (kind: 'buy' | 'sell'): Text =>
    kind === 'buy' ? rich`¿Qué moneda quieres comprar?` : rich`¿Qué moneda quieres vender?`,
  whichWallet: rich`¿Qué billetera?`,
  whichAccount: (kind: 'buy' | 'sell'): Text =>
    kind === 'buy' ? rich`¿Desde qué cuenta pagas?` : rich`¿A qué cuenta deben ir los dólares?`,
  amount: (kind: 'buy' | 'sell', coin: Coin, point: PricePoint | undefined, now: number): Text => {
    const price = point === undefined ? rich`` : rich` Está a ${bold(formatUsd(point.price))} (${ago(point.at, now)}).`
    return kind === 'buy'
      ? rich`¿Cuánto ${bold(coin)} quieres comprar, en dólares o en monedas?${price}`
      : rich`¿Cuánto ${bold(coin)} quieres vender? En dólares, en monedas, la mitad o todo.${price}`
  },
  unread: (said: string): Text =>
    rich`No pude leer ${bold(said)} como un monto. Di dólares o monedas, por ejemplo $50 o 0.01 ETH; al vender, también la mitad o todo.`,
  sellShort: (available: Usd): Text =>
    rich`No se vendió nada: las monedas que tienes libres para vender valen ahora cerca de ${bold(formatUsd(available))}, menos que este monto. Elige un monto menor.`,
  amountTitle: 'Cuánto',
  amountLabel: 'Dólares o monedas',
  amountHint: 'Por ejemplo $50 o 0.01 ETH',
  changeCoin: 'Otra moneda',
}
