import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Settings that nobody but the process they are for should see. Each can also be given as a file: `DATA_KEY_FILE`. */
export const SECRET_SETTINGS = [
  'DATA_KEY',
  'MONGODB_URL',
  'REDIS_URL',
  'SYNAPSE_CLIENT_SECRET',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'DISCORD_TOKEN',
  'ADMIN_TOKEN',
  'PUSH_PRIVATE_KEY',
] as const

/** Set by who starts this process and writes its secrets, as one JSON object, to its standard input. */
export const SECRETS_FROM_STDIN = 'SECRETS_FROM_STDIN'

/** The start is refused: one line for each setting that is wrong, and never a value. */
export class WrongSettings extends Error {
  constructor(lines: readonly string[]) {
    super(lines.length === 1 ? `Settings: ${lines[0]}` : ['Settings:', ...lines.map((line) => `  ${line}`)].join('\n'))
  }
}

type Environment = Record<string, string | undefined>
type Read = { readonly file: (path: string) => string; readonly stdin: () => string }

const Handed = z.record(z.string(), z.string())
const readers: Read = { file: (path) => readFileSync(path, 'utf8'), stdin: () => readFileSync(0, 'utf8') }

const fromStdin = (env: Environment, read: Read): Environment => {
  if (!env[SECRETS_FROM_STDIN]) return {}
  try {
    return Handed.parse(JSON.parse(read.stdin()))
  } catch {
    throw new WrongSettings([`${SECRETS_FROM_STDIN}: standard input is not one JSON object of texts`])
  }
}

const fromFile = (name: string, env: Environment, read: Read): string | undefined => {
  const path = env[`${name}_FILE`]
  if (!path) return undefined
  if (env[name]) throw new WrongSettings([`${name} and ${name}_FILE are both set: keep one of them`])
  try {
    return read.file(path).replace(/\r?\n$/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not readable'
    throw new WrongSettings([`${name}_FILE: ${path} can't be read (${code})`])
  }
}

/**
 * All settings, with the secrets that came in files or through standard input; from then on `env` has no secret any more,
 * so that no later child, crash report or dependency finds one there.
 * @throws WrongSettings with one line for a file or an input that can't be read, and never a value.
 */
export const takeEnvironment = (env: Environment, read: Read = readers): Readonly<Environment> => {
  try {
    const handed = fromStdin(env, read)
    const files = SECRET_SETTINGS.map((name) => [name, fromFile(name, env, read)] as const)
    const found = Object.fromEntries(files.filter(([, value]) => value !== undefined))
    const used = new Set([SECRETS_FROM_STDIN, ...files.map(([name]) => `${name}_FILE`)])
    const rest = Object.entries(env).filter(([name]) => !used.has(name))
    return { ...Object.fromEntries(rest), ...handed, ...found }
  } finally {
    for (const name of SECRET_SETTINGS) delete env[name]
  }
}
