import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWebChatWithheld, readConfig, webChatSettings } from '#app/config/config.ts'
import { SECRET_SETTINGS } from '#app/config/environment.ts'
import { isGuessable, isPublished } from '#app/config/published.ts'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'
import { root } from '#scripts/lib/paths.ts'

const random = (): string => randomBytes(24).toString('base64url')
const base = () => ({
  MONGODB_URL: 'mongodb://127.0.0.1:27017',
  REDIS_URL: 'redis://127.0.0.1:6379',
  DATA_KEY: randomBytes(32).toString('base64'),
  SYNAPSE_URL: 'http://127.0.0.1:8788/v3.1',
  SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
  SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET,
  SYNAPSE_FINGERPRINT: 'settings',
})
const open = () => ({ ...base(), PUBLIC_URL: 'https://bank.parley.example', SYNAPSE_CLIENT_SECRET: random() })
const elsewhere = () => ({ ...base(), SYNAPSE_URL: 'https://bank.parley.example', SYNAPSE_CLIENT_SECRET: random() })

const said = (env: Record<string, string>): string => {
  try {
    readConfig(env)
    return 'accepted'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
const key = (bytes: Buffer): string => bytes.toString('base64')

const secret = new Set<string>(SECRET_SETTINGS)

describe('R41: a start is refused in one line', () => {
  it.each([
    ['no key', { ...base(), DATA_KEY: '' }, 'DATA_KEY is not set'],
    ['a short key', { ...base(), DATA_KEY: 'c2hvcnQ=' }, 'DATA_KEY: must be 32 random bytes'],
    ['a key of one byte', { ...base(), DATA_KEY: key(Buffer.alloc(32, 7)) }, 'DATA_KEY: must be random'],
    [
      'a key that is counted',
      { ...base(), DATA_KEY: key(Buffer.from([...Array(32).keys()])) },
      'DATA_KEY: must be random',
    ],
    [
      'a key that is text',
      { ...base(), DATA_KEY: key(Buffer.from('correct horse battery staple 123')) },
      'DATA_KEY: must be random',
    ],
    [
      'a guessable older key',
      { ...base(), DATA_KEY: `b:${key(randomBytes(32))},a:${key(Buffer.alloc(32))}` },
      'DATA_KEY: must be random',
    ],
    ['no secret of the bank', { ...base(), SYNAPSE_CLIENT_SECRET: '' }, 'SYNAPSE_CLIENT_SECRET is not set'],
    ['demo money at a real bank', { ...elsewhere(), DEMO: 'on' }, 'DEMO=on makes up money'],
    [
      'demo money at an address',
      { ...elsewhere(), SYNAPSE_URL: 'https://10.0.0.7/v3.1', DEMO: 'on' },
      'DEMO=on makes up money',
    ],
    [
      'the published secret for all',
      { ...open(), SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET },
      'SYNAPSE_CLIENT_SECRET is an example',
    ],
    [
      'the published secret at a service',
      { ...base(), SYNAPSE_URL: 'http://sandbox:8788/v3.1' },
      'SYNAPSE_CLIENT_SECRET is an example',
    ],
    [
      'an example as a token',
      { ...open(), TELEGRAM_BOT_TOKEN: '123456:ABC…', TELEGRAM_WEBHOOK_SECRET: random() },
      'TELEGRAM_BOT_TOKEN is an example',
    ],
    [
      'a short secret for the bank',
      { ...open(), SYNAPSE_CLIENT_SECRET: 'too-short' },
      'SYNAPSE_CLIENT_SECRET must have 16',
    ],
    [
      'a short webhook secret',
      { ...open(), TELEGRAM_BOT_TOKEN: `1:${random()}`, TELEGRAM_WEBHOOK_SECRET: 'hook' },
      'TELEGRAM_WEBHOOK_SECRET must have 16',
    ],
    [
      'no webhook secret',
      { ...open(), TELEGRAM_BOT_TOKEN: `1:${random()}` },
      'PUBLIC_URL with TELEGRAM_BOT_TOKEN needs',
    ],
    [
      'no public key',
      { ...open(), DISCORD_TOKEN: random(), DISCORD_APPLICATION_ID: '1' },
      'PUBLIC_URL with DISCORD_TOKEN needs',
    ],
    ['no application', { ...base(), DISCORD_TOKEN: random() }, 'DISCORD_TOKEN needs DISCORD_APPLICATION_ID'],
    ['http to a bank', { ...elsewhere(), SYNAPSE_URL: 'http://bank.parley.example/v3.1' }, 'SYNAPSE_URL must be https'],
    [
      'http to Telegram',
      { ...base(), TELEGRAM_API_ROOT: 'http://telegram.parley.example' },
      'TELEGRAM_API_ROOT must be https',
    ],
    ['http to Discord', { ...base(), DISCORD_API_ROOT: 'http://192.0.2.1/api' }, 'DISCORD_API_ROOT must be https'],
    ['http to attachments', { ...base(), DISCORD_CDN_ROOT: 'http://[2001:db8::1]' }, 'DISCORD_CDN_ROOT must be https'],
    [
      'http for news',
      { ...base(), SYNAPSE_WEBHOOK_URL: 'http://bank.parley.example/webhooks/synapse' },
      'SYNAPSE_WEBHOOK_URL must be https',
    ],
    [
      'this machine as a push service for all',
      { ...open(), PUSH_LOOPBACK: 'on' },
      'PUSH_LOOPBACK=on lets pages have this machine called',
    ],
    ['a key of nothing', { ...base(), PUSH_PRIVATE_KEY: 'A'.repeat(43) }, 'PUSH_PRIVATE_KEY: '],
    ['no key at all', { ...base(), PUSH_PRIVATE_KEY: 'short' }, 'PUSH_PRIVATE_KEY: '],
    ['no web address', { ...base(), SYNAPSE_URL: 'ftp://bank.parley.example' }, 'SYNAPSE_URL: '],
    ['http as the public address', { ...open(), PUBLIC_URL: 'http://bank.parley.example' }, 'PUBLIC_URL: '],
    [
      'MongoDB for all',
      { ...base(), MONGODB_URL: 'mongodb://db.parley.example' },
      'MONGODB_URL leads to another machine without a password',
    ],
    [
      'MongoDB with a name alone',
      { ...base(), MONGODB_URL: 'mongodb://me@db:27017' },
      'MONGODB_URL leads to another machine without a password',
    ],
    [
      'MongoDB in the clear',
      { ...base(), MONGODB_URL: `mongodb://me:${random()}@db.parley.example/?tls=false` },
      'MONGODB_URL leads to another machine without TLS',
    ],
    [
      'MongoDB with TLS of anybody',
      { ...base(), MONGODB_URL: `mongodb://me:${random()}@db.parley.example/?tls=true&tlsInsecure=true` },
      'MONGODB_URL leads to another machine without TLS',
    ],
    [
      'MongoDB, one of whose hosts is elsewhere',
      { ...base(), MONGODB_URL: 'mongodb://127.0.0.1,db.parley.example' },
      'MONGODB_URL leads to another machine without a password',
    ],
    [
      'MongoDB by name service',
      { ...base(), MONGODB_URL: 'mongodb+srv://db.parley.example' },
      'MONGODB_URL leads to another machine without a password',
    ],
    [
      'Redis for all',
      { ...base(), REDIS_URL: 'redis://192.0.2.1' },
      'REDIS_URL leads to another machine without a password',
    ],
    [
      'Redis of a service for all',
      { ...base(), REDIS_URL: 'redis://redis:6379' },
      'REDIS_URL leads to another machine without a password',
    ],
    [
      'Redis in the clear',
      { ...base(), REDIS_URL: `redis://:${random()}@redis.parley.example` },
      'REDIS_URL leads to another machine without TLS',
    ],
    [
      'a short password',
      { ...open(), REDIS_URL: 'redis://:letmein@127.0.0.1' },
      'The password in REDIS_URL must have 16',
    ],
    ['operators without a token', { ...open(), ADMIN_PORT: '8790' }, 'ADMIN_PORT needs ADMIN_TOKEN'],
    ['operators for all', { ...base(), ADMIN_PORT: '8790', ADMIN_HOST: '0.0.0.0' }, 'ADMIN_PORT needs ADMIN_TOKEN'],
    ['a short token of operators', { ...base(), ADMIN_PORT: '8790', ADMIN_TOKEN: 'admin' }, 'ADMIN_TOKEN must have 16'],
    [
      'an example as the token of operators',
      { ...base(), ADMIN_TOKEN: 'change-me-before-you-start' },
      'ADMIN_TOKEN is an example',
    ],
  ])('%s', (_, env, line) => {
    const text = said(env)
    expect(text).toMatch(/^Settings: [^\n]+$/)
    expect(text).toContain(line)
    const secrets = Object.entries(env).filter(([name, value]) => secret.has(name) && value.length > 4)
    for (const [, value] of secrets) expect(text).not.toContain(value)
  })

  it('and one line for each when there are more', () => {
    const lines = said({ ...base(), DISCORD_TOKEN: random(), TELEGRAM_API_ROOT: 'http://telegram.parley.example' })
    expect(lines.split('\n')).toHaveLength(3)
  })

  it.each([
    ['a first try', base()],
    [
      'a first try by other loopback names',
      { ...base(), SYNAPSE_URL: 'http://localhost:1', REDIS_URL: 'redis://[::1]:1' },
    ],
    ['demo money at a service of compose', { ...open(), SYNAPSE_URL: 'http://sandbox:8788/v3.1', DEMO: 'on' }],
    ['a bank elsewhere', elsewhere()],
    [
      'stores of compose',
      { ...base(), MONGODB_URL: `mongodb://me:${random()}@mongo`, REDIS_URL: `redis://:${random()}@redis` },
    ],
    [
      'stores elsewhere',
      {
        ...base(),
        MONGODB_URL: `mongodb+srv://me:${random()}@db.parley.example`,
        REDIS_URL: `rediss://:${random()}@redis.parley.example`,
      },
    ],
    [
      'a certificate instead of a password',
      { ...base(), MONGODB_URL: 'mongodb://db.parley.example/?tls=true&authMechanism=MONGODB-X509' },
    ],
    ['operators with a token', { ...open(), ADMIN_PORT: '8790', ADMIN_HOST: '0.0.0.0', ADMIN_TOKEN: random() }],
  ])('but not %s', (_, env) => {
    expect(said(env)).toBe('accepted')
  })

  it('no random key is refused, and every secret that the repository shows is', () => {
    for (let n = 0; n < 10_000; n += 1) expect(isGuessable(randomBytes(32))).toBe(false)
    const shown = ['README.md', '.env.example', 'docs/sandbox.md', 'docs/runbook.md'].flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\bclient_secret_\w+|(?<=BOT_TOKEN=)\d+:\S+/g)].map(
        ([found]) => found,
      ),
    )
    expect(shown).toContain(DEMO_CLIENT_SECRET)
    expect(shown.filter((secret) => !isPublished(secret))).toEqual([])
  })
})

describe('WEB_CHAT=auto', () => {
  const served = (env: Record<string, string>): boolean => webChatSettings(readConfig({ ...base(), ...env })).isServed
  const withheld = (env: Record<string, string>): boolean => isWebChatWithheld(readConfig({ ...base(), ...env }))

  it('is on where nobody else can reach it, and off as soon as there is a public address', () => {
    expect([served({}), withheld({})]).toEqual([true, false])
    expect([served(open()), withheld(open())]).toEqual([false, true])
    expect(served({ ...open(), WEB_CHAT: 'on' })).toBe(true)
    expect(served({ HOST: '0.0.0.0' })).toBe(false)
    expect(withheld({ ...open(), ROLES: 'worker' })).toBe(false)
  })
})
