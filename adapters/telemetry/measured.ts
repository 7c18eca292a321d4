import type { Operation } from '#bank/ground/operation.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { Metrics } from './metrics.ts'
import { throughResults } from './through-results.ts'

/** The same ports, counted from outside: what is measured does not know it. */
export const createMeasured = (metrics: Metrics, clock: () => number) => {
  const { turns, turnSeconds, operations, notices, railFailures, railSeconds } = metrics

  const receive =
    (inner: Receive): Receive =>
    async (turn) => {
      const { channel } = turn
      const from = clock()
      let outcome = 'failed'
      try {
        const answer = await inner(turn)
        outcome = 'answered'
        return answer
      } finally {
        turns.inc({ channel, outcome })
        turnSeconds.observe({ channel }, Math.max(0, clock() - from) / 1_000)
      }
    }

  const rail = (inner: Rail): Rail =>
    throughResults(inner, async (call, run) => {
      const from = clock()
      try {
        const result = await run()
        if (!result.ok) railFailures.inc({ call, kind: result.error.kind })
        return result
      } catch (error) {
        railFailures.inc({ call, kind: 'thrown' })
        throw error
      } finally {
        railSeconds.observe({ call }, Math.max(0, clock() - from) / 1_000)
      }
    })

  /** Hears of every operation that has ended: one concluded again after a crash counts again, in the process that did it. */
  const concluded = async ({ order, state }: Operation): Promise<void> =>
    operations.inc({ kind: order.kind, outcome: state })

  const countNotices = (inner: Notices): Notices => ({
    ...inner,
    end: async (id, how, at) => {
      await inner.end(id, how, at)
      notices.inc({ outcome: how })
    },
  })

  return { receive, rail, concluded, notices: countNotices }
}
