import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canInstallPackages, installPackages } from './debian.ts'
import { findProgram } from './find-program.ts'
import { probeRedis } from './probes.ts'
import { problem } from './problem.ts'
import { findOrStart, type Server, type ServerOptions } from './server.ts'

const NAME = 'redis-server'

const findOrInstall = ({ tools, say }: ServerOptions): string => {
  const found = findProgram(NAME)
  if (found !== undefined) return found
  if (canInstallPackages()) {
    say("Installing Redis from Debian's packages (its service is not started)")
    const installed = installPackages([NAME], join(tools, '../logs/install.log'))
    const redis = findProgram(NAME)
    if (installed && redis !== undefined) return redis
  }
  const how = process.platform === 'darwin' ? 'brew install redis' : 'apt-get install redis-server'
  throw problem(`Redis is needed: install it (${how}), or set REDIS_URL to a Redis server of your own.`)
}

/** Where the password stands: an argument could be read by every user of this machine. */
const SECRETS_FILE = 'secrets.conf'

const argsWith =
  (password: string | undefined) =>
  (folder: string, port: number): readonly string[] => [
    ...(password === undefined ? [] : [join(folder, SECRETS_FILE)]),
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ]

const writePassword = (folder: string, password: string): void => {
  const file = join(folder, SECRETS_FILE)
  rmSync(file, { force: true })
  writeFileSync(file, `requirepass ${password}\n`, { mode: 0o600 })
}

/** `REDIS_URL`'s server, which must answer, else one of our own. */
export const redis = (options: ServerOptions): Promise<Server> => {
  const password = options.access?.redis
  return findOrStart(
    {
      title: 'Redis',
      setting: 'REDIS_URL',
      scheme: 'redis',
      login: password === undefined ? undefined : { name: '', password },
      probe: probeRedis,
      lastPort: options.ports.redis,
      program: () => ({
        name: NAME,
        command: findOrInstall(options),
        args: argsWith(password),
        prepare: async (folder) => {
          if (password !== undefined) writePassword(folder, password)
        },
        processName: 'Redis',
        folder: 'redis',
        log: 'redis.log',
      }),
    },
    options,
  )
}
