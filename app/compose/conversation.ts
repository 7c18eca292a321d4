import { markDelivered } from '#bank/notice/deliver.ts'
import { randomBytes } from 'node:crypto'
import { createAnswerer } from '#conversation/ask/answer.ts'
import type { Uploads } from '#conversation/channel/uploads.ts'
import type { Pictures } from '#conversation/picture/line-chart.ts'
import { createRetryLimit } from '#conversation/turn/retry-limit.ts'
import { createReceive } from '#conversation/turn/receive.ts'
import { withQuarantine } from '#conversation/turn/quarantine.ts'
import { allPass } from '#http/health-routes.ts'
import type { Bank } from './bank.ts'
import type { Given, Telemetry } from './given.ts'
import type { Stores } from './stores.ts'

type Deps = Pick<Given, 'config' | 'log' | 'clock'> & {
  readonly stores: Stores
  readonly bank: Bank
  readonly telemetry: Telemetry
  readonly uploads: Uploads
  readonly pictures: Pictures
}

/** What takes turns and answers them. */
export const openConversation = ({
  config,
  log,
  clock,
  stores,
  bank: { ports },
  telemetry,
  uploads,
  pictures,
}: Deps) => {
  const { durable, volatile } = stores
  const turn = createReceive({
    sessions: volatile.sessions,
    answerer: createAnswerer({ ports, drafts: durable.drafts, uploads, pictures }),
    forget: (draft) => durable.drafts.erase(draft),
    onDelivered: (notice) => markDelivered(ports, notice),
    clock,
    longestSignInMs: config.SIGN_IN_HOURS * 3_600_000,
  })
  const retryLimit = createRetryLimit({ failures: volatile.failures, healthy: () => allPass(stores.checks) })
  const receive = withQuarantine({
    receive: telemetry.receive(turn),
    sessions: volatile.sessions,
    retryLimit,
    fresh: () => randomBytes(12).toString('base64url'),
    onQuarantined: ({ id, channel }, error, reference) => {
      telemetry.quarantined(channel)
      const facts = { event: 'turn-quarantined', page: true, turn: id, reference, err: error }
      log.error(facts, 'a turn was quarantined after its last try')
    },
  })
  return {
    receive,
    /** For turns that no person made: those are not counted, and their failures are not apologised for. */
    receiveOwn: turn,
    retryLimit,
  }
}
