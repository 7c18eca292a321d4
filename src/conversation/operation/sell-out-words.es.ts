import { leastFor, SLIPPAGE_PER_MILLE, worthAt } from '#bank/ground/coin-price.ts'
import { FEE } from '#bank/ground/fees.ts'
import { type Coins, formatCoin, formatUsd, isZero, type Usd, usd } from '#bank/ground/money.ts'
import type { Quote, SellOut } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.es.ts'
import type { sellOut as english } from './sell-out-words.en.ts'

const PERCENT = `${Number(SLIPPAGE_PER_MILLE) / 10} %`

const worth = ({ coins, price }: Quote): Usd => worthAt(coins, price)
const together = (quotes: readonly Quote[]): Usd => usd(quotes.reduce((sum, quote) => sum + worth(quote).minor, 0n))

const title = ({ closes, nickname }: SellOut): string =>
  closes ? `Vender y cerrar ${nickname}` : `Vender todo en ${nickname}`

const coinLine = (quote: Quote): Text =>
  rich`${bold(formatCoin(quote.coins))} a ${formatUsd(quote.price)}: cerca de ${bold(formatUsd(worth(quote)))}, como mínimo ${formatUsd(leastFor(quote.coins, quote.price))}`

const leftover = (coins: Coins): Text =>
  rich`Lo que queda en ella (${Object.values(coins)
    .filter((each) => !isZero(each))
    .map(formatCoin)
    .join(', ')}) vale cerca de un centavo o menos. Es demasiado poco para venderlo, así que renuncias a ello.`

const proposal = (order: SellOut, expiresAt: number, now: number): Text =>
  lines(
    rich`${bold(order.closes ? `¿Vender las monedas y cerrar ${order.nickname}?` : '¿Vender todo?')}`,
    rich`Desde: ${bold(order.nickname)}`,
    rich`Para: ${bold(order.to.name)}`,
    ...order.quotes.map(coinLine),
    ...(isZero(FEE) ? [] : [rich`Comisión: ${formatUsd(FEE)}`]),
    rich`Recibes cerca de ${bold(formatUsd(together(order.quotes)))}`,
    '',
    rich`Se venden todas estas monedas; cuántos dólares dan depende del precio en ese momento. Si el precio baja más de ${PERCENT} antes de la venta, esa moneda no se vende. Un resto que vale cerca de un centavo no se puede vender${order.closes ? ', y renuncias a él' : ', y se queda'}.`,
    ...(order.closes
      ? [
          rich`Después ${bold(order.nickname)} se cierra para siempre. Después nadie podrá enviarle nada. Guardamos su historial.`,
        ]
      : []),
    rich`Nada se mueve hasta que presiones Confirmar. Este resumen vence en ${duration(expiresAt - now)}.`,
  )

const isOpen = ({ closes, nickname }: SellOut): Text => (closes ? rich` ${bold(nickname)} sigue abierta.` : rich``)

const doing = ({ nickname, closes }: SellOut): Text =>
  rich`Estamos vendiendo tus monedas de ${bold(nickname)}, lo que tarda cerca de un minuto.${closes ? ' Después la cerraré.' : ''} Actualizaré este resumen cuando esté listo. No tienes que hacer nada.`

const done = (order: SellOut, sold: Usd): Text =>
  order.closes
    ? rich`Tus monedas se vendieron: ${bold(formatUsd(sold))} están en ${bold(order.to.name)}. ${bold(order.nickname)} está cerrada. Guardamos su historial.`
    : rich`Tus monedas se vendieron: ${bold(formatUsd(sold))} están en ${bold(order.to.name)}. Queda como mucho lo que vale un centavo, demasiado poco para venderlo.`

const stopped = (order: SellOut, sold: Usd): Text =>
  isZero(sold)
    ? rich`No se vendió nada: ninguna moneda salió de ${bold(order.nickname)}.${isOpen(order)}`
    : rich`Se vendieron monedas por ${bold(formatUsd(sold))}, y ese dinero está en ${bold(order.to.name)}. Lo que no se vendió sigue en ${bold(order.nickname)}.${isOpen(order)}`

export const sellOut: typeof english = {
  title,
  leftover,
  proposal,
  doing,
  done,
  stopped,
  soFar: (order: SellOut, sold: Usd): readonly Text[] =>
    isZero(sold) ? [] : [rich`Vendido hasta ahora: ${bold(formatUsd(sold))}, que está en ${bold(order.to.name)}.`],
  what: (order: SellOut): Text =>
    order.closes
      ? rich`Vender todas las monedas de ${bold(order.nickname)} por cerca de ${bold(formatUsd(together(order.quotes)))}, y cerrarla para siempre.`
      : rich`Vender ${order.quotes.map(({ coins }) => formatCoin(coins)).join(' y ')} de ${bold(order.nickname)} por cerca de ${bold(formatUsd(together(order.quotes)))}.`,
}
