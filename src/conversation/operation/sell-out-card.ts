import type { Operation } from '#bank/ground/operation.ts'
import type { SellOut } from '#bank/ground/order.ts'
import { soldBy } from '#bank/ground/sell-out.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { outcomeWords, sellOutWords } from './words.ts'

/** Where selling out a wallet stands, in words: what was sold, where the dollars are, and whether the wallet is open. */
export const sellOutText = (
  operation: Operation,
  order: SellOut,
  to: Localized,
  now: number,
): readonly (Text | string)[] => {
  const [o, s] = [outcomeWords(to), sellOutWords(to)]
  const sold = soldBy(operation)
  const titled = (...rest: readonly Text[]) => [o.title(s.title(order)), ...rest]
  switch (operation.state) {
    case 'proposed':
      return [s.proposal(order, operation.expiresAt, now)]
    case 'confirmed':
      return operation.away ? titled(o.waitingAct) : titled(s.doing(order))
    case 'submitted':
      return titled(...(operation.away ? [o.bankAway] : []), s.doing(order), ...s.soFar(order, sold))
    case 'unknown':
      return titled(...(operation.away ? [o.bankAway] : []), o.checking, ...s.soFar(order, sold))
    case 'settled':
      return titled(s.done(order, sold))
    case 'returned':
    case 'refused':
    case 'cancelled':
      return titled(s.stopped(order, sold), o.why(operation.why))
    case 'expired':
      return titled(s.stopped(order, sold), o.expired)
  }
}
