import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOperatorPort } from '#app/roles/operator-port.ts'
import { healthDetailRoutes, healthRoutes } from '#http/health-routes.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000
/** All that strangers may find: the page and its API, where platforms and the bank call, and whether we are well. */
const PUBLIC =
  /^\/(\*|live|health|chat\/(\*|assets\/:name|session|turns|files|events|seen|push|worker\.js)|webhooks\/(telegram|discord|synapse)|telegram\/(\*|form\.(css|js)|form\/:link))?$/
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

describe('R43: the public port', () => {
  it('has the routes that it needs, and no other', () => {
    const { channels, bankWebhook } = parley.runtime
    const hosted = [healthRoutes({}), bankWebhook.routes, ...channels.flatMap(({ routes }) => routes ?? [])]
    const paths = hosted.flatMap(({ routes }) => routes.map(({ path }) => path))
    expect(paths.length).toBeGreaterThan(8)
    expect(paths.filter((path) => !PUBLIC.test(path))).toEqual([])
  })

  it('answers whatever is not there in one way, the operators’ pages among it', async () => {
    const operator = await startOperatorPort({ ...parley.runtime, log: parley.runtime.log }, 0)
    const paths = ['/metrics', '/admin', '/queues', '/health/redis', '/live/x', '/.env', '/webhooks', '/webhooks/else']
    const hidden = [...paths, '/chat/assets/none.js', '/chat/else', '/index.html', '/%2e%2e/etc/passwd', '/HEALTH']
    const seen = new Set<string>()
    for (const path of hidden) {
      for (const method of METHODS) {
        const headers = { authorization: 'Bearer none' }
        const answer = await fetch(`${parley.url}${path}`, { method, headers })
        seen.add(`${answer.status} ${answer.headers.get('content-type')} ${await answer.text()}`)
      }
    }
    await operator.stop()
    expect([...seen]).toEqual(['404 application/json {"error":"not-found"}'])
  })

  it('says whether it is well, and to operators alone what is not', async () => {
    const failing = {
      ...parley.runtime.health,
      mongodb: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')),
    }
    const well = await fetch(`${parley.url}/health`)
    expect([well.status, await well.text()]).toEqual([200, '{"ok":true}'])
    const unwell = await healthRoutes(failing).request('/health')
    expect([unwell.status, await unwell.text()]).toEqual([503, '{"ok":false}'])
    const details = await healthDetailRoutes(failing).request('/health')
    expect([details.status, await details.json()]).toMatchObject([503, { ok: false, mongodb: false, redis: true }])
  })

  it('asks the stores once a second, however often it is asked', async () => {
    let asked = 0
    const routes = healthRoutes({ store: async () => void (asked += 1) })
    await Promise.all(Array.from({ length: 100 }, async () => routes.request('/health')))
    expect(asked).toBe(1)
  })
})
