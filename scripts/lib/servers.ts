import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Child } from './child.ts'
import { mongo } from './mongo.ts'
import { redis } from './redis.ts'

export type ServerOptions = {
  readonly env: NodeJS.ProcessEnv
  /** Absolute: where the servers keep their data. */
  readonly data: string
  /** Absolute: where programs are installed. */
  readonly tools: string
  /** The ports they had last time, taken again if free, so that a client configured by hand keeps working. */
  readonly ports: { readonly mongo?: number; readonly redis?: number }
  readonly say: (line: string) => void
}

export type Server = {
  readonly url: string
  /** Set when it was started here. */
  readonly port?: number
  /** One line for the banner. */
  readonly found: string
  /** Undefined for a server that is not ours to stop. */
  readonly child: Child | undefined
}

export type Servers = {
  readonly mongoUrl: string
  readonly redisUrl: string
  readonly found: readonly string[]
  /** Those that were started here. */
  readonly children: readonly Child[]
  stop(): Promise<void>
}

const GRACE_MS = 10_000

const readPorts = (file: string): ServerOptions['ports'] => {
  try {
    const { mongo, redis } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const port = (value: unknown) => (Number.isInteger(value) ? (value as number) : 0)
    return { mongo: port(mongo), redis: port(redis) }
  } catch {
    return {} // first start, or a file cut short by a crash: any ports will do
  }
}

/** Finds or starts MongoDB and Redis. When one of them fails, the other is stopped before the failure is thrown. */
export const startServers = async (options: Omit<ServerOptions, 'ports'>): Promise<Servers> => {
  mkdirSync(options.data, { recursive: true })
  const portsFile = join(options.data, 'ports.json')
  const withPorts = { ...options, ports: readPorts(portsFile) }
  const outcomes = await Promise.allSettled([mongo(withPorts), redis(withPorts)])
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const children = started.flatMap(({ child }) => (child === undefined ? [] : [child]))
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop(GRACE_MS)))
  }
  const [mongoServer, redisServer] = outcomes
  if (mongoServer.status === 'rejected' || redisServer.status === 'rejected') {
    await stop()
    throw mongoServer.status === 'rejected' ? mongoServer.reason : (redisServer as PromiseRejectedResult).reason
  }
  writeFileSync(portsFile, JSON.stringify({ mongo: mongoServer.value.port, redis: redisServer.value.port }))
  return {
    mongoUrl: mongoServer.value.url,
    redisUrl: redisServer.value.url,
    found: started.map(({ found }) => found),
    children,
    stop,
  }
}
