import { isInTheClear, isLoopback, isOwnHost, missingAtStore, passwordOf } from './hosts.ts'
import { isPublished } from './published.ts'

type Revealed = { reveal(): string }

/** The settings that have to suit each other. */
export type Checked = {
  readonly PUBLIC_URL?: string | undefined
  readonly DEMO: boolean
  readonly PUSH_LOOPBACK: boolean
  readonly MONGODB_URL: string
  readonly REDIS_URL: string
  readonly SYNAPSE_URL: string
  readonly SYNAPSE_CLIENT_SECRET: Revealed
  readonly SYNAPSE_WEBHOOK_URL?: string | undefined
  readonly TELEGRAM_BOT_TOKEN?: Revealed | undefined
  readonly TELEGRAM_WEBHOOK_SECRET?: Revealed | undefined
  readonly TELEGRAM_API_ROOT: string
  readonly DISCORD_TOKEN?: Revealed | undefined
  readonly DISCORD_APPLICATION_ID?: string | undefined
  readonly DISCORD_PUBLIC_KEY?: string | undefined
  readonly DISCORD_API_ROOT: string
  readonly DISCORD_CDN_ROOT: string
  readonly ADMIN_PORT?: number | undefined
  readonly ADMIN_HOST: string
  readonly ADMIN_TOKEN?: Revealed | undefined
}

/** Fewer characters can be guessed by who may ask often. */
const SHORTEST = 16

/** Whether others than who sits at this machine can reach it, or it reaches a bank elsewhere. */
const isExposed = ({ PUBLIC_URL, SYNAPSE_URL }: Checked): boolean =>
  PUBLIC_URL !== undefined || !isLoopback(new URL(SYNAPSE_URL).hostname)

const when = (wrong: unknown, line: string): readonly string[] => (wrong ? [line] : [])

const missing = (config: Checked): readonly string[] => {
  const isPublic = config.PUBLIC_URL !== undefined
  const needsToken = config.ADMIN_PORT !== undefined && (isPublic || !isLoopback(config.ADMIN_HOST))
  return [
    ...when(config.DISCORD_TOKEN && !config.DISCORD_APPLICATION_ID, 'DISCORD_TOKEN needs DISCORD_APPLICATION_ID'),
    ...when(
      isPublic && config.TELEGRAM_BOT_TOKEN && !config.TELEGRAM_WEBHOOK_SECRET,
      'PUBLIC_URL with TELEGRAM_BOT_TOKEN needs TELEGRAM_WEBHOOK_SECRET',
    ),
    ...when(
      isPublic && config.DISCORD_TOKEN && !config.DISCORD_PUBLIC_KEY,
      'PUBLIC_URL with DISCORD_TOKEN needs DISCORD_PUBLIC_KEY',
    ),
    ...when(
      needsToken && !config.ADMIN_TOKEN,
      'ADMIN_PORT needs ADMIN_TOKEN where PUBLIC_URL is set or ADMIN_HOST is not a loopback address',
    ),
  ]
}

const weak = (config: Checked): readonly string[] => {
  const always = { TELEGRAM_WEBHOOK_SECRET: config.TELEGRAM_WEBHOOK_SECRET, ADMIN_TOKEN: config.ADMIN_TOKEN }
  const exposed = {
    SYNAPSE_CLIENT_SECRET: config.SYNAPSE_CLIENT_SECRET,
    TELEGRAM_BOT_TOKEN: config.TELEGRAM_BOT_TOKEN,
    DISCORD_TOKEN: config.DISCORD_TOKEN,
  }
  const passwords = {
    'The password in MONGODB_URL': passwordOf(config.MONGODB_URL),
    'The password in REDIS_URL': passwordOf(config.REDIS_URL),
  }
  const checked = [
    ...Object.entries({ ...always, ...(isExposed(config) ? exposed : {}) }).map(
      ([name, secret]) => [name, secret?.reveal()] as const,
    ),
    ...Object.entries(isExposed(config) ? passwords : {}),
  ]
  return checked.flatMap(([name, value]) => {
    if (value === undefined) return []
    if (isPublished(value)) return [`${name} is an example that anybody can read: make one of your own`]
    return when(value.length < SHORTEST, `${name} must have ${SHORTEST} characters or more`)
  })
}

const open = (config: Checked): readonly string[] => {
  const { SYNAPSE_URL, SYNAPSE_WEBHOOK_URL = '', TELEGRAM_API_ROOT, DISCORD_API_ROOT, DISCORD_CDN_ROOT } = config
  const addresses = { SYNAPSE_URL, SYNAPSE_WEBHOOK_URL, TELEGRAM_API_ROOT, DISCORD_API_ROOT, DISCORD_CDN_ROOT }
  const stores = { MONGODB_URL: config.MONGODB_URL, REDIS_URL: config.REDIS_URL }
  return [
    ...when(
      config.PUSH_LOOPBACK && isExposed(config),
      'PUSH_LOOPBACK=on lets pages have this machine called: it is for tests alone',
    ),
    ...when(config.DEMO && !isOwnHost(SYNAPSE_URL), 'DEMO=on makes up money: SYNAPSE_URL must be the sandbox'),
    ...Object.entries(addresses).flatMap(([name, url]) =>
      when(isInTheClear(url), `${name} must be https: what is sent there could be read on the way`),
    ),
    ...Object.entries(stores).flatMap(([name, url]) => {
      const lacks = missingAtStore(url)
      return when(lacks, `${name} leads to another machine without ${lacks}`)
    }),
  ]
}

/** Settings that can't work together, or are not safe together: one line for each, and never a value. */
export const refusals = (config: Checked): readonly string[] => [...missing(config), ...open(config), ...weak(config)]
