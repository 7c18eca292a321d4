import { formatUsd, type Usd } from '#bank/ground/money.ts'
import { isPaymentOrder, type Order, type Party } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { sellOut } from './sell-out-words.en.ts'
import { outcomes, partyName } from './words.en.ts'

/** What the card does, shown once more where the PIN is asked for. */
const of = (order: Order): Text => {
  if (order.kind === 'close-account') return rich`Close ${bold(order.nickname)} for good.`
  if (order.kind === 'sell-out') return sellOut.what(order)
  if (!isPaymentOrder(order)) return rich`Do what the card says.`
  if (order.kind === 'buy') return rich`Buy ${outcomes.what(order)}.`
  if (order.kind === 'sell') return rich`Sell ${outcomes.what(order)}.`
  return rich`Send ${outcomes.what(order)}.`
}

/** When the PIN is asked for once more before something is confirmed. */
export const pin = {
  of,
  schedule: (amount: Usd, to: Pick<Party, 'name' | 'handle'>): Text =>
    rich`Send ${bold(formatUsd(amount))} to ${bold(partyName(to))} on the days shown on the card.`,
  next: rich`After Confirm I’ll ask for your PIN.`,
}
