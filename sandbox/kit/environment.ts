import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What nobody but the sandbox itself should see. Each can also be given as a file: `SANDBOX_CLIENT_SECRET_FILE`. */
const SECRETS = ['MONGODB_URL', 'SANDBOX_MONGODB_URL', 'SANDBOX_CLIENT_SECRET', 'SANDBOX_ADMIN_TOKEN'] as const

type Environment = Record<string, string | undefined>

const Handed = z.record(z.string(), z.string())

const fromFile = (name: string, env: Environment): Environment => {
  const path = env[`${name}_FILE`]
  return path ? { [name]: readFileSync(path, 'utf8').replace(/\r?\n$/, '') } : {}
}

/**
 * All settings, with the secrets that came in files or, where `SECRETS_FROM_STDIN` is set, as a JSON object through
 * standard input. From then on `env` has no secret any more.
 */
export const takeEnvironment = (env: Environment): Readonly<Environment> => {
  const files: Environment = Object.fromEntries(SECRETS.flatMap((name) => Object.entries(fromFile(name, env))))
  const handed = env['SECRETS_FROM_STDIN'] ? Handed.parse(JSON.parse(readFileSync(0, 'utf8'))) : {}
  const all = { ...env, ...files, ...handed }
  for (const name of SECRETS) delete env[name]
  return all
}
