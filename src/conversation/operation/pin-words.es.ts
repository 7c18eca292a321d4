import { formatUsd, type Usd } from '#bank/ground/money.ts'
import { isPaymentOrder, type Order, type Party } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import type { pin as english } from './pin-words.en.ts'
import { sellOut } from './sell-out-words.es.ts'
import { outcomes, partyName } from './words.es.ts'

/** What the card does, shown once more where the PIN is asked for. */
const of = (order: Order): Text => {
  if (order.kind === 'close-account') return rich`Cerrar ${bold(order.nickname)} para siempre.`
  if (order.kind === 'sell-out') return sellOut.what(order)
  if (!isPaymentOrder(order)) return rich`Hacer lo que dice el resumen.`
  if (order.kind === 'buy') return rich`Comprar ${outcomes.what(order)}.`
  if (order.kind === 'sell') return rich`Vender ${outcomes.what(order)}.`
  return rich`Enviar ${outcomes.what(order)}.`
}

/** When the PIN is asked for once more before something is confirmed. */
export const pin: typeof english = {
  of,
  schedule: (amount: Usd, to: Pick<Party, 'name' | 'handle'>): Text =>
    rich`Enviar ${bold(formatUsd(amount))} a ${bold(partyName(to))} los días que muestra el resumen.`,
  next: rich`Después de Confirmar te pediré tu PIN.`,
}
