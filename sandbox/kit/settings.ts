import { z } from 'zod'

/** Credentials of the demo platform: of SynapseFi's documented form, and no secret of anyone's. */
export const DEMO_CLIENT_ID = 'client_id_ParleyDemoPlatform00000000000001'
export const DEMO_CLIENT_SECRET = 'client_secret_ParleyDemoPlatformSecret000000000000001x'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const flag = z.stringbool({ truthy: ['yes', 'true', '1', 'on'], falsy: ['no', 'false', '0', 'off'] }).or(z.boolean())
const whole = z.coerce.number().int().nonnegative()
/** What a programme asks for full use; half of it lets a user receive. */
const Cip = z.enum(['virtual-and-physical', 'virtual', 'physical', 'none'])
export type Cip = z.infer<typeof Cip>
/** One programme for all, or by tag: `virtual,2:virtual-and-physical` (the one without a tag is for all other tags). */
const programmes = z.union([
  z.record(z.string(), Cip),
  z
    .string()
    .transform((text) =>
      Object.fromEntries(text.split(',').map((part) => (part.includes(':') ? part.split(':') : ['', part]))),
    )
    .pipe(z.record(z.string(), Cip)),
])
/** A duration in ms, or `never`. */
const timeout = z.union([z.literal('never'), whole])

/**
 * Everything about the sandbox that can be chosen. Each field is one environment variable (see `readSettings`).
 * The default is what the strongest evidence says of the bank's behaviour, and a guess where nothing does.
 */
export const Settings = z.object({
  port: whole.default(8788),
  host: z.string().default('127.0.0.1'),
  adminPort: whole.default(8789),
  /** What callers of the operator's API show as their bearer. Without one nobody is let in. */
  adminToken: z.string().min(16).optional(),
  /** The base address put into `_links` of webhooks; by default the address the server listens on. */
  publicUrl: z.url().optional(),
  mongodbUrl: z.string().default('mongodb://127.0.0.1:27017'),
  database: z.string().default('sandbox'),

  clientId: z.string().regex(/^\S+$/).default(DEMO_CLIENT_ID),
  clientSecret: z.string().regex(/^\S+$/).default(DEMO_CLIENT_SECRET),
  clientName: z.string().default('Parley Demo Platform'),
  /** `production` refuses the test helpers (dummy transactions, magic amounts). */
  mode: z.enum(['sandbox', 'production']).default('sandbox'),

  clock: z.enum(['real', 'fast', 'manual']).default('real'),
  clockFactor: z.coerce.number().positive().default(60),
  /** Where a manual clock starts, ms. */
  clockStart: whole.optional(),
  /** How often due work is done while a clock runs, real ms. */
  tickMs: whole.default(200),

  /** `old`: 401/110 for a bad key; `new`: 401/300 with `invalid_oauth_key`; `first`: `old`, in the forms of 2015 to 2017. */
  era: z.enum(['first', 'old', 'new']).default('old'),
  /** How calls under `/api/3`, the address of 2015 and 2016, are answered: as then, or as all others. */
  oldAddress: z.enum(['first', 'same']).default('first'),
  wrongGatewayStatus: z.coerce
    .number()
    .pipe(z.literal([400, 401]))
    .default(400),
  wrongGatewayCode: z.enum(['100', '200']).default('200'),
  /** The code of 401 to a user's call that has neither a right gateway nor any key. */
  wrongGatewayNoKeyCode: z.enum(['110', '300']).default('300'),
  /** The status of error code 400: wrong pins, answers and micro-deposits, dead refresh tokens. */
  wrongValueStatus: z.coerce
    .number()
    .pipe(z.literal([400, 409]))
    .default(409),
  /** The status of error code 300 to a locked or closed user. */
  lockedStatus: z.coerce
    .number()
    .pipe(z.literal([400, 401, 403]))
    .default(401),
  requireUserIp: flag.default(true),
  /** `X-SP-USER-IP` without a value: taken, or the same as none. */
  emptyUserIp: z.enum(['accept', 'refuse']).default('accept'),
  /** A good key with another device's fingerprint beside it, or with none: taken, or 401/120. */
  otherFingerprint: z.enum(['accept', 'refuse']).default('accept'),
  maxPerPage: whole.default(100),
  /** Whether lists of users show refresh tokens only to who asks for them. */
  listRefreshTokens: z.enum(['asked', 'always']).default('always'),
  /** How long a filter or a search may take in the store, real ms; then the answer is 503. */
  filterMs: whole.default(5 * SECOND),
  idempotencyMs: whole.default(24 * HOUR),
  /** Where a key may be used once: on the path, by the user, or by the platform. */
  idempotencyScope: z.enum(['client', 'user', 'path']).default('path'),
  /** Whether the key of a refused call can be used again. */
  idempotencyOnRefusal: z.enum(['release', 'keep']).default('release'),
  rateLimit: flag.default(false),
  rateLimitPerSecond: z.coerce.number().positive().default(20),
  rateLimitBurst: z.coerce.number().positive().default(60),

  oauthKeySeconds: whole.default(7_200),
  /** Whether a new key ends the earlier ones. */
  oneOauthKey: flag.default(false),
  refreshTokenUses: whole.default(10),
  maxFingerprints: whole.default(110),
  pin: z.string().default('123456'),

  /** 0: the verdict is in the answer itself, as in the first years. */
  kycReviewMs: whole.default(2 * SECOND),
  cip: programmes.default({ '': 'virtual-and-physical' }),
  /** Refuses people under 18, unknown entity types and scopes, or takes them as they come. */
  strictKyc: flag.default(true),
  dailyLimit: whole.default(1_000),

  internalStepMs: whole.default(5 * SECOND),
  achStepMs: whole.default(5 * SECOND),
  cardStepMs: whole.default(5 * SECOND),
  recheckMs: whole.default(5 * SECOND),
  fundsTimeoutMs: timeout.default(60 * SECOND),
  queueTimeoutMs: timeout.default(DAY),
  returnDelayMs: whole.default(5 * SECOND),
  /** SynapseFi's own price per transaction, in cents. */
  facilitatorCents: whole.default(0),
  maxBatch: whole.default(100),

  dummyCents: whole.default(1_000),
  /** Whether a deleted node can still be read, and what deleting it again is answered with. */
  deletedNode: z.enum(['shown', 'hidden']).default('shown'),
  deleteTwiceStatus: z.coerce
    .number()
    .pipe(z.literal([200, 404]))
    .default(404),
  deleteFunded: flag.default(true),
  /** A wrong answer to the bank's question: 409/400, or the question once more. */
  wrongBankAnswer: z.enum(['refuse', 'ask']).default('refuse'),
  microDepositSends: whole.default(3),
  /** Wrong guesses that are forgiven; one more locks the node. */
  microDepositAttempts: whole.default(5),
  /** What a forced refresh of a node is answered with that has nothing to refresh: the node, or 400/410. */
  refreshNothingStatus: z.coerce
    .number()
    .pipe(z.literal([200, 400]))
    .default(200),
  bankMfaMs: whole.default(10 * MINUTE),
  cardPrintMs: whole.default(5 * SECOND),
  monthlyWithdrawals: whole.default(6),
  /** What interest-bearing accounts earn, percent a year, paid at the end of each month. */
  interestPercent: z.coerce.number().min(0).max(100).default(0),

  webhookTimeoutMs: whole.default(10 * SECOND),
  webhookRetriesMs: z
    .union([z.array(whole), z.string().transform((text) => text.split(',').filter(Boolean).map(Number))])
    .default([10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE]),
  /** The client id that the signatures cover: the credential, or the 24 hex of the platform. */
  signedClientId: z.enum(['credential', 'object']).default('credential'),
  webhookConcurrency: whole.default(16),

  priceSeed: z.string().default('parley'),
  priceTape: z.string().optional(),
})
export type Settings = z.infer<typeof Settings>
export type SettingsInput = z.input<typeof Settings>

