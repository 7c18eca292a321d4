import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { probeMongo, probeRedis } from '#scripts/lib/probes.ts'
import { allGone, type Checkout, copyCheckout, fakeCheckout, isRunning } from '../support/launcher.ts'
import { mongoUrl, redisUrl } from '../support/servers.ts'

const folder = copyCheckout()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let checkout: Checkout
beforeEach(async () => {
  checkout = await fakeCheckout(folder)
})
afterEach(() => checkout.remove())

const given = () => ({ MONGODB_URL: mongoUrl(), REDIS_URL: redisUrl() })
const pids = (...roles: string[]): number[] => roles.map((role) => checkout.left(role).pid)
const linesOf = (text: string): string[] => text.trimEnd().split('\n')

// Each starts five processes, on a machine that runs other tests beside them.
vi.setConfig({ testTimeout: 60_000 })

describe('npm start', () => {
  it('starts everything, says so in its last line, and stops its own and nothing else', async () => {
    const start = checkout.run('start.mjs', given())
    await start.prints('Parley is ready')
    expect(linesOf(start.out()).at(-1)).toBe(`Parley is ready: http://127.0.0.1:${checkout.ports.web}`)
    expect(start.out()).toContain('(MONGODB_URL)')
    const started = pids('sandbox', 'worker', 'web')
    start.child.kill('SIGTERM')
    expect(await start.ended).toBe(0)
    expect(started.filter(isRunning)).toEqual([])
    expect(checkout.read('stopped.txt')).toBe('web worker sandbox ')
    expect(await probeMongo(mongoUrl(), 2_000)).toBeUndefined()
    expect(await probeRedis(redisUrl(), 2_000)).toBeUndefined()
  })

  it('gives the children what they need, and the sandbox none of the keys', async () => {
    writeFileSync(join(checkout.folder, '.env'), 'LOG_LEVEL=debug\nPORT=1\n')
    const start = checkout.run('start.mjs', { ...given(), DISCORD_TOKEN: 'a-token', DISCORD_APPLICATION_ID: '1' })
    await start.prints('Parley is ready')
    const { port, api } = { port: checkout.ports.web, api: `http://127.0.0.1:${checkout.ports.sandbox}/v3.1` }
    const web = checkout.left('web').env
    expect(web).toMatchObject({ ...given(), PORT: String(port), HOST: '127.0.0.1', DEMO: 'on' })
    expect(web).toMatchObject({ SYNAPSE_URL: api, SYNAPSE_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/synapse` })
    expect(web).toMatchObject({ LOG_LEVEL: 'debug', ROLES: 'web' })
    expect(checkout.left('gateway').env['ROLES']).toBe('gateway')
    const sandbox = checkout.left('sandbox').env
    expect(Object.keys(sandbox)).not.toEqual(expect.arrayContaining(['DISCORD_TOKEN']))
    expect(Object.keys(sandbox)).not.toEqual(expect.arrayContaining(['DATA_KEY']))

    const kept = JSON.parse(checkout.read('.data/secrets.json')) as Record<string, string>
    expect(statSync(join(checkout.folder, '.data/secrets.json')).mode & 0o777).toBe(0o600)
    expect(Buffer.from(kept['DATA_KEY'] ?? '', 'base64')).toHaveLength(32)
    const own = { DATA_KEY: kept['DATA_KEY'], ADMIN_TOKEN: kept['ADMIN_TOKEN'] }
    expect(web).toMatchObject(own)
    start.child.kill('SIGINT')
    expect(await start.ended).toBe(0)
    const again = checkout.run('start.mjs', given())
    await again.prints('Parley is ready')
    expect(checkout.left('web').env).toMatchObject(own)
  })

  it('R41: is refused in one line, before anything is started, when a setting is not safe', async () => {
    const start = checkout.run('start.mjs', { TELEGRAM_API_ROOT: 'http://telegram.parley.example' })
    expect(await start.ended).toBe(1)
    expect(start.err()).toMatch(/^Settings: TELEGRAM_API_ROOT must be https[^\n]+\n$/)
    expect(existsSync(join(checkout.folder, '.data/logs'))).toBe(false)
  })

  it('names a taken port in one line', async () => {
    const blocker = createServer().listen(checkout.ports.sandbox, '127.0.0.1')
    const start = checkout.run('start.mjs', given())
    expect(await start.ended).toBe(1)
    expect(linesOf(start.err())).toHaveLength(1)
    expect(start.err()).toContain(`Port ${checkout.ports.sandbox} (SANDBOX_PORT) is taken`)
    blocker.close()
  })

  it('is refused in one line while another runs from the same folder, which goes on', async () => {
    const first = checkout.run('start.mjs', given())
    await first.prints('Parley is ready')
    const second = checkout.run('start.mjs', given())
    expect(await second.ended).toBe(1)
    expect(linesOf(second.err())).toHaveLength(1)
    expect(second.err()).toContain(`Port ${checkout.ports.web} (PORT) is taken by the Parley that already runs`)
    expect(pids('sandbox', 'worker', 'web').every(isRunning)).toBe(true)
  })

  it('tells which child died and why, and stops the others', async () => {
    const start = checkout.run('start.mjs', { ...given(), FAKE_DIES: 'worker' })
    expect(await start.ended).toBe(1)
    expect(start.err()).toContain('The worker process ended by itself (exit code 3)')
    expect(start.err()).toContain(join(checkout.folder, '.data/logs/worker.log'))
    expect(start.err()).toContain('worker | the roof is on fire')
    expect(pids('sandbox', 'worker', 'web').filter(isRunning)).toEqual([])
  })

  it('tells which server of the environment does not answer', async () => {
    const start = checkout.run('start.mjs', {
      ...given(),
      REDIS_URL: `redis://:hush@127.0.0.1:${checkout.ports.admin}`,
    })
    expect(await start.ended).toBe(1)
    expect(linesOf(start.err())).toHaveLength(1)
    expect(start.err()).toContain(`Redis at redis://127.0.0.1:${checkout.ports.admin} (REDIS_URL) does not answer`)
    expect(start.err()).not.toContain('hush')
  })

  it.each([
    ['Redis', { MONGODB_URL: mongoUrl(), PATH: '' }, /^Redis is needed: install it \(.+\), or set REDIS_URL/],
    ['Python', { REDIS_URL: redisUrl(), PATH: '' }, /^Python 3\.10 or newer .+: install it \(.+\), or set MONGODB_URL/],
  ])('says in one line what to install when there is no %s', async (_what, env, line) => {
    rmSync(join(checkout.folder, '.data/tools'), { force: true })
    const start = checkout.run('start.mjs', env)
    expect(await start.ended).toBe(1)
    expect(linesOf(start.err())).toHaveLength(1)
    expect(start.err()).toMatch(line)
  })

  it('ends at once on the second Ctrl-C, even if a child will not', async () => {
    const start = checkout.run('start.mjs', { ...given(), FAKE_STAYS: 'web' })
    await start.prints('Parley is ready')
    start.child.kill('SIGINT')
    await start.prints('Stopping')
    await wait(700) // two presses at nearly the same moment count as one
    start.child.kill('SIGINT')
    expect(await start.ended).toBe(130)
    await allGone(pids('sandbox', 'worker', 'web'))
  })

  it('finds its data again after everything was killed, and nothing stale is in the way', async () => {
    const first = checkout.run('start.mjs')
    await first.prints('Parley is ready')
    const { MONGODB_URL: url = '', REDIS_URL: redis } = checkout.left('web').env
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000 })
    await client
      .db('parley')
      .collection('things')
      .insertOne({ _id: 1 as never }, { writeConcern: { w: 'majority', journal: true } })
    await client.close()
    const started = pids('sandbox', 'worker', 'web')
    process.kill(checkout.left('web').launcher, 'SIGKILL')
    expect(await first.ended).toBe(137)

    const second = checkout.run('start.mjs')
    await second.prints('Parley is ready')
    expect(started.filter(isRunning)).toEqual([])
    expect(checkout.left('web').env).toMatchObject({ MONGODB_URL: url, REDIS_URL: redis })
    const again = new MongoClient(url, { serverSelectionTimeoutMS: 2_000 })
    expect(await again.db('parley').collection('things').countDocuments()).toBe(1)
    await again.close()
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(await probeMongo(url, 300)).toBeDefined()
  })
})

