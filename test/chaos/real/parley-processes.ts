import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import { DEMO_CLIENT_ID } from '#sandbox/kit/settings.ts'
import { asOperator } from '#test/support/as-operator.ts'
import { mongoUrl, uniqueName } from '#test/support/servers.ts'
import type { Child } from '#scripts/lib/child.ts'
import { createSupervisor } from '#scripts/lib/supervisor.ts'
import { quietPort } from './ports.ts'
import { until } from './until.ts'

const checkout = resolve(import.meta.dirname, '../../..')
/** A loaded machine is slow, not broken. */
const READY_MS = 120_000
const NAMESPACE = 'chaos'
const { PATH, HOME, NODE_COMPILE_CACHE } = process.env

export type Role = 'web' | 'worker'
export type ParleyProcesses = Awaited<ReturnType<typeof startParleyProcesses>>

/** A transaction in the bank's own books. */
export type Booked = {
  readonly _id: string
  readonly amount: number
  readonly status: string
  readonly supp_id: string
}
export type StoredOperation = {
  readonly _id: string
  readonly state: string
  readonly dueAt?: number
  readonly order: { readonly amount: { readonly minor: bigint } }
  readonly history: readonly { readonly state: string; readonly at: number }[]
}

type Options = {
  /** The database server, without a database name; that of this test run when it is not given. */
  readonly mongo?: string
  readonly env?: Readonly<Record<string, string>>
  /** How much faster than real the bank's time goes. */
  readonly hurry?: number
}

/**
 * The real thing as processes of its own: sandbox, web, worker, and a Redis that may be emptied, killed or replaced.
 * Only the bank's time is hurried.
 */
