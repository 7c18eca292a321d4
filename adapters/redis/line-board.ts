import type { Redis } from 'ioredis'
import type { AvailabilityBoard } from '#bank/availability/circuit.ts'

/** Kept beyond what it says, since clocks of machines differ; what is past is read as past by each of them. */
const KEPT_MS = 60_000

export const createLineBoard = (redis: Redis, namespace: string): AvailabilityBoard => {
  const away = `${namespace}:bank-away`
  const turn = `${namespace}:bank-turn`
  return {
    async read() {
      const until = Number((await redis.get(away)) ?? Number.NaN)
      return Number.isFinite(until) ? until : undefined
    },
    async post(until) {
      await redis.set(away, String(until), 'PX', KEPT_MS)
    },
    async clear() {
      await redis.del(away)
    },
    takeTurn: async (ms) => (await redis.set(turn, '1', 'PX', ms, 'NX')) === 'OK',
    async endTurn(ms) {
      await redis.pexpire(turn, ms)
    },
  }
}
