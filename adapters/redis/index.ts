import type { Redis } from 'ioredis'
import type { AvailabilityBoard } from '#bank/availability/circuit.ts'
import type { ChatTraces } from '#bank/privacy/records.ts'
import type { AlertIndex } from '#bank/alert/alert.ts'
import type { PriceBoard, PriceReadings } from '#bank/ground/price.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { GroupNotes } from '#conversation/channel/group-notes.ts'
import type { Leases } from '#conversation/channel/leases.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Failures } from '#conversation/turn/retry-limit.ts'
import type { CacheSeal } from '../vault/cache-seal.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import { createAlertIndex } from './alert-index.ts'
import { createAvailabilityBoard } from './availability-board.ts'
import { createChatTraces } from './chat-traces.ts'
import { createCardRefs } from './card-refs.ts'
import { refuseEviction } from './check.ts'
import { createFailures } from './failures.ts'
import { createGroupNotes } from './group-notes.ts'
import { createKeys } from './keys.ts'
import { createLeases } from './leases.ts'
import { createPriceBoard } from './price-board.ts'
import { createPriceReadings } from './price-readings.ts'
import { defineScripts } from './scripts.ts'
import { createSessionStore } from './session-store.ts'
import { createForms, type Forms } from './forms.ts'
import { createSecretPages } from './secret-pages.ts'
import type { SecretPages } from '#conversation/channel/secret-pages.ts'
import { createTurnLimits, DEFAULT_TURN_RATES, type TurnRates } from './turn-limits.ts'

export type { Forms } from './forms.ts'
export { createKeys } from './keys.ts'
export { DEFAULT_TURN_RATES } from './turn-limits.ts'

export type RedisStores = {
  readonly sessions: SessionStore
  readonly cardRefs: CardRefs
  readonly chatTraces: ChatTraces
  readonly alertIndex: AlertIndex
  readonly prices: PriceBoard
  readonly priceReadings: PriceReadings
  readonly forms: Forms
  readonly secretPages: SecretPages
  readonly failures: Failures
  readonly leases: Leases
  readonly groupNotes: GroupNotes
  readonly turnLimits: TurnLimits
  readonly availabilityBoard: AvailabilityBoard
  /** Throws for a Redis that evicts, or does not answer. */
  ready(): Promise<void>
}

type Options = {
  readonly redis: Redis
  /** Begins every key. */
  readonly namespace: string
  readonly cachedSessions?: number
  /** Nothing that a customer said or was shown is readable in Redis. */
  readonly seal: CacheSeal
  readonly turnRates?: TurnRates
}

const CACHED_SESSIONS = 10_000

/** Everything that may be lost. The connection is the caller's: it is neither opened nor closed here. */
export const createRedisStores = ({
  redis,
  namespace,
  seal,
  cachedSessions = CACHED_SESSIONS,
  turnRates = DEFAULT_TURN_RATES,
}: Options): RedisStores => {
  const scripts = defineScripts(redis)
  const keys = createKeys(namespace)
  return {
    sessions: createSessionStore({ redis, scripts, keys, seal, cached: cachedSessions }),
    cardRefs: createCardRefs(redis, keys),
    chatTraces: createChatTraces(redis, { namespace, keys }),
    alertIndex: createAlertIndex(redis, keys),
    prices: createPriceBoard(redis, keys),
    priceReadings: createPriceReadings(redis, keys),
    forms: createForms(redis, keys, seal),
    secretPages: createSecretPages(redis, keys, seal),
    failures: createFailures(redis, keys),
    leases: createLeases(redis, scripts, keys),
    groupNotes: createGroupNotes(redis, keys),
    turnLimits: createTurnLimits(redis, keys, turnRates),
    availabilityBoard: createAvailabilityBoard(redis, keys),
    ready: () => refuseEviction(redis),
  }
}
