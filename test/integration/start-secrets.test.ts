import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { probeRedis } from '#scripts/lib/probes.ts'
import { startServers } from '#scripts/lib/servers.ts'
import { createSupervisor } from '#scripts/lib/supervisor.ts'
import { type Checkout, copyCheckout, fakeCheckout } from '../support/launcher.ts'

const folder = copyCheckout()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let checkout: Checkout
beforeEach(async () => {
  checkout = await fakeCheckout(folder)
})
afterEach(() => checkout.remove())

// Each starts seven processes, two of them servers.
vi.setConfig({ testTimeout: 120_000 })

/** What other processes of this machine's user can read of one; nothing where there is no /proc. */
const ofProcess = (pid: number): string[] =>
  existsSync(`/proc/${pid}`) ? ['environ', 'cmdline'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8')) : []

const childrenOf = (pid: number): number[] =>
  existsSync(`/proc/${pid}/task/${pid}/children`)
    ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
    : []

it('R41: hands each child its own secrets alone, where nobody else can read them', async () => {
  const canary = {
    DISCORD_TOKEN: 'canary-discord',
    TELEGRAM_WEBHOOK_SECRET: 'canary-webhook-secret',
    OTHER_TOKEN: 'canary',
  }
  writeFileSync(join(checkout.folder, '.env'), 'SYNAPSE_CLIENT_SECRET=canary-bank\n')
  writeFileSync(join(checkout.folder, 'telegram-token'), '1:canary-telegram\n')
  const file = { TELEGRAM_BOT_TOKEN_FILE: join(checkout.folder, 'telegram-token') }
  const start = checkout.run('start.mjs', { ...canary, ...file, DISCORD_APPLICATION_ID: '1' })
  await start.prints('Parley is ready')
  const kept = JSON.parse(checkout.read('.data/secrets.json')) as Record<string, string>
  const secret = /canary/
  const all = [...Object.values(kept)]
  for (const role of ['sandbox', 'web', 'worker', 'gateway']) {
    const { pid, seen } = checkout.left(role)
    const outside = [JSON.stringify(seen.environment), seen.args.join(' '), ...ofProcess(pid)].join('\n')
    expect(outside).not.toMatch(secret)
    for (const each of all) expect(outside).not.toContain(each)
  }
  const { secrets: ofWeb } = checkout.left('web').seen
  expect(ofWeb).toMatchObject({
    DISCORD_TOKEN: 'canary-discord',
    TELEGRAM_WEBHOOK_SECRET: 'canary-webhook-secret',
    TELEGRAM_BOT_TOKEN: '1:canary-telegram',
  })
  expect(ofWeb).toMatchObject({ SYNAPSE_CLIENT_SECRET: 'canary-bank', DATA_KEY: kept['DATA_KEY'] })
  const ofBank = JSON.stringify(checkout.left('sandbox').seen.secrets)
  for (const name of ['DATA_KEY', 'MONGO_PASSWORD', 'REDIS_PASSWORD', 'ADMIN_TOKEN'])
    expect(ofBank).not.toContain(kept[name])
  expect(ofBank).not.toMatch(secret)
  // Its servers too, and who watches over them.
  const { launcher } = checkout.left('web')
  for (const pid of childrenOf(launcher)) {
    const outside = ofProcess(pid).join('\n')
    expect(outside).not.toMatch(secret)
    for (const each of all) expect(outside).not.toContain(each)
  }
  expect(start.out() + start.err()).not.toMatch(secret)
  for (const each of all) expect(start.out() + start.err()).not.toContain(each)
})

describe('the servers that npm start starts', () => {
  const urls = () => {
    const { MONGODB_URL: mongo = '', REDIS_URL: redis = '' } = checkout.left('web').env
    return { mongo, redis, bank: checkout.left('sandbox').env['MONGODB_URL'] ?? '' }
  }
  const bare = (url: string): string => url.replace(/\/\/[^@]*@/, '//').replace('authSource=admin', '')
  const read = async (url: string, database: string): Promise<number> => {
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000 })
    try {
      return await client.db(database).collection('things').countDocuments()
    } finally {
      await client.close()
    }
  }

  it('let nobody in without a password, and the sandbox into its own database alone', async () => {
    const start = checkout.run('start.mjs')
    await start.prints('Parley is ready')
    const { mongo, redis, bank } = urls()
    expect(await read(mongo, 'parley')).toBe(0)
    expect(await read(bank, 'sandbox')).toBe(0)
    await expect(read(bare(mongo), 'parley')).rejects.toThrow('requires authentication')
    await expect(read(mongo.replace(/:[^:@]+@/, ':wrong@'), 'parley')).rejects.toThrow('uthentication failed')
    await expect(read(bank, 'parley')).rejects.toThrow('not authorized')
    expect(await probeRedis(redis, 2_000)).toBeUndefined()
    expect(await probeRedis(bare(redis), 2_000)).toContain('NOAUTH')
    expect(await probeRedis(redis.replace(/:[^:@]+@/, ':wrong@'), 2_000)).toContain('WRONGPASS')
    const logs = ['mongo', 'redis'].map((log) => checkout.read(`.data/logs/${log}.log`)).join('')
    for (const secret of Object.values(JSON.parse(checkout.read('.data/secrets.json')) as Record<string, string>))
      expect(logs + start.out()).not.toContain(secret)
  })

  it('get passwords over data of a version that had none, and keep them when they are started again', async () => {
    // As an earlier version has left it: a key, and servers that ask nobody.
    const data = join(checkout.folder, '.data')
    const key = randomBytes(32).toString('base64')
    writeFileSync(join(data, 'secrets.json'), JSON.stringify({ DATA_KEY: key }))
    const supervisor = createSupervisor()
    const tools = join(data, 'tools')
    const earlier = await startServers({ env: {}, data, tools, supervisor, say: () => undefined })
    const client = await new MongoClient(earlier.mongoUrl).connect()
    await client
      .db('parley')
      .collection<{ _id: number }>('things')
      .insertOne({ _id: 1 }, { writeConcern: { w: 1, j: true } })
    await client.close()
    await supervisor.stop(10_000)

    for (const time of ['upgraded', 'started again']) {
      const start = checkout.run('start.mjs')
      await start.prints('Parley is ready')
      expect([time, await read(urls().mongo, 'parley')]).toEqual([time, 1])
      await expect(read(bare(urls().mongo), 'parley')).rejects.toThrow('requires authentication')
      expect(checkout.left('web').env['DATA_KEY']).toBe(key)
      start.child.kill('SIGTERM')
      expect(await start.ended).toBe(0)
    }
  })
})
