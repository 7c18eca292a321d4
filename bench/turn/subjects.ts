import type { Stores } from '../servers.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { freePort } from '#scripts/lib/ports.ts'
import { type Usage, usageOf } from '../usage.ts'

/** One server process that takes `POST /chat/turns`. */
export type Subject = { name: string; url: string; usage(): Usage; stop(): Promise<void> }

const ready = async (child: ChildProcess): Promise<void> => {
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += String(part)
    if (said.includes('Web is ready')) {
      child.stdout?.resume()
      return
    }
  }
  throw new Error(`it did not start: ${said}`)
}

const start = async (name: string, args: readonly string[], env: Record<string, string>): Promise<Subject> => {
  const port = await freePort()
  const own = process.env['BENCH_NODE_ARGS']?.split(' ') ?? []
  const child = spawn(process.execPath, [...own, ...args], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(child)
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    usage: () => usageOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

/** Parley's web role alone, on stores of its own; no turn waits for the bank, so none is there. */
const startParley = ({ mongoUrl, redisUrl }: Stores): Promise<Subject> =>
  start('Parley, a whole turn', ['app/main.ts'], {
    ROLES: 'web',
    LOG_LEVEL: 'error',
    WEB_CHAT: 'on',
    MONGODB_URL: mongoUrl,
    MONGODB_DATABASE: `bench_turn_${Date.now()}`,
    REDIS_URL: redisUrl,
    REDIS_NAMESPACE: `bench-turn-${Date.now()}`,
    DATA_KEY: `k1:${randomBytes(32).toString('base64')}`,
    SYNAPSE_URL: 'http://127.0.0.1:9/v3.1',
    SYNAPSE_CLIENT_ID: 'bench',
    SYNAPSE_CLIENT_SECRET: 'bench',
    SYNAPSE_FINGERPRINT: 'bench',
    // Nobody types as fast as this measures.
    TURNS_PER_CHAT: '100000,100000',
    TURNS_PER_CUSTOMER: '100000,100000',
    TURNS_PER_ADDRESS: '100000,100000',
    NEW_CHATS_PER_ADDRESS: '100000,100000',
    NEW_CHATS_IN_ALL: '100000,100000',
    TURNS_IN_ALL: '100000,100000',
    REGISTRATIONS_PER_NETWORK: '10000',
  })

export const startSubjects = async (stores: Stores): Promise<Subject[]> => {
  const env = { REDIS_URL: stores.redisUrl }
  return [
    await start('Hono echo', ['bench/turn/peer.ts', 'echo'], env),
    await start('Hono + GET + SET', ['bench/turn/peer.ts', 'get-set'], env),
    await startParley(stores),
  ]
}
