import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readConfig } from '#app/config/config.ts'
import { takeEnvironment } from '#app/config/environment.ts'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'
import { checkout, freePorts, runFile } from '../support/launcher.ts'
import { mongoUrl, redisUrl, uniqueName } from '../support/servers.ts'

const settings = () => ({
  NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  ROLES: 'web',
  MONGODB_URL: mongoUrl(),
  MONGODB_DATABASE: uniqueName(),
  REDIS_URL: redisUrl(),
  DATA_KEY: randomBytes(32).toString('base64'),
  SYNAPSE_URL: 'http://127.0.0.1:9/v3.1',
  SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
  SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET,
  SYNAPSE_FINGERPRINT: 'refused',
})
const folder = mkdtempSync(join(tmpdir(), 'parley-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))
const writeSecret = (secret: string): string => {
  const file = join(folder, 'data-key')
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return file
}
const MAIN = join(checkout, 'app/main.ts')

type Wrong = readonly (readonly [name: string, wrong: Readonly<Record<string, string>>])[]
// One for each way to be refused: missing, a file that is not there, two that don't go together, and of a wrong shape.
const STARTED: Wrong = [
  ['DATA_KEY', { DATA_KEY: '' }],
  ['DATA_KEY_FILE', { DATA_KEY: '', DATA_KEY_FILE: '/nowhere/data-key' }],
  ['DEMO', { DEMO: 'on', SYNAPSE_URL: 'https://bank.parley.example', SYNAPSE_CLIENT_SECRET: 'a'.repeat(40) }],
  ['ROLES', { ROLES: 'teller' }],
]
const ALL: Wrong = [
  ...STARTED,
  ['DATA_KEY', { DATA_KEY: Buffer.alloc(32, 1).toString('base64') }],
  ['SYNAPSE_CLIENT_SECRET', { PUBLIC_URL: 'https://bank.parley.example' }],
  ['SYNAPSE_URL', { SYNAPSE_URL: 'http://bank.parley.example', SYNAPSE_CLIENT_SECRET: 'a'.repeat(40) }],
  ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'http://telegram.parley.example' }],
  ['MONGODB_URL', { MONGODB_URL: 'mongodb://db.parley.example' }],
  ['REDIS_URL', { REDIS_URL: 'redis://redis.parley.example' }],
  ['ADMIN_TOKEN', { ADMIN_PORT: '0', ADMIN_HOST: '0.0.0.0' }],
  ['ADMIN_TOKEN', { ADMIN_PORT: '0', ADMIN_TOKEN: 'short' }],
  ['SECRETS_FROM_STDIN', { SECRETS_FROM_STDIN: 'yes' }],
]

it.each(ALL)('R41: %s that is wrong is refused in one line that names it (%#)', (name, wrong) => {
  const given = { file: (path: string) => readFileSync(path, 'utf8'), stdin: () => '' }
  const read = () => readConfig(takeEnvironment({ ...settings(), ...wrong }, given))
  expect(read).toThrow(new RegExp(`^Settings: [^\\n]*${name}[^\\n]*$`))
})

it.each(STARTED)('R41: %s that is wrong ends the start with that line alone, and with 1 (%#)', async (name, wrong) => {
  const run = runFile(MAIN, await freePorts(), { ...settings(), ...wrong })
  expect(await run.ended).toBe(1)
  expect(run.err()).toMatch(new RegExp(`^Settings: [^\\n]*${name}[^\\n]*\\n$`))
  expect(run.out()).toBe('')
})

it('R41: the sandbox, too, refuses a token that can be guessed in one line', async () => {
  const env = {
    MONGODB_URL: mongoUrl(),
    SANDBOX_ADMIN_TOKEN: 'short',
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  }
  const run = runFile(join(checkout, 'sandbox/main.ts'), await freePorts(), env)
  expect(await run.ended).toBe(1)
  expect(run.err()).toMatch(/^Settings: SANDBOX_ADMIN_TOKEN: [^\n]+\n$/)
})

it('tells once that a public address switches the web chat off', async () => {
  const secret = randomBytes(24).toString('base64url')
  const more = { PUBLIC_URL: 'https://bank.parley.example', SYNAPSE_CLIENT_SECRET: secret, LOG_LEVEL: 'silent' }
  const run = runFile(MAIN, await freePorts(), { ...settings(), ...more })
  await run.prints('Web is ready')
  expect(
    run
      .out()
      .split('\n')
      .filter((line) => line.includes('WEB_CHAT')),
  ).toEqual(['The web chat is off, since PUBLIC_URL is set: WEB_CHAT=on opens it to all'])
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
})

it.runIf(process.platform === 'linux')('R41: what came in files is in no environment of the process', async () => {
  const { DATA_KEY, ...rest } = settings()
  const run = runFile(MAIN, await freePorts(), { ...rest, DATA_KEY_FILE: writeSecret(DATA_KEY), LOG_LEVEL: 'silent' })
  await run.prints('Web is ready')
  for (const file of ['environ', 'cmdline'])
    expect(readFileSync(`/proc/${run.child.pid}/${file}`, 'utf8')).not.toContain(DATA_KEY)
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
})

it('ends in order, and with 0, on a signal that comes while it is still starting', async () => {
  const ports = await freePorts()
  const run = runFile(MAIN, ports, { ...settings(), ROLES: 'web,worker', LOG_LEVEL: 'silent' })
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${ports.web}/health`).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
})
