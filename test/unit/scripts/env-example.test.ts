import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'
import { CONFIG_KEYS, readConfig } from '#app/config/config.ts'
import { root } from '#scripts/lib/paths.ts'

const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n')
const settings = new Map(
  lines.flatMap((line): [string, string][] => {
    const [, key, value] = /^# ([A-Z][A-Z0-9_]+)=(.*)$/.exec(line) ?? []
    return key === undefined || value === undefined ? [] : [[key, value]]
  }),
)
/** Read by the scripts, not by Parley itself. */
const OF_THE_SCRIPTS = ['DATA_DIR', 'SANDBOX_PORT', 'SANDBOX_ADMIN_PORT']

it('names every setting there is, and none that is not', () => {
  expect([...settings.keys()].sort()).toEqual([...CONFIG_KEYS, ...OF_THE_SCRIPTS].sort())
})

it('explains every setting', () => {
  const unexplained = [...settings.keys()].filter((key) => {
    const at = lines.findIndex((line) => line.startsWith(`# ${key}=`))
    const before = lines.slice(0, at).findLast((line) => !/^# [A-Z][A-Z0-9_]+=/.test(line))
    return before === undefined || before === '' || before.startsWith('# ---')
  })
  expect(unexplained).toEqual([])
})

it('shows the defaults, as they are', () => {
  const needed = {
    MONGODB_URL: 'mongodb://127.0.0.1:27017',
    REDIS_URL: 'redis://127.0.0.1:6379',
    DATA_KEY: randomBytes(32).toString('base64'),
    SYNAPSE_URL: 'http://127.0.0.1:8788/v3.1',
    SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
    SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET,
    SYNAPSE_FINGERPRINT: 'parley-demo-fingerprint',
  }
  const examples = ['PUBLIC_URL', 'ADMIN_PORT', 'ADMIN_HOSTS', 'SYNAPSE_WEBHOOK_URL']
  const shown = Object.fromEntries([...settings].filter(([key, value]) => value !== '' && !examples.includes(key)))
  expect(JSON.stringify(readConfig({ ...needed, ...shown }), bigints)).toBe(JSON.stringify(readConfig(needed), bigints))
  expect(shown).toMatchObject({ SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID, SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET })
})

const bigints = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
