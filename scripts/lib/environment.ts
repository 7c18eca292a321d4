import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SECRET_SETTINGS, takeEnvironment } from '../../app/config/environment.ts'
import { problem } from './problem.ts'
import { root } from './paths.ts'

/**
 * The environment with `.env` of the checkout read into it, where what is set already wins, and with the secrets that
 * stand in files. From then on the environment of this process has none of them for what it starts.
 */
export const readEnvironment = (): NodeJS.ProcessEnv => {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  try {
    return { ...takeEnvironment(process.env) }
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error))
  }
}

/** A port from the environment, at most `last`. */
export const port = (env: NodeJS.ProcessEnv, name: string, byDefault: number, last = 65_535): number => {
  const given = env[name] || String(byDefault)
  const value = Number(given)
  if (/^\d+$/.test(given) && value >= 1 && value <= last) return value
  throw problem(`${name} must be a port number between 1 and ${last}, not "${given}".`)
}

const SECRETS = new Set<string>([
  ...SECRET_SETTINGS,
  'SANDBOX_CLIENT_SECRET',
  'SANDBOX_ADMIN_TOKEN',
  'SANDBOX_MONGODB_URL',
])
const isSecret = (name: string): boolean => SECRETS.has(name) || /TOKEN|SECRET|PASSWORD|PASSWD|_KEY$/.test(name)

const only = (env: NodeJS.ProcessEnv, wanted: (name: string) => boolean): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => wanted(name)))

/** For a process that gets its own secrets in another way, and no others: an environment can be read from outside. */
export const withoutSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => only(env, (name) => !isSecret(name))

const PLAIN =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SHELL|TERM|LD_LIBRARY_PATH|DYLD_\w+|SSL_CERT_\w+|NODE_COMPILE_CACHE)$/

/** For programs of others, which need none of our settings. */
export const plainEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => only(env, (name) => PLAIN.test(name))
