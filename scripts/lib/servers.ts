import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mongo } from './mongo.ts'
import { redis } from './redis.ts'
import type { Secrets } from './secrets.ts'
import { type Access, type Server, type ServerOptions, urlOf } from './server.ts'

export type Servers = {
  readonly mongoUrl: string
  /** The same server, for the sandbox, which can't read what Parley keeps there. */
  readonly sandboxMongoUrl: string
  readonly redisUrl: string
  readonly found: readonly string[]
}

const KNOWN = ['mongo', 'redis', 'web', 'sandbox'] as const
/** The ports that the processes of a data folder listened on last time; 0 where they never have. */
export type Ports = Readonly<Record<(typeof KNOWN)[number], number>>

const fileOf = (data: string): string => join(data, 'ports.json')

/** The ports of last time, as far as they are known. */
export const readPorts = (data: string): Ports => {
  const port = (value: unknown): number => (Number.isInteger(value) ? (value as number) : 0)
  const read = (): Record<string, unknown> => {
    try {
      return JSON.parse(readFileSync(fileOf(data), 'utf8')) as Record<string, unknown>
    } catch {
      return {} // first start, or a file cut short by a crash: any ports will do
    }
  }
  const known = read()
  return {
    mongo: port(known['mongo']),
    redis: port(known['redis']),
    web: port(known['web']),
    sandbox: port(known['sandbox']),
  }
}

/** For commands that speak to what runs, and so that a client configured by hand finds it again. */
export const rememberPorts = (data: string, now: Partial<Record<keyof Ports, number | undefined>>): void => {
  const given = Object.fromEntries(Object.entries(now).filter(([, port]) => port !== undefined))
  writeFileSync(fileOf(data), `${JSON.stringify({ ...readPorts(data), ...given })}\n`)
}

type Options = Omit<ServerOptions, 'ports'>

/** Whom the servers of a data folder let in. */
export const accessOf = (keys: Secrets, env: NodeJS.ProcessEnv): Access => ({
  mongo: [
    { name: 'parley', password: keys.MONGO_PASSWORD, database: env['MONGODB_DATABASE'] || 'parley' },
    { name: 'sandbox', password: keys.MONGO_SANDBOX_PASSWORD, database: env['SANDBOX_DATABASE'] || 'sandbox' },
  ],
  redis: keys.REDIS_PASSWORD,
})

const mongoUrls = ({ url, port }: Server, access: Access | undefined) => ({
  mongoUrl: url,
  sandboxMongoUrl: port === undefined ? url : urlOf('mongodb', port, access?.mongo[1]),
})

/** Finds or starts MongoDB alone. */
export const startMongo = async (
  options: Options,
): Promise<Pick<Servers, 'mongoUrl' | 'sandboxMongoUrl' | 'found'>> => {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const ports = readPorts(options.data)
  const server = await mongo({ ...options, ports })
  rememberPorts(options.data, { mongo: server.port })
  return { ...mongoUrls(server, options.access), found: [server.found] }
}

/** Finds or starts MongoDB and Redis. What was started when one of them fails is left to the owner of the supervisor. */
export const startServers = async (options: Options): Promise<Servers> => {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const ports = readPorts(options.data)
  const [mongoServer, redisServer] = await Promise.all([mongo({ ...options, ports }), redis({ ...options, ports })])
  rememberPorts(options.data, { mongo: mongoServer.port, redis: redisServer.port })
  return {
    ...mongoUrls(mongoServer, options.access),
    redisUrl: redisServer.url,
    found: [mongoServer.found, redisServer.found],
  }
}
