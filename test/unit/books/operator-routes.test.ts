import { describe, expect, it } from 'vitest'
import { createTelemetry } from '#adapters/telemetry/index.ts'
import type { Drift } from '#bank/books/drift.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { Hono } from 'hono'
import { operatorGuard } from '#http/operator-guard.ts'
import { adminRoutes, type Overview } from '#http/admin-routes.ts'
import { healthDetailRoutes } from '#http/health-routes.ts'
import { metricsRoutes } from '#http/metrics-routes.ts'

const drift: Drift = {
  ...{ id: 'balance-drift:cus_1:acct_1', kind: 'balance-drift', customer: 'cus_1' as CustomerId, subject: 'acct_1' },
  ...{ ours: { balance: '1.00 USD' }, bank: { balance: '<b>1.01 USD</b>' }, since: 1, firstSeen: 1, lastSeen: 2 },
}
const view: Overview = {
  ...{ at: 1_000, roles: 'worker', operations: { settled: 3 }, drifts: [drift], notices: { waiting: 0 } },
  overdue: [{ id: 'op_1', kind: 'send', state: 'unknown', attempts: 4, since: 5 }],
  deadLetters: [{ queue: 'operations', id: undefined, reason: '<script>alert(1)</script>', attempts: 5, at: 7 }],
  queues: [{ queue: 'operations', waiting: 2 }],
  reconcile: { startedAt: 0, looked: 0 },
}
const from = (host: string) => ({ headers: { host } })

describe('R43: the admin page', () => {
  const door = new Hono().route('/', operatorGuard({}, {})).route(
    '/',
    adminRoutes(async () => view),
  )

  it('shows both sides of a difference, what is unknown and what was given up on, all escaped', async () => {
    const answer = await door.request('/', from('127.0.0.1:8790'))
    const text = await answer.text()
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const wanted of ['balance: 1.00 USD', '&lt;b&gt;1.01 USD&lt;/b&gt;', 'op_1', '&lt;script&gt;', 'not yet'])
      expect(text).toContain(wanted)
    expect(text).not.toContain('<script>')
    // One is one, and what has not begun is not said to be under way.
    expect(text).toContain('Our records and the bank differ in 1 place.')
    expect(text).toMatch(/the present one: not begun\./)
  })

  it.each(['evil.example', '127.0.0.1.evil.example', '127.0.0.1:80@evil.example', ''])(
    'is not there for who calls it %s',
    async (host) => {
      expect((await door.request('/', from(host))).status).toBe(404)
    },
  )

  describe('with a token', () => {
    const token = 'a token that is long enough'
    const checks = { mongodb: async () => undefined, redis: () => Promise.reject(new Error('away')) }
    const guarded = new Hono()
      .route('/', operatorGuard({ token, names: ['worker'] }, checks))
      .route(
        '/',
        adminRoutes(async () => view),
      )
      .route('/', healthDetailRoutes(checks))
      .route(
        '/',
        metricsRoutes(async () => ({ type: 'text/plain', body: 'parley_up 1' })),
      )
    const ask = (path: string, authorization?: string, host = '127.0.0.1:8790') =>
      guarded.request(path, { headers: { host, ...(authorization === undefined ? {} : { authorization }) } })
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

    it.each([
      `Bearer ${token.replaceAll(' ', '-')}`,
      'Bearer',
      '',
      token,
      basic(token),
      basic(`:${token}x`),
      `Digest ${token}`,
    ])('tells nobody anything who shows %s', async (authorization) => {
      for (const path of ['/', '/metrics', '/anything', '/health/x']) {
        const answer = await ask(path, authorization)
        expect([answer.status, await answer.text()]).toEqual([401, '{"error":"token-needed"}'])
        expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm="/)
      }
    })

    it('lets Prometheus in by its bearer and a browser by its password, whatever the name', async () => {
      const spaceless = 'a-token-without-spaces'
      const door = new Hono().route('/', operatorGuard({ token: spaceless }, checks)).route(
        '/',
        adminRoutes(async () => view),
      )
      for (const authorization of [
        `Bearer ${spaceless}`,
        `bearer  ${spaceless}`,
        basic(`ops:${spaceless}`),
        basic(`:${spaceless}`),
      ])
        expect((await door.request('/', { headers: { host: 'localhost', authorization } })).status).toBe(200)
      expect((await ask('/metrics', basic(`prometheus:${token}`))).status).toBe(200)
    })

    it('says without it whether all is well, and with it what is not', async () => {
      const [plain, detailed] = [await ask('/health'), await ask('/health', basic(`x:${token}`))]
      expect([plain.status, await plain.json()]).toEqual([503, { ok: false }])
      expect(await detailed.json()).toEqual({ ok: false, mongodb: true, redis: false })
      expect((await ask('/live')).status).toBe(200)
    })

    it('is there by its own names alone, for the token too', async () => {
      const right = basic(`x:${token}`)
      expect((await ask('/', right, 'worker:8790')).status).toBe(200)
      expect((await ask('/', right, 'WORKER')).status).toBe(200)
      for (const host of ['worker.evil.example', 'evil.example:8790', 'localhost.evil.example', ''])
        for (const path of ['/', '/metrics', '/health', '/live']) {
          const answer = await ask(path, right, host)
          expect([answer.status, await answer.text()]).toEqual([404, '{"error":"not-found"}'])
        }
    })
  })

  it('can only be read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await door.request('/', { method, ...from('localhost') })).status).toBe(404)
  })
})

describe('the metrics', () => {
  const clockAt = { now: 0 }
  const telemetry = createTelemetry(() => clockAt.now)
  const read = async (): Promise<string> => (await metricsRoutes(telemetry.render).request('/metrics')).text()

  it('count turns, how long they took, and those that failed', async () => {
    const turn = { channel: 'web' } as Turn
    await telemetry.receive(async () => {
      clockAt.now += 30
      return { replies: [] }
    })(turn)
    await expect(telemetry.receive(() => Promise.reject(new Error('no')))(turn)).rejects.toThrow('no')
    const text = await read()
    expect(text).toContain('parley_turns_total{channel="web",outcome="answered"} 1')
    expect(text).toContain('parley_turns_total{channel="web",outcome="failed"} 1')
    expect(text).toContain('parley_turn_seconds_bucket{le="0.05",channel="web"} 2')
  })

  it('count failures of the bank by kind, and change none of its answers', async () => {
    const refusal = { ok: false, error: { kind: 'unknown', message: 'no answer' } }
    const rail = {
      accounts: { list: async () => refusal },
      quotes: async () => ({ ok: true, value: 1 }),
    } as unknown as Rail
    const counted = telemetry.rail(rail)
    expect(await counted.accounts.list('u')).toBe(refusal)
    expect(await counted.quotes()).toEqual({ ok: true, value: 1 })
    expect(await read()).toContain('parley_rail_failures_total{call="accounts.list",kind="unknown"} 1')
  })

  it('count what was told, and read gauges when they are asked for', async () => {
    const notices = telemetry.notices({ end: async () => undefined } as unknown as Notices)
    await notices.end('n', 'unreachable', 1)
    const standing = { value: 3 }
    telemetry.gauge({ name: 'parley_test_open', help: 'Open' }, async () => [{ value: standing.value }])
    expect(await read()).toContain('parley_test_open 3')
    standing.value = 0
    const text = await read()
    expect(text).toContain('parley_test_open 0')
    expect(text).toContain('parley_notices_total{outcome="unreachable"} 1')
  })
})
