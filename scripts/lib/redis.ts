import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { probeRedis, showUrl } from './probes.ts'
import { canInstallPackages, installPackages } from './debian.ts'
import { findProgram } from './find-program.ts'
import { freePort } from './ports.ts'
import { problem } from './problem.ts'
import type { Server, ServerOptions } from './server.ts'
import { waitUntilReady } from './wait-until-ready.ts'

const program = ({ tools, say }: ServerOptions): string => {
  const found = findProgram('redis-server')
  if (found !== undefined) return found
  if (canInstallPackages()) {
    say("Installing Redis from Debian's packages (its service is not started)")
    const installed = installPackages(['redis-server'], join(tools, '../logs/install.log'))
    const redis = findProgram('redis-server')
    if (installed && redis !== undefined) return redis
  }
  const how = process.platform === 'darwin' ? 'brew install redis' : 'apt-get install redis-server'
  throw problem(`Redis is needed: install it (${how}), or set REDIS_URL to a Redis server of your own.`)
}

/** `REDIS_URL`'s server, which must answer, else one of our own. */
export const redis = async (options: ServerOptions): Promise<Server> => {
  const given = options.env['REDIS_URL']
  if (given) {
    const silence = await probeRedis(given, 5_000)
    if (silence !== undefined) throw problem(`Redis at ${showUrl(given)} (REDIS_URL) does not answer: ${silence}`)
    return { url: given, found: `Redis     ${showUrl(given)} (REDIS_URL)` }
  }
  const command = program(options)
  const folder = join(options.data, 'redis')
  mkdirSync(folder, { recursive: true })
  const port = await freePort(options.ports.redis)
  const child = options.supervisor.start({
    name: 'Redis',
    command,
    // The queue library needs noeviction: a job that was evicted would never run.
    args: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
      ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
    ],
    cwd: folder,
    logFile: join(options.data, 'logs/redis.log'),
  })
  const url = `redis://127.0.0.1:${port}`
  await waitUntilReady(child, 60_000, async () => (await probeRedis(url, 500)) === undefined)
  return { url, port, found: `Redis     redis-server started at ${url}, data in ${folder}` }
}
