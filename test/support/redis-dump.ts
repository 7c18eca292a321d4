import type { Redis } from 'ioredis'

/** Every key below a prefix with all that it holds, as text. */
export const dump = async (redis: Redis, prefix: string): Promise<string> => {
  const parts: string[] = []
  for (const key of await redis.keys(`${prefix}*`)) {
    const type = await redis.type(key)
    if (type === 'string') parts.push(key, (await redis.get(key)) ?? '')
    else if (type === 'hash') parts.push(key, JSON.stringify(await redis.hgetall(key)))
    else if (type === 'list') parts.push(key, ...(await redis.lrange(key, 0, -1)))
    else if (type === 'set') parts.push(key, ...(await redis.smembers(key)))
    else if (type === 'zset') parts.push(key, ...(await redis.zrange(key, '0', '-1')))
    else if (type === 'stream') parts.push(key, JSON.stringify(await redis.xrange(key, '-', '+', 'COUNT', 1_000)))
    // `none`: it has ended since the keys were listed.
    else if (type !== 'none') throw new Error(`a key of the unknown type ${type}: ${key}`)
  }
  return parts.join('\n')
}
