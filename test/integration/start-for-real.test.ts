import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkout, freePorts, type Ports, type Run, runScript } from '../support/launcher.ts'
import { freshDatabase, mongoUrl, redisUrl, uniqueName } from '../support/servers.ts'

let parley: { readonly ports: Ports; readonly run: Run; readonly remove: () => Promise<void> }

const forget = async (namespace: string): Promise<void> => {
  const redis = new Redis(redisUrl())
  const keys = await redis.keys(`*${namespace}*`)
  if (keys.length > 0) await redis.del(...keys)
  await redis.quit()
}

/** Parley as a newcomer gets it, but with databases of this test's own. */
beforeEach(async () => {
  const ports = await freePorts()
  const data = mkdtempSync(join(tmpdir(), 'parley-data-'))
  const [app, sandbox] = [await freshDatabase(), await freshDatabase()]
  const namespace = uniqueName('start')
  const run = runScript(checkout, 'start.mjs', ports, {
    DATA_DIR: data,
    MONGODB_URL: mongoUrl(),
    REDIS_URL: redisUrl(),
    MONGODB_DATABASE: app.name,
    REDIS_NAMESPACE: namespace,
    SANDBOX_DATABASE: sandbox.name,
  })
  parley = {
    ports,
    run,
    remove: async () => {
      run.child.kill('SIGTERM')
      await run.ended
      await Promise.all([app.drop(), sandbox.drop(), forget(namespace)])
      rmSync(data, { recursive: true, force: true })
    },
  }
})
afterEach(() => parley.remove())

it('starts the real sandbox, web and worker, which answer and stop in time', async () => {
  const { ports, run } = parley
  await run.prints('Parley is ready')
  const health = await fetch(`http://127.0.0.1:${ports.web}/health`)
  expect([health.status, await health.json()]).toEqual([200, { ok: true, mongodb: true, redis: true }])
  const page = await fetch(`http://127.0.0.1:${ports.web}/`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
  const bank = await fetch(`http://127.0.0.1:${ports.sandbox}/v3.1/users`)
  expect([bank.status, bank.headers.get('content-type')]).toEqual([expect.any(Number), expect.stringContaining('json')])
  const told = performance.now()
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
  expect(performance.now() - told).toBeLessThan(20_000)
  expect(run.err()).toBe('')
}, 60_000)
