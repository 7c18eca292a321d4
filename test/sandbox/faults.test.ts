import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { asOperator } from '../support/as-operator.ts'
import { FINGERPRINT, IP, newUser, startSandbox } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
let [url, adminUrl] = ['', '']

beforeAll(async () => {
  ;({ url, adminUrl } = await sandbox.server.listen())
})
beforeEach(() => sandbox.server.faults.clear())

const headers = (): Record<string, string> => {
  const { clientId, clientSecret } = sandbox.server.services.settings
  return {
    'x-sp-gateway': `${clientId}|${clientSecret}`,
    'x-sp-user': `|${FINGERPRINT}`,
    'x-sp-user-ip': IP,
    'content-type': 'application/json',
  }
}
const create = (more: Record<string, string> = {}, timeoutMs = 5_000): Promise<Response> =>
  fetch(`${url}/users`, {
    method: 'POST',
    headers: { ...headers(), ...more },
    body: JSON.stringify(newUser()),
    signal: AbortSignal.timeout(timeoutMs),
  })
const count = async (): Promise<number> => (await sandbox.platform('GET', '/users')).body.users_count
const operator = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${adminUrl}${path}`, { ...init, headers: asOperator(sandbox.server) })
const rule = (body: object): Promise<Response> => operator('/faults', { method: 'POST', body: JSON.stringify(body) })

describe('faults on request', () => {
  it('hang after the work was done: the caller gives up, the object exists', async () => {
    const before = await count()
    await expect(create({ 'x-sandbox-fault': 'hang-after' }, 500)).rejects.toBeInstanceOf(Error)
    await expect.poll(count, { timeout: 10_000 }).toBe(before + 1)
  })

  it('reset after the work was done, and before it', async () => {
    const before = await count()
    await expect(create({ 'x-sandbox-fault': 'reset-before' })).rejects.toBeInstanceOf(Error)
    expect(await count()).toBe(before)
    await expect(create({ 'x-sandbox-fault': 'reset-after' })).rejects.toBeInstanceOf(Error)
    expect(await count()).toBe(before + 1)
  })

  it('answer 429 and 5xx in the shape of the API, HTML, nothing, or half of it', async () => {
    const before = await count()
    const limited = await create({ 'x-sandbox-fault': 'status; status=429' })
    expect([limited.status, await limited.json()]).toMatchObject([429, { error_code: '429', success: false }])
    expect((await create({ 'x-sandbox-fault': 'status; status=503' })).status).toBe(503)
    expect(await count()).toBe(before)
    const html = await create({ 'x-sandbox-fault': 'html' })
    expect([html.status, html.headers.get('content-type')]).toEqual([504, 'text/html'])
    expect(await (await create({ 'x-sandbox-fault': 'empty' })).text()).toBe('')
    await expect(create({ 'x-sandbox-fault': 'truncated' }).then((response) => response.text())).rejects.toBeInstanceOf(
      Error,
    )
    expect(await count()).toBe(before + 3)
  })

  it('concern the next n calls of one route only', async () => {
    await rule({ fault: 'status', status: 500, method: 'POST', route: '/users', times: 2 })
    expect((await fetch(`${url}/users`, { headers: headers() })).status).toBe(200)
    expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([500, 500, 200])
    await rule({ fault: 'status', route: '/users/*', times: 1 })
    expect((await fetch(`${url}/users/5d2a1c0e9b3f4a0012345601`, { headers: headers() })).status).toBe(503)
  })

  it('can be listed, taken away, and are refused when they make no sense', async () => {
    const made = (await (await rule({ fault: 'latency', ms: 5, probability: 0.5 })).json()) as { id: string }
    expect((await operator(`/faults/${made.id}`, { method: 'DELETE' })).status).toBe(200)
    expect(await (await operator('/faults')).json()).toEqual({ faults: [] })
    expect((await rule({ fault: 'earthquake' })).status).toBe(400)
    expect((await create({ 'x-sandbox-fault': 'earthquake' })).status).toBe(400)
  })
})

describe('the operator', () => {
  it('steps the clock and sets its speed', async () => {
    const clock = (body: object) =>
      operator('/clock', { method: 'POST', body: JSON.stringify(body) }).then((one) => one.json())
    const before = sandbox.server.clock.now()
    expect(await clock({ step: 5_000 })).toMatchObject({ now: before + 5_000, factor: 0 })
    expect(await clock({ factor: 2 })).toMatchObject({ factor: 2 })
    expect(await clock({ factor: 0 })).toMatchObject({ factor: 0 })
  })

  it('reads the books as totals and line by line', async () => {
    expect(await (await operator('/books')).json()).toMatchObject({ balanced: true })
    expect((await operator('/books/transactions')).headers.get('content-type')).toBe('application/x-ndjson')
    expect((await operator('/books/balances')).status).toBe(200)
  })
})

describe('the operator’s door', () => {
  const ask = (path: string, init: RequestInit & { headers: Record<string, string> }) =>
    sandbox.server.admin.request(path, init)
  const right = () => ({ host: '127.0.0.1:8789', ...asOperator(sandbox.server) })
  const body = JSON.stringify({ step: 1_000 })

  it.each([
    ['without a token', { authorization: '' }, 401],
    ['with another one', { authorization: 'Bearer nothing-of-the-kind-of-it' }, 401],
    ['by a name that leads here', { host: 'evil.example' }, 404],
    ['by a name that begins like ours', { host: '127.0.0.1.evil.example' }, 404],
    ['to a page elsewhere', { origin: 'https://evil.example' }, 403],
    ['to a page of another server here', { origin: 'http://127.0.0.1:3000' }, 403],
    ['to a page that hides where it is from', { origin: 'null' }, 403],
    ['by a form of a page elsewhere', { 'content-type': 'text/plain' }, 415],
    ['by another form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['with a type that only begins like JSON', { 'content-type': 'application/json-seq' }, 415],
  ])('is shut %s', async (_, headers, status) => {
    const before = sandbox.server.clock.now()
    const reads = ['/books', '/books/balances', '/faults', '/clock']
    expect((await ask('/clock', { method: 'POST', headers: { ...right(), ...headers }, body })).status).toBe(status)
    expect(sandbox.server.clock.now()).toBe(before)
    const answers = await Promise.all(reads.map(async (path) => ask(path, { headers: { ...right(), ...headers } })))
    expect(answers.map((answer) => answer.status)).toEqual(reads.map(() => (status === 415 ? 200 : status)))
  })

  it('says to everybody here that it stands', async () => {
    expect((await ask('/health', { headers: { host: 'localhost' } })).status).toBe(200)
    expect((await ask('/health', { headers: { host: 'evil.example' } })).status).toBe(404)
  })

  it('opens to nobody where no token was set', async () => {
    const { adminToken } = sandbox.server
    expect(adminToken.length).toBeGreaterThan(40)
    expect((await ask('/books', { headers: { ...right(), authorization: 'Bearer undefined' } })).status).toBe(401)
  })
})

describe('rate limits', () => {
  const limited = startSandbox({ rateLimit: true, rateLimitBurst: 3, rateLimitPerSecond: 1 })
  it('answer 429 beyond the burst, and let in again with time', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) statuses.push((await limited.platform('GET', '/users')).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    await limited.step(1_000)
    expect((await limited.platform('GET', '/users')).status).toBe(200)
  })
})
