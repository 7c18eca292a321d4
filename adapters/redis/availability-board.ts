import type { AvailabilityBoard } from '#bank/availability/circuit.ts'
import type { Redis } from 'ioredis'
import type { Keys } from './keys.ts'

/** Kept beyond what it says, since clocks of machines differ; what is past is read as past by each of them. */
const KEPT_MS = 60_000

export const createAvailabilityBoard = (redis: Redis, { bankAway, bankProbe }: Keys): AvailabilityBoard => {
  return {
    async read() {
      const until = Number((await redis.get(bankAway)) ?? Number.NaN)
      return Number.isFinite(until) ? until : undefined
    },
    async post(until) {
      await redis.set(bankAway, String(until), 'PX', KEPT_MS)
    },
    async clear() {
      await redis.del(bankAway)
    },
    takeProbe: async (ms) => (await redis.set(bankProbe, '1', 'PX', ms, 'NX')) === 'OK',
    async endProbe(ms) {
      await redis.pexpire(bankProbe, ms)
    },
  }
}
