import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { freePort } from '#scripts/lib/ports.ts'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'
import { checkout, freePorts, runFile, runScript } from '../support/launcher.ts'
import { createOwnRedis } from '../support/own-redis.ts'
import { freshDatabase, mongoUrl, redisUrl, uniqueName } from '../support/servers.ts'

const undo: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

const forget = async (namespace: string): Promise<void> => {
  const redis = new Redis(redisUrl())
  const keys = await redis.keys(`*${namespace}*`)
  if (keys.length > 0) await redis.del(...keys)
  await redis.quit()
}

/** Settings with databases of their own. */
const ownStores = async () => {
  const [app, sandbox] = [await freshDatabase(), await freshDatabase()]
  const namespace = uniqueName('start')
  undo.push(() => Promise.all([app.drop(), sandbox.drop(), forget(namespace)]))
  return {
    MONGODB_URL: mongoUrl(),
    REDIS_URL: redisUrl(),
    MONGODB_DATABASE: app.name,
    REDIS_NAMESPACE: namespace,
    SANDBOX_DATABASE: sandbox.name,
    // The demo's customers have PINs.
    PIN_MEMORY_KIB: '8',
  }
}

/** Parley as a newcomer gets it, with `PORT`, `SANDBOX_PORT` and `DATA_DIR` moved and no other port. */
const startParley = async () => {
  const ports = await freePorts()
  const data = mkdtempSync(join(tmpdir(), 'parley-data-'))
  const stores = await ownStores()
  const run = runScript(checkout, 'start.mjs', ports, { ...stores, DATA_DIR: data, SANDBOX_ADMIN_PORT: '' })
  undo.push(async () => {
    run.child.kill('SIGTERM')
    await run.ended
    rmSync(data, { recursive: true, force: true })
  })
  return { ports, run }
}

const isWell = async ({ ports }: Awaited<ReturnType<typeof startParley>>): Promise<void> => {
  const health = await fetch(`http://127.0.0.1:${ports.web}/health`)
  expect([health.status, await health.json()]).toEqual([200, { ok: true }])
}

it('starts the real sandbox, web and worker, twice on one machine, which answer and stop in time', async () => {
  const first = await startParley()
  const { ports, run } = first
  await run.prints('Parley is ready')
  await isWell(first)
  const page = await fetch(`http://127.0.0.1:${ports.web}/`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
  const bank = await fetch(`http://127.0.0.1:${ports.sandbox}/v3.1/users`)
  expect([bank.status, bank.headers.get('content-type')]).toEqual([expect.any(Number), expect.stringContaining('json')])

  const second = await startParley()
  await second.run.prints('Parley is ready')
  await Promise.all([isWell(first), isWell(second)])
  const adminOf = (out: string) => /its admin API on port (\d+)/.exec(out)?.[1]
  expect(adminOf(second.run.out())).toMatch(/^\d+$/)
  expect(adminOf(second.run.out())).not.toBe(adminOf(run.out()))

  const told = performance.now()
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
  expect(performance.now() - told).toBeLessThan(20_000)
  expect(run.err()).toBe('')
}, 120_000)

const app = () => ({
  // As the launcher starts it: the page's types are stripped by a function that Node calls experimental.
  NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  DATA_KEY: randomBytes(32).toString('base64'),
  SYNAPSE_URL: 'http://127.0.0.1:9/v3.1',
  SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
  SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET,
  SYNAPSE_FINGERPRINT: 'start',
  ROLES: 'web',
})

describe('a taken port', () => {
  const blockers: Server[] = []
  const takenPort = async (): Promise<string> => {
    const port = await freePort()
    const server = createServer().listen(port, '127.0.0.1')
    blockers.push(server)
    await new Promise((resolve) => server.once('listening', resolve))
    return String(port)
  }
  afterEach(() => {
    for (const server of blockers.splice(0)) server.close()
  })
  it.each([
    ['app/main.ts', 'PORT'],
    ['app/main.ts', 'ADMIN_PORT'],
    ['sandbox/main.ts', 'SANDBOX_PORT'],
    ['sandbox/main.ts', 'SANDBOX_ADMIN_PORT'],
  ])('is named in one line by %s when it is that of %s', async (file, setting) => {
    const port = await takenPort()
    const [ports, stores] = [await freePorts(), await ownStores()]
    const run = runFile(join(checkout, file), ports, { ...stores, ...app(), [setting]: port })
    expect(await run.ended).toBe(1)
    expect(run.err()).toBe(`Port ${port} (${setting}) is taken: stop what uses it, or set ${setting}.\n`)
  })
})

it('R38: says that Redis refuses its password, and not which password that was', async () => {
  const redis = await createOwnRedis(['--save', ''])
  undo.push(redis.close)
  const client = new Redis(redis.url)
  await client.config('SET', 'requirepass', 'another')
  client.disconnect()
  const [ports, stores] = [await freePorts(), await ownStores()]
  const env = { ...stores, ...app(), REDIS_URL: redis.url.replace('//', '//:walrus-pass@') }
  const run = runFile(join(checkout, 'app/main.ts'), ports, env)
  expect(await run.ended).toBe(1)
  expect(run.out() + run.err()).toContain('WRONGPASS')
  expect(run.out() + run.err()).not.toContain('walrus-pass')
})
