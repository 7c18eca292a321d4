import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mongo } from './mongo.ts'
import { redis } from './redis.ts'
import type { ServerOptions } from './server.ts'

export type Servers = {
  readonly mongoUrl: string
  readonly redisUrl: string
  readonly found: readonly string[]
}

/** The ports the servers had last time, as far as they are known. */
export const readPorts = (file: string): ServerOptions['ports'] => {
  try {
    const { mongo, redis } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const port = (value: unknown) => (Number.isInteger(value) ? (value as number) : 0)
    return { mongo: port(mongo), redis: port(redis) }
  } catch {
    return {} // first start, or a file cut short by a crash: any ports will do
  }
}

const remember = (file: string, before: ServerOptions['ports'], now: Record<'mongo' | 'redis', number | undefined>) => {
  const ports = { mongo: now.mongo ?? before.mongo, redis: now.redis ?? before.redis }
  writeFileSync(file, `${JSON.stringify(ports)}\n`)
}

type Options = Omit<ServerOptions, 'ports'>

/** Finds or starts MongoDB alone. */
export const startMongo = async (options: Options): Promise<Pick<Servers, 'mongoUrl' | 'found'>> => {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const portsFile = join(options.data, 'ports.json')
  const ports = readPorts(portsFile)
  const server = await mongo({ ...options, ports })
  remember(portsFile, ports, { mongo: server.port, redis: undefined })
  return { mongoUrl: server.url, found: [server.found] }
}

/** Finds or starts MongoDB and Redis. What was started when one of them fails is left to the owner of the fleet. */
export const startServers = async (options: Options): Promise<Servers> => {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const portsFile = join(options.data, 'ports.json')
  const ports = readPorts(portsFile)
  const [mongoServer, redisServer] = await Promise.all([mongo({ ...options, ports }), redis({ ...options, ports })])
  remember(portsFile, ports, { mongo: mongoServer.port, redis: redisServer.port })
  return {
    mongoUrl: mongoServer.url,
    redisUrl: redisServer.url,
    found: [mongoServer.found, redisServer.found],
  }
}
