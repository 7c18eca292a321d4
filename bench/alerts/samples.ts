import type { Alert } from '#bank/alert/alert.ts'
import { entriesOf } from '#bank/alert/entry.ts'
import { conversationId, customerId, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'

/** The price, in dollars; every sample waits above `FIRST`, a dollar for each hundred of them. */
export const PRICE = 70_000
const FIRST = 80_000

/** The nth alert that waits for a line above the price, as customers make them: most for a line, some for a move. */
export const sampleAlert = (nth: number, dollars = FIRST + nth / 100): Alert => ({
  id: newId('alert'),
  customer: customerId(`cus_${nth % 100_000}`),
  conversation: conversationId(`web:${nth % 100_000}`),
  coin: 'BTC',
  condition:
    nth % 10 === 9
      ? { kind: 'change', way: 'up', percent: 2_000 + (nth % 500), span: 'day' }
      : { kind: 'level', direction: 'above', price: usd(BigInt(Math.round(dollars * 100))) },
  state: 'armed',
  revision: 0,
  rings: 0,
  createdAt: 0,
  changedAt: 0,
})

export const CHUNK = 5_000

/** So many, a chunk at a time: a million at once would be half a gigabyte. */
export const chunks = function* (count: number): Generator<readonly Alert[]> {
  for (let from = 0; from < count; from += CHUNK)
    yield Array.from({ length: Math.min(CHUNK, count - from) }, (_, n) => sampleAlert(from + n))
}

export const entriesIn = (alerts: readonly Alert[]) => alerts.flatMap(entriesOf)
