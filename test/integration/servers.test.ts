import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { freshDatabase, redisUrl, uniqueName } from '../support/servers.ts'

describe('the servers of a test run', () => {
  it('gives each caller a database of its own, which is gone when dropped', async () => {
    const one = await freshDatabase()
    const other = await freshDatabase()
    await one.db.collection('things').insertOne({ amount: 5n })
    expect(await other.db.collection('things').countDocuments()).toBe(0)
    expect(await one.db.collection('things').findOne()).toMatchObject({ amount: 5n })
    await one.drop()
    const names = (await other.client.db().admin().listDatabases({ nameOnly: true })).databases.map(({ name }) => name)
    expect(names).not.toContain(one.name)
    await other.drop()
  })

  it('has a Redis that keeps what it was given', async () => {
    const redis = new Redis(redisUrl())
    const key = uniqueName('key')
    await redis.set(key, '1')
    expect(await redis.getdel(key)).toBe('1')
    await redis.quit()
  })
})
