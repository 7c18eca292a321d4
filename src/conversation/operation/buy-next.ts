import type { Operation } from '#bank/ground/operation.ts'
import { type ButtonDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'

/**
 * What was wanted before there was a wallet, else any purchase. The button says which operation knows it: one that is made
 * outside of a turn can carry no more.
 */
export const buyNext = ({ id, order }: Operation, to: Localized): ButtonDraft => {
  const labels = labelWords(to)
  if (order.kind !== 'open-account' || order.next === undefined) return goalButton(labels.buy, goal('buy'))
  const { coin, amount } = order.next
  const label = [labels.buy, amount, ...(amount?.endsWith(coin) ? [] : [coin])].filter(Boolean).join(' ')
  return goalButton(label, goal('buy', { opened: id }), 'primary')
}
