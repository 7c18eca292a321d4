import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { LEASE_MS, type Leases } from '#conversation/channel/leases.ts'
import type { Keys } from './keys.ts'
import type { Scripts } from './scripts.ts'

export const createLeases = (redis: Redis, scripts: Scripts, keys: Keys): Leases => ({
  async take(what) {
    const [key, holder] = [keys.lease(what), randomUUID()]
    if ((await redis.set(key, holder, 'PX', LEASE_MS, 'NX')) !== 'OK') return undefined
    const release = () => scripts.endLease({ key, holder })
    // Out of reach: it runs out.
    return { release: () => release().catch(() => undefined) }
  },
})
