import { markDelivered } from '#bank/notice/deliver.ts'
import { randomBytes } from 'node:crypto'
import { createAnswerer } from '#conversation/ask/answer.ts'
import type { Uploads } from '#conversation/channel/uploads.ts'
import { createPatience } from '#conversation/turn/patience.ts'
import { createReceive } from '#conversation/turn/receive.ts'
import { createSetAside } from '#conversation/turn/set-aside.ts'
import { allPass } from '#http/health-door.ts'
import type { Bank } from './bank.ts'
import type { Given, Telemetry } from './given.ts'
import { problemOf } from '#kit/error.ts'
import type { Stores } from './stores.ts'

type Deps = Pick<Given, 'log' | 'clock'> & {
  readonly stores: Stores
  readonly bank: Bank
  readonly telemetry: Telemetry
  readonly uploads: Uploads
}

/** What takes turns and answers them. */
export const openConversation = ({ log, clock, stores, bank: { ports }, telemetry, uploads }: Deps) => {
  const { durable, volatile } = stores
  const turn = createReceive({
    sessions: volatile.sessions,
    answerer: createAnswerer({ ports, drafts: durable.drafts, uploads }),
    forget: (draft) => durable.drafts.erase(draft),
    told: (notice) => markDelivered(ports, notice),
    clock,
  })
  const retryLimit = createPatience({ failures: volatile.failures, healthy: () => allPass(stores.checks) })
  const receive = createSetAside({
    receive: telemetry.receive(turn),
    sessions: volatile.sessions,
    patience: retryLimit,
    fresh: () => randomBytes(12).toString('base64url'),
    onSetAside: ({ id, channel }, error) => {
      telemetry.setAside(channel)
      const facts = { event: 'turn-set-aside', page: true, turn: id, problem: problemOf(error) }
      log.error(facts, 'a turn was set aside after its last try')
    },
  })
  return {
    receive,
    /** For turns that no person made: those are not counted, and their failures are not apologised for. */
    receiveOwn: turn,
    retryLimit,
  }
}
