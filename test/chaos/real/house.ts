import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freshDatabase, mongoUrl } from '#test/support/servers.ts'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/settings.ts'
import { type Child, startChild } from '../../../scripts/lib/child.ts'
import { freePort } from '../../../scripts/lib/ports.ts'

const checkout = resolve(import.meta.dirname, '../../..')
const READY_MS = 60_000
const { PATH, HOME, NODE_COMPILE_CACHE } = process.env

export type Role = 'web' | 'worker'
export type House = Awaited<ReturnType<typeof openHouse>>

/** Polls until `found` gives something; says what was waited for when it never does. */
export const until = async <T>(
  what: string,
  found: () => Promise<T | undefined> | T | undefined,
  withinMs: number,
): Promise<T> => {
  const end = performance.now() + withinMs
  for (;;) {
    const value = await found()
    if (value !== undefined && value !== false) return value
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`)
    await pause(25)
  }
}

/** A transaction in the bank's own books. */
export type Booked = {
  readonly _id: string
  readonly amount: number
  readonly status: string
  readonly supp_id: string
}
export type StoredOperation = { readonly _id: string; readonly state: string; readonly dueAt?: number }

/**
 * The real thing as processes of its own: sandbox, web, worker, and a Redis that may be emptied or killed. Only the
 * bank's time is hurried.
 */
export const openHouse = async (env: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-chaos-'))
  const [parley, bank] = [await freshDatabase(), await freshDatabase()]
  const ports = { redis: await freePort(), bank: await freePort(), admin: await freePort(), web: await freePort() }
  const children: Child[] = []
  let serial = 0
  const start = async (
    name: string,
    command: string,
    args: readonly string[],
    more: NodeJS.ProcessEnv,
    ready: string,
  ): Promise<Child> => {
    serial += 1
    const logFile = join(folder, `${name}-${serial}.log`)
    const child = startChild({
      name,
      command,
      args,
      cwd: checkout,
      logFile,
      env: { PATH, HOME, NODE_COMPILE_CACHE, ...more },
    })
    children.push(child)
    await until(
      `${name} to be ready:\n${child.output()}`,
      () => {
        if (child.hasEnded()) throw new Error(`${name} ended: ${child.output()}`)
        return child.output().includes(ready) || undefined
      },
      READY_MS,
    )
    return child
  }
  const startRedis = (): Promise<Child> =>
    start(
      'redis',
      'redis-server',
      [
        '--port',
        String(ports.redis),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--maxmemory-policy',
        'noeviction',
        '--dir',
        folder,
      ],
      {},
      'Ready to accept connections',
    )
  await startRedis()
  const redis = new Redis(ports.redis, '127.0.0.1', { retryStrategy: () => 200 })
  redis.on('error', () => undefined)
  const startBank = (): Promise<Child> =>
    start(
      'sandbox',
      process.execPath,
      ['sandbox/main.ts'],
      {
        SANDBOX_MONGODB_URL: mongoUrl(),
        SANDBOX_DATABASE: bank.name,
        SANDBOX_PORT: String(ports.bank),
        SANDBOX_ADMIN_PORT: String(ports.admin),
        SANDBOX_CLOCK: 'fast',
        SANDBOX_CLOCK_FACTOR: '30',
        SANDBOX_TICK_MS: '100',
      },
      'Sandbox is ready',
    )
  await startBank()
  const settings = {
    WEB_CHAT: 'on',
    PORT: String(ports.web),
    MONGODB_URL: mongoUrl(),
    MONGODB_DATABASE: parley.name,
    REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
    REDIS_NAMESPACE: 'chaos',
    DATA_KEY: randomBytes(32).toString('base64'),
    SYNAPSE_URL: `http://127.0.0.1:${ports.bank}/v3.1`,
    SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
    SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET,
    SYNAPSE_FINGERPRINT: 'chaos',
    SYNAPSE_WEBHOOK_URL: `http://127.0.0.1:${ports.web}/webhooks/synapse`,
    SYNAPSE_TIMEOUT_MS: '4000',
    DEMO: 'on',
    PIN_MEMORY_KIB: '8',
    LOG_LEVEL: 'warn',
    ...env,
  }
  const admin = async (path: string, body?: object): Promise<string> => {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return (await fetch(`http://127.0.0.1:${ports.admin}${path}`, init)).text()
  }

  return {
    url: `http://127.0.0.1:${ports.web}`,
    adminUrl: `http://127.0.0.1:${ports.admin}`,
    redis,
    admin,
    startRole: (role: Role, more: NodeJS.ProcessEnv = {}): Promise<Child> =>
      start(
        role,
        process.execPath,
        ['src/main.ts'],
        { ...settings, ROLES: role, ...more },
        `${role === 'web' ? 'Web' : 'Worker'} is ready`,
      ),
    /** Ends web and worker, whichever run. */
    stopRoles: async (): Promise<void> => {
      const roles = children.filter(({ name }) => name === 'web' || name === 'worker')
      await Promise.all(roles.map((child) => child.stop(10_000)))
    },
    operations: async (kind: string): Promise<readonly StoredOperation[]> =>
      parley.db
        .collection<StoredOperation>('operations')
        .find({ 'order.kind': kind })
        .sort({ createdAt: 1, _id: 1 })
        .toArray(),
    holds: () => parley.db.collection('accounts').countDocuments({ 'held.minor': { $gt: 0n } }),
    /** The bank's own books: the truth about money. */
    booked: async (): Promise<readonly Booked[]> =>
      (await admin('/books/transactions'))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Booked),
    close: async (): Promise<void> => {
      redis.disconnect()
      for (const child of children.toReversed()) child.kill()
      await Promise.all(children.map(({ ended }) => ended))
      await Promise.all([parley.drop(), bank.drop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
