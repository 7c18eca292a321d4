import { createECDH } from 'node:crypto'
import { z } from 'zod'
import { isLoopback } from './hosts.ts'
import { isGuessable } from './published.ts'
import { WrongSettings } from './environment.ts'
import { refusals } from './refusals.ts'
import { isTimeZone } from '#bank/ground/time-zone.ts'
import { parseMoney, type Usd } from '#bank/ground/money.ts'

/** What one process can play. Several may run in one. */
export const ROLES = ['web', 'worker', 'gateway'] as const
export type Role = (typeof ROLES)[number]

/** A value that no log, error or JSON shows; `reveal` is the only way to it. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
}

const secret = z
  .string()
  .min(1)
  .transform((value) => new Secret(value))
const httpUrl = z.url({ protocol: /^https?$/ })
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on')
const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const dollars = z.string().transform((text, context): Usd => {
  const amount = parseMoney('USD', text)
  if (amount.ok) return amount.value
  context.addIssue('must be dollars, like 2500.00')
  return z.NEVER
})

/** `burst,perSecond`: so many at once after a pause, and so many earned back in a second. */
const rate = z.string().transform((text, context) => {
  const [burst = 0, perSecond = 0] = text.split(',').map(Number)
  const isRate = /^\d+,\d+(\.\d+)?$/.test(text) && perSecond > 0 && burst >= perSecond && burst >= 1
  if (isRate) return { burst, perSecond }
  context.addIssue('must be two numbers, how many at once and how many a second, like 20,4')
  return z.NEVER
})

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const HOURS = /^([a-z]{3})(?:-([a-z]{3}))? (\d{2}):(\d{2})-(\d{2}):(\d{2}) ([\w/+-]+)$/

/** `mon-fri 09:00-17:00 America/New_York`: days, opening and closing hour, and the zone whose clock it is. */
const supportHours = z.string().transform((text, context) => {
  const [, first = '', last = first, opensAt, opensPast, closesAt, closesPast, timeZone = ''] = HOURS.exec(text) ?? []
  const [from, to] = [DAYS.indexOf(first), DAYS.indexOf(last)]
  const opens = Number(opensAt) * 60 + Number(opensPast)
  const closes = Number(closesAt) * 60 + Number(closesPast)
  const days = DAYS.flatMap((_, day) => (day >= from && day <= to ? [day + 1] : []))
  if (from >= 0 && days.length > 0 && opens < closes && closes <= 24 * 60 && isTimeZone(timeZone))
    return { days, opens, closes, timeZone }
  context.addIssue('must be days, hours and a time zone, like mon-fri 09:00-17:00 America/New_York')
  return z.NEVER
})

/** `id:base64` pairs, the current key first: `2026a:…,2025b:…`. One bare value is a ring of one. */
const dataKeys = z.string().transform((text, context) => {
  const pairs = text.split(',').map((part): [string, string] => {
    const colon = part.indexOf(':')
    return colon < 0 ? ['k1', part.trim()] : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()]
  })
  const [first] = pairs
  if (first === undefined || pairs.some(([, key]) => Buffer.from(key, 'base64').length !== 32)) {
    context.addIssue('must be 32 random bytes in base64, or several as id:base64 with commas between')
    return z.NEVER
  }
  if (pairs.some(([, key]) => isGuessable(Buffer.from(key, 'base64')))) {
    context.addIssue('must be random, as `openssl rand -base64 32` makes it')
    return z.NEVER
  }
  const keys = Object.fromEntries(pairs)
  return { current: first[0], reveal: () => keys, toJSON: () => '[secret]' }
})

const isPrivateKey = (text: string): boolean => {
  try {
    createECDH('prime256v1').setPrivateKey(text, 'base64url')
    return true
  } catch {
    return false
  }
}

/** 32 bytes of which a key pair on P-256 is made, as browsers name them: base64url. */
const pushKey = z
  .string()
  .regex(/^[\w-]{43}$/, 'must be 32 random bytes in base64url')
  .refine(isPrivateKey, 'must be a private key on P-256')
  .transform((value) => new Secret(value))

