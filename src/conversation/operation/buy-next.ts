import type { WantedNext } from '#bank/ground/order.ts'
import { type ButtonDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal, named } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'

/** What was wanted before there was a wallet, else any purchase. */
export const buyNext = (next: WantedNext | undefined, to: Localized): ButtonDraft => {
  const labels = labelWords(to)
  if (next === undefined) return goalButton(labels.buy, goal('buy'))
  const { coin, amount } = next
  const isInCoins = amount?.endsWith(coin) === true
  const label = [labels.buy, amount, ...(isInCoins ? [] : [coin])].filter(Boolean).join(' ')
  return goalButton(label, goal('buy', named({ coin, [isInCoins ? 'coins' : 'amount']: amount })), 'primary')
}