/** What the first years had otherwise than later ones, where it is a setting of its own as well. */
const FIRST_YEARS = {
  deletedNode: 'hidden',
  kycReviewMs: 0,
  requireUserIp: false,
  wrongBankAnswer: 'ask',
} as const satisfies SettingsInput

/** The settings that are given, and the defaults of the era for all others. */
export const settingsOf = (given: SettingsInput): Settings =>
  Settings.parse(given.era === 'first' ? { ...FIRST_YEARS, ...given } : given)

/** The same settings for a call of the first years: what differs from its default was chosen, and stays. */
export const firstYearsOf = (settings: Settings): Settings => {
  const plain = Settings.parse({})
  const isChosen = (field: string): boolean => Reflect.get(settings, field) !== Reflect.get(plain, field)
  const then = Object.entries(FIRST_YEARS).filter(([field]) => !isChosen(field))
  return { ...settings, ...Object.fromEntries(then), era: 'first' }
}

/** The environment variable of a field. */
export const variable = (field: string): string =>
  `SANDBOX_${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** Reads `SANDBOX_PORT`, `SANDBOX_CLIENT_ID`, … ; `MONGODB_URL` serves when `SANDBOX_MONGODB_URL` is not set. */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const given = Object.keys(Settings.shape).flatMap((field) => {
    const value = environment[variable(field)]
    return value === undefined || value === '' ? [] : [[field, value] as const]
  })
  const url = environment.MONGODB_URL
  return settingsOf({ ...(url ? { mongodbUrl: url } : {}), ...Object.fromEntries(given) })
}