const Environment = z.object({
  ROLES: z
    .string()
    .default('web,worker')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(ROLES)).min(1)),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8787),
  PUBLIC_URL: z.url({ protocol: /^https$/ }).optional(),
  WEB_CHAT: z.enum(['on', 'off', 'auto']).default('auto'),
  WEB_CHAT_HOSTS: z.string().default(''),
  PROXIES: wholeNumber(0, 10).default(0),
  MAX_SOCKETS: wholeNumber(10, 100_000).default(4_000),
  MAX_SOCKETS_PER_ADDRESS: wholeNumber(4, 100_000).default(256),
  PUSH_PRIVATE_KEY: pushKey.optional(),
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must be a mailto: or https: address')
    .optional(),
  PUSH_LOOPBACK: onOff.prefault('off'),
  MAX_STREAMS: wholeNumber(1, 100_000).default(2_000),

  MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://'),
  MONGODB_DATABASE: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .default('parley'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must begin with redis://'),
  REDIS_NAMESPACE: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .default('parley'),
  DATA_KEY: dataKeys,

  SYNAPSE_URL: httpUrl,
  SYNAPSE_CLIENT_ID: z.string().min(1),
  SYNAPSE_CLIENT_SECRET: secret,
  SYNAPSE_FINGERPRINT: z.string().min(1),
  SYNAPSE_WEBHOOK_URL: httpUrl.optional(),
  SYNAPSE_TIMEOUT_MS: wholeNumber(100, 12_000).default(8_000),

  TELEGRAM_BOT_TOKEN: secret.optional(),
  TELEGRAM_WEBHOOK_SECRET: secret.optional(),
  TELEGRAM_API_ROOT: httpUrl.default('https://api.telegram.org'),
  DISCORD_TOKEN: secret.optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits')
    .optional(),
  DISCORD_API_ROOT: httpUrl.default('https://discord.com/api'),
  DISCORD_CDN_ROOT: httpUrl.default('https://cdn.discordapp.com'),

  ADMIN_PORT: wholeNumber(0, 65_535).optional(),
  ADMIN_HOST: z.string().default('127.0.0.1'),
  ADMIN_HOSTS: z.string().default(''),
  ADMIN_TOKEN: secret.optional(),
  RECONCILE_SECONDS: wholeNumber(1, 86_400).default(30),
  RECONCILE_GRACE_SECONDS: wholeNumber(0, 86_400).default(120),
  DRIFT_ALARM_SECONDS: wholeNumber(1, 86_400).default(600),

  LIMIT_PER_PAYMENT: dollars.prefault('2500.00'),
  LIMIT_PER_DAY: dollars.prefault('5000.00'),
  PIN_ABOVE: dollars.prefault('100.00'),
  PIN_GRACE_MINUTES: wholeNumber(1, 15).default(5),
  MAX_ALERTS: wholeNumber(1, 1_000).default(20),
  MAX_WAITING_OPERATIONS: wholeNumber(1, 1_000_000).default(5_000),
  REGISTRATIONS_PER_HOUR: wholeNumber(1, 100_000).default(300),
  REGISTRATIONS_PER_NETWORK: wholeNumber(1, 100_000).default(20),
  DELETION_DAYS: wholeNumber(1, 30).default(7),
  RECOVERY_CODE_MINUTES: wholeNumber(15, 1_440).default(60),
  RECOVERY_PIN_HOURS: wholeNumber(6, 168).default(24),
  RECOVERY_IDENTITY_HOURS: wholeNumber(24, 720).default(72),
  SUPPORT_HOURS: supportHours.prefault('mon-fri 09:00-17:00 America/New_York'),
  SUPPORT_ANSWER_HOURS: wholeNumber(1, 72).default(8),
  SIGN_IN_HOURS: wholeNumber(1, 720).default(12),
  TURNS_PER_CHAT: rate.prefault('20,4'),
  TURNS_PER_CUSTOMER: rate.prefault('40,8'),
  TURNS_PER_ADDRESS: rate.prefault('100,25'),
  NEW_CHATS_PER_ADDRESS: rate.prefault('40,2'),
  NEW_CHATS_IN_ALL: rate.prefault('200,40'),
  TURNS_IN_ALL: rate.prefault('2000,500'),
  CARD_MINUTES: wholeNumber(1, 60).default(10),
  PRICE_SECONDS: wholeNumber(1, 3_600).default(5),
  PRICE_FEED_URL: z.url({ protocol: /^wss?$/ }).optional(),
  PRICE_DIFFERENCE_PERCENT: wholeNumber(1, 50).default(2),
  PRICE_HISTORY_DAYS: wholeNumber(1, 365).default(365),
  PIN_MEMORY_KIB: wholeNumber(8, 1_048_576).default(47_104),
  DEMO: onOff.prefault('off'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Config = z.output<typeof Environment>
export const CONFIG_KEYS = Object.keys(Environment.shape)

/**
 * On by default only where nobody else can open it: a loopback address may still be what a proxy of PUBLIC_URL leads to.
 */
const servesWebChat = ({ WEB_CHAT, HOST, PUBLIC_URL }: Config): boolean =>
  WEB_CHAT === 'on' || (WEB_CHAT === 'auto' && isLoopback(HOST) && PUBLIC_URL === undefined)

/** Whether the web chat would be served but for the public address. */
export const isWebChatWithheld = ({ ROLES: roles, WEB_CHAT, HOST, PUBLIC_URL }: Config): boolean =>
  roles.includes('web') && WEB_CHAT === 'auto' && isLoopback(HOST) && PUBLIC_URL !== undefined

/** What each channel's factory is given; undefined where the channel is not set up. */
export const telegramSettings = ({ PUBLIC_URL: publicUrl, ...config }: Config) =>
  config.TELEGRAM_BOT_TOKEN && {
    token: config.TELEGRAM_BOT_TOKEN.reveal(),
    apiRoot: config.TELEGRAM_API_ROOT,
    webhook:
      publicUrl === undefined ? undefined : { publicUrl, secret: config.TELEGRAM_WEBHOOK_SECRET?.reveal() ?? '' },
  }

export const discordSettings = (config: Config) =>
  config.DISCORD_TOKEN && {
    token: config.DISCORD_TOKEN.reveal(),
    applicationId: config.DISCORD_APPLICATION_ID ?? '',
    apiRoot: config.DISCORD_API_ROOT,
    cdnRoot: config.DISCORD_CDN_ROOT,
    endpoint: config.PUBLIC_URL === undefined ? undefined : { publicKeyHex: config.DISCORD_PUBLIC_KEY },
  }

const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** Who may read what operators see, where, and under which names it may be called. */
export const operatorSettings = (config: Pick<Config, 'ADMIN_HOST' | 'ADMIN_HOSTS' | 'ADMIN_TOKEN'>) => ({
  host: config.ADMIN_HOST,
  token: config.ADMIN_TOKEN?.reveal(),
  names: listed(config.ADMIN_HOSTS),
})

export const webChatSettings = (config: Config) => ({
  isServed: servesWebChat(config),
  secureCookies: config.PUBLIC_URL !== undefined,
  proxies: config.PROXIES,
  maxStreams: config.MAX_STREAMS,
  push: config.PUSH_PRIVATE_KEY && {
    privateKey: config.PUSH_PRIVATE_KEY.reveal(),
    contact: config.PUSH_CONTACT ?? config.PUBLIC_URL ?? 'https://parley.invalid',
    loopback: config.PUSH_LOOPBACK,
  },
  allowedHosts: config.WEB_CHAT_HOSTS === '' ? undefined : listed(config.WEB_CHAT_HOSTS),
})

/** How much one chat, one address and all of them together may send. */
export const turnRates = (config: Config) => ({
  chat: config.TURNS_PER_CHAT,
  customer: config.TURNS_PER_CUSTOMER,
  address: config.TURNS_PER_ADDRESS,
  newPerAddress: config.NEW_CHATS_PER_ADDRESS,
  newInAll: config.NEW_CHATS_IN_ALL,
  all: config.TURNS_IN_ALL,
})

/**
 * The environment, parsed once. An empty value counts as not set.
 * @throws WrongSettings with one line per setting that is wrong, and never a value.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  const wrong = parsed.success
    ? refusals(parsed.data)
    : parsed.error.issues.map(({ path, code, message, ...issue }) =>
        code === 'invalid_type' && given[String(path[0])] === undefined
          ? `${path.join('.')} is not set`
          : `${path.join('.')}: ${'input' in issue ? 'is not valid' : message}`,
      )
  if (!parsed.success || wrong.length > 0) throw new WrongSettings(wrong)
  return parsed.data
}