export const startParleyProcesses = async ({ mongo = mongoUrl(), env = {}, hurry = 30 }: Options) => {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'parley-chaos-'))
  const adminToken = randomBytes(24).toString('base64url')
  const clientSecret = `client_secret_${randomBytes(20).toString('hex')}`
  const names = { parley: uniqueName(), bank: uniqueName() }
  const client = new MongoClient(mongo, { useBigInt64: true, serverSelectionTimeoutMS: 60_000 })
  const db = client.db(names.parley)
  const ports = { redis: await quietPort(), bank: await quietPort(), admin: await quietPort(), web: await quietPort() }
  // Ends with whoever opened it, however that one ends.
  const supervisor = createSupervisor()
  let serial = 0
  const start = async (
    name: string,
    command: string,
    args: readonly string[],
    more: NodeJS.ProcessEnv,
    ready: string,
  ) => {
    serial += 1
    const logFile = join(folder, `${name}-${serial}.log`)
    const child = supervisor.start({
      name,
      command,
      args,
      cwd: checkout,
      logFile,
      env: { PATH, HOME, NODE_COMPILE_CACHE, ...more },
    })
    const isReady = (): true | undefined => {
      if (child.hasEnded()) throw new Error(`${name} ended: ${child.output()}`)
      return child.output().includes(ready) || undefined
    }
    await until(() => `${name} to be ready:\n${child.output()}`, isReady, READY_MS)
    return child
  }

  const redisFolder = join(folder, 'redis')
  const startRedis = async (): Promise<Child> => {
    mkdirSync(redisFolder, { recursive: true })
    const args = [
      ...['--port', String(ports.redis), '--bind', '127.0.0.1', '--dir', redisFolder],
      // As npm start has it.
      ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
    ]
    return await start('redis', 'redis-server', args, {}, 'Ready to accept connections')
  }
  let redisChild = await startRedis()
  const redis = new Redis(ports.redis, '127.0.0.1', { retryStrategy: () => 200 })
  redis.on('error', () => undefined)
  await start(
    'sandbox',
    process.execPath,
    ['sandbox/main.ts'],
    {
      SANDBOX_MONGODB_URL: mongo,
      SANDBOX_DATABASE: names.bank,
      SANDBOX_PORT: String(ports.bank),
      SANDBOX_ADMIN_PORT: String(ports.admin),
      SANDBOX_ADMIN_TOKEN: adminToken,
      SANDBOX_CLIENT_SECRET: clientSecret,
      SANDBOX_CLOCK: 'fast',
      SANDBOX_CLOCK_FACTOR: String(hurry),
      SANDBOX_TICK_MS: '100',
    },
    'Sandbox is ready',
  )
  const settings = {
    WEB_CHAT: 'on',
    PORT: String(ports.web),
    MONGODB_URL: mongo,
    MONGODB_DATABASE: names.parley,
    REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
    REDIS_NAMESPACE: NAMESPACE,
    DATA_KEY: randomBytes(32).toString('base64'),
    SYNAPSE_URL: `http://127.0.0.1:${ports.bank}/v3.1`,
    SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
    SYNAPSE_CLIENT_SECRET: clientSecret,
    SYNAPSE_FINGERPRINT: 'chaos',
    SYNAPSE_WEBHOOK_URL: `http://127.0.0.1:${ports.web}/webhooks/synapse`,
    SYNAPSE_TIMEOUT_MS: '4000',
    DEMO: 'on',
    PIN_MEMORY_KIB: '8',
    LOG_LEVEL: 'warn',
    // Crowds that come from one address and press as fast as they can are what these runs are about.
    TURNS_PER_CHAT: '1000,1000',
    TURNS_PER_CUSTOMER: '10000,10000',
    TURNS_PER_ADDRESS: '10000,10000',
    NEW_CHATS_PER_ADDRESS: '10000,10000',
    NEW_CHATS_IN_ALL: '10000,10000',
    TURNS_IN_ALL: '10000,10000',
    REGISTRATIONS_PER_NETWORK: '10000',
    ...env,
  }
  const adminUrl = `http://127.0.0.1:${ports.admin}`
  const admin = async (method: string, path: string, body?: object): Promise<string> => {
    const headers = asOperator({ adminToken })
    const answer = await fetch(`${adminUrl}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`)
    return answer.text()
  }
  const queue = async (name: string): Promise<number> => {
    const key = (list: string): string => `${NAMESPACE}-jobs:${name}:${list}`
    return (await redis.llen(key('wait'))) + (await redis.llen(key('active'))) + (await redis.zcard(key('delayed')))
  }

  return {
    url: `http://127.0.0.1:${ports.web}`,
    redis,
    db,
    /** What the bank signs its news with. */
    clientSecret,
    /** What the bank does from now on instead of what it should. */
    plant: (fault: object): Promise<string> => admin('POST', '/faults', fault),
    clearFaults: (): Promise<string> => admin('DELETE', '/faults'),
    startRole: (role: Role, more: NodeJS.ProcessEnv = {}): Promise<Child> =>
      start(
        role,
        process.execPath,
        // As npm start and the image have it.
        [
          '--max-semi-space-size=4',
          '--heap-growing-percent=20',
          more['PARLEY_DIE'] === undefined ? 'app/main.ts' : 'test/support/dying-main.ts',
        ],
        { ...settings, ROLES: role, ...more },
        `${role === 'web' ? 'Web' : 'Worker'} is ready`,
      ),
    /** Ends Redis by `kill -9` and starts it again, on what it had on disk or on nothing. */
    restartRedis: async (keeps: boolean, awayMs: () => Promise<unknown>): Promise<void> => {
      redisChild.kill()
      await redisChild.ended
      if (!keeps) rmSync(redisFolder, { recursive: true, force: true })
      await awayMs()
      redisChild = await startRedis()
    },
    operations: (kind: string): Promise<readonly StoredOperation[]> =>
      db
        .collection<StoredOperation>('operations')
        .find({ 'order.kind': kind })
        .sort({ createdAt: 1, _id: 1 })
        .toArray(),
    newest: (kind: string): Promise<StoredOperation | null> =>
      db
        .collection<StoredOperation>('operations')
        .findOne({ 'order.kind': kind }, { sort: { createdAt: -1, _id: -1 } }),
    holds: () => db.collection('accounts').countDocuments({ 'held.minor': { $gt: 0n } }),
    /** Jobs that wait, run or are to come, of operations and of notices. */
    queued: async (): Promise<number> =>
      (await queue('operations')) + (await queue('notices')) + (await queue('broadcasts')) + (await queue('syncs')),
    /** Jobs that somebody has taken and not ended. */
    takenJobs: async (): Promise<number> => {
      const taken = ['operations', 'notices', 'broadcasts', 'syncs'].map((name) =>
        redis.llen(`${NAMESPACE}-jobs:${name}:active`),
      )
      return (await Promise.all(taken)).reduce((sum, each) => sum + each, 0)
    },
    /** The keys of all turns whose answer is stored; each ends with what its sender has called it. */
    answeredTurns: (): Promise<readonly string[]> => redis.keys(`${NAMESPACE}:t:*`),
    /** The bank's own books: the truth about money. */
    booked: async (): Promise<readonly Booked[]> =>
      (await admin('GET', '/books/transactions'))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Booked),
    close: async (): Promise<void> => {
      redis.disconnect()
      const ended = supervisor.running().map((child) => child.ended)
      supervisor.kill()
      await Promise.all(ended)
      await Promise.all([db.dropDatabase(), client.db(names.bank).dropDatabase()])
      await client.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
