import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { probeMongo, probeRedis, showUrl } from './probes.ts'
import { port } from './environment.ts'
import { appEnvironment } from './processes.ts'
import { dataFolder } from './paths.ts'
import { problem } from './problem.ts'
import { secrets } from './secrets.ts'
import { urlOf } from './server.ts'
import { accessOf, readPorts } from './servers.ts'

const ANSWER_MS = 3_000

/**
 * The environment of a running Parley's processes: its servers where `npm start` has put them, or where `MONGODB_URL`
 * and `REDIS_URL` say; its key from the data folder, or from `DATA_KEY`. Throws when it does not run.
 */
export const runningEnvironment = async (env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> => {
  const data = dataFolder(env)
  const known = readPorts(data)
  // Before the servers are asked: those that npm start has started let nobody in without what stands there.
  const keys = existsSync(join(data, 'secrets.json')) ? secrets(data) : undefined
  const access = keys && accessOf(keys, env)
  const mongoUrl = env['MONGODB_URL'] || urlOf('mongodb', known.mongo, access?.mongo[0])
  const redisUrl = env['REDIS_URL'] || urlOf('redis', known.redis, access && { name: '', password: access.redis })
  const silent = [
    ...((await probeMongo(mongoUrl, ANSWER_MS)) === undefined ? [] : [`MongoDB at ${showUrl(mongoUrl)}`]),
    ...((await probeRedis(redisUrl, ANSWER_MS)) === undefined ? [] : [`Redis at ${showUrl(redisUrl)}`]),
  ]
  if (silent.length > 0) {
    const what = silent.join(' and ')
    throw problem(`${what} can't be reached: start Parley with npm start, or set MONGODB_URL and REDIS_URL.`)
  }
  const ownKeys = keys ?? (env['DATA_KEY'] ? { DATA_KEY: env['DATA_KEY'] } : undefined)
  if (ownKeys === undefined)
    throw problem(`There is no key in ${data}: set DATA_KEY, or DATA_DIR to the folder of the Parley that is meant.`)
  const ports = {
    web: port(env, 'PORT', known.web || 8787),
    sandbox: port(env, 'SANDBOX_PORT', known.sandbox || 8788),
  }
  return appEnvironment({ env, keys: ownKeys, ports, servers: { mongoUrl, redisUrl } })
}
