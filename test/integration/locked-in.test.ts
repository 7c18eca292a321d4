import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { expect, it } from 'vitest'
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from '#sandbox/kit/settings.ts'
import { freePort } from '#scripts/lib/ports.ts'
import { checkout } from '../support/launcher.ts'
import { mongoUrl, redisUrl, uniqueName } from '../support/servers.ts'

const JAIL = ['--mount', 'sh', join(checkout, 'test/support/jail.sh')]
const tried =
  process.platform === 'linux' && process.getuid?.() === 0
    ? spawnSync('unshare', [...JAIL, process.execPath, '--version'], { encoding: 'utf8' })
    : undefined
const canLockIn = tried?.status === 0
if (!canLockIn) {
  const why = tried === undefined ? '' : `: ${(tried.error?.message ?? tried.stderr).trim().split('\n').at(-1)}`
  console.log(`R42 is not run here: it needs Linux, root, unshare and setpriv${why}`)
}

const inJail = (...command: string[]): string => execFileSync('unshare', [...JAIL, ...command], { encoding: 'utf8' })

/** Started as a container would be, asked over HTTP, ended by SIGTERM. */
const startLockedIn = async (script: string, ready: string, env: Readonly<Record<string, string>>) => {
  const { PATH } = process.env
  const args = [...JAIL, process.execPath, '--disable-warning=ExperimentalWarning', join(checkout, script)]
  const child = spawn('unshare', args, { env: { PATH, ...env }, cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.on('data', (part: Buffer) => (said += part.toString('utf8')))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await expect.poll(() => said, { timeout: 60_000 }).toContain(ready)
  return {
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

it.runIf(canLockIn)('R42: the jail lets nothing be written outside /tmp, and leaves no right', () => {
  const tries = `for place in ${checkout} /var /etc /root; do touch $place/made-in-jail 2>/dev/null && echo $place; done; touch /tmp/made && echo tmp`
  expect(inJail('sh', '-c', tries)).toBe('tmp\n')
  const status = inJail('cat', '/proc/self/status')
  for (const each of ['Uid:\\s+65534', 'CapEff:\\s+0+\\n', 'CapBnd:\\s+0+\\n', 'NoNewPrivs:\\s+1'])
    expect(status).toMatch(new RegExp(each))
})

it.runIf(canLockIn).each([
  ['below /tmp', tmpdir(), 0o755],
  ['in a folder that is closed to others', '/root', 0o700],
])('R42: the jail shows a checkout %s, where nothing can be written either', (_, parent, mode) => {
  const closed = mkdtempSync(join(parent, 'parley-jail-'))
  chmodSync(closed, mode)
  const elsewhere = join(closed, 'checkout')
  mkdirSync(join(elsewhere, 'test/support'), { recursive: true })
  for (const file of ['package.json', 'test/support/jail.sh']) cpSync(join(checkout, file), join(elsewhere, file))
  const look = `head -c 1 ${elsewhere}/package.json; touch ${elsewhere}/made-in-jail 2>/dev/null || echo refused`
  const jail = join(elsewhere, 'test/support/jail.sh')
  const seen = execFileSync('unshare', ['--mount', 'sh', jail, 'sh', '-c', look], { encoding: 'utf8' })
  rmSync(closed, { recursive: true })
  expect(seen).toBe('{refused\n')
})

it.runIf(canLockIn)('R42: sandbox, web and worker run and answer, locked in as in docker compose', async () => {
  const [bank, web, admin] = [await freePort(), await freePort(), await freePort()]
  const names = { app: uniqueName(process.env['TEST_DATABASES']), bank: uniqueName(process.env['TEST_DATABASES']) }
  const sandbox = await startLockedIn('sandbox/main.ts', 'Sandbox is ready', {
    MONGODB_URL: mongoUrl(),
    SANDBOX_DATABASE: names.bank,
    SANDBOX_PORT: String(bank),
    SANDBOX_ADMIN_PORT: String(await freePort()),
  })
  const parley = await startLockedIn('app/main.ts', 'Worker is ready', {
    ROLES: 'web,worker',
    PORT: String(web),
    ADMIN_PORT: String(admin),
    MONGODB_URL: mongoUrl(),
    MONGODB_DATABASE: names.app,
    REDIS_URL: redisUrl(),
    REDIS_NAMESPACE: uniqueName('jail'),
    DATA_KEY: randomBytes(32).toString('base64'),
    SYNAPSE_URL: `http://127.0.0.1:${bank}/v3.1`,
    SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
    SYNAPSE_CLIENT_SECRET: DEMO_CLIENT_SECRET,
    SYNAPSE_FINGERPRINT: 'jail',
    DEMO: 'on',
    PIN_MEMORY_KIB: '8',
  })
  const said = await fetch(`http://127.0.0.1:${web}/chat/turns`, {
    method: 'POST',
    headers: { authorization: `Bearer ${randomBytes(32).toString('base64url')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), act: { do: 'say', text: 'what is bitcoin at?' } }),
  })
  expect([said.status, await said.text()]).toEqual([200, expect.stringMatching(/^\{"seq":\d+\}$/)])
  await expect
    .poll(async () => (await fetch(`http://127.0.0.1:${admin}/health`)).json())
    .toEqual({ ok: true, mongodb: true, redis: true, jobs: true })
  expect([await parley.stop(), await sandbox.stop()]).toEqual([0, 0])
  const client = new MongoClient(mongoUrl())
  for (const name of Object.values(names)) await client.db(name).dropDatabase()
  await client.close()
})
