import type { Redis } from 'ioredis'

/** @throws Error for a Redis that would throw jobs and sessions away when it is full. */
export const refuseEviction = async (redis: Redis): Promise<void> => {
  // INFO rather than CONFIG: hosted servers forbid the latter.
  const memory = await redis.info('memory')
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1]
  if (policy === 'noeviction') return
  throw new Error(
    `Redis has maxmemory-policy ${policy ?? 'unknown'}: the queue needs noeviction (redis-cli config set maxmemory-policy noeviction)`,
  )
}