describe('npm start, when nobody waits for it any more', () => {
  it('stops everything', async () => {
    const start = checkout.run('start.mjs', given())
    await start.prints('Parley is ready')
    start.child.kill('SIGKILL')
    await allGone(pids('sandbox', 'worker', 'web'))
    expect(checkout.read('stopped.txt')).toBe('web worker sandbox ')
  })

  it('stops everything when npm was stopped', async () => {
    const npm =
      "import { spawn } from 'node:child_process'; spawn(process.execPath, ['scripts/start.mjs'], { stdio: 'inherit' })"
    writeFileSync(join(checkout.folder, 'scripts/npm.mjs'), `process.chdir('${checkout.folder}'); ${npm}`)
    // Long enough to be told twice, which would kill it.
    const start = checkout.run('npm.mjs', { ...given(), npm_lifecycle_event: 'start', FAKE_SLOW: 'web' })
    await start.prints('Parley is ready')
    start.child.kill('SIGKILL')
    await start.prints('Stopped')
    expect(checkout.read('stopped.txt')).toBe('web worker sandbox ')
    expect(pids('sandbox', 'worker', 'web').filter(isRunning)).toEqual([])
  })
})

describe('npm run sandbox', () => {
  it('starts the sandbox alone and tells where it is', async () => {
    const sandbox = checkout.run('sandbox.mjs', given())
    await sandbox.prints('Sandbox is ready')
    expect(linesOf(sandbox.out()).at(-1)).toBe(`Sandbox is ready: http://127.0.0.1:${checkout.ports.sandbox}/v3.1`)
    sandbox.child.kill('SIGTERM')
    expect(await sandbox.ended).toBe(0)
    expect(pids('sandbox').filter(isRunning)).toEqual([])
  })
})
