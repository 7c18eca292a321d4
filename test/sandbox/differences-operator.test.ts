import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, overHttp, type RawCall } from './raw-http.ts'
import { signUp, startSandbox } from './sandbox-in-process.ts'

const sandbox = startSandbox()
const http = overHttp(sandbox)
let user = ''

beforeAll(async () => {
  user = (await signUp(sandbox)).id
})

/** Everything the operator's API can do or tell. */
const CALLS: readonly [method: string, path: () => string, body?: object][] = [
  ['GET', () => '/clock'],
  ['POST', () => '/clock', { step: 3_600_000 }],
  ['POST', () => '/tick', {}],
  ['GET', () => '/faults'],
  ['POST', () => '/faults', { fault: 'latency', ms: 1 }],
  ['DELETE', () => '/faults'],
  ['DELETE', () => '/faults/x'],
  ['POST', () => `/users/${user}/unlock`, {}],
  ['POST', () => '/transactions/5d2a1c0e9b3f4a0012345699/return', { code: 'R01' }],
  ['POST', () => '/prices', { currency: 'ETH', price: 1 }],
  ['POST', () => '/prices/tape', { points: [{ at: 0, ETH: 1 }] }],
  ['GET', () => '/books'],
  ['GET', () => '/books/transactions'],
  ['GET', () => '/books/balances'],
  ['GET', () => '/nowhere'],
]

const token = (): string => sandbox.server.adminToken
const right = (): Record<string, string> => ({
  authorization: `Bearer ${token()}`,
  'content-type': 'application/json',
})
const without = (name: string) => () => Object.fromEntries(Object.entries(right()).filter(([key]) => key !== name))
const changed = (changes: Record<string, string>) => () => ({ ...right(), ...changes })

const clock = async (): Promise<number> => (await http.admin({ path: '/clock', headers: right() })).body.now
const state = async (): Promise<unknown> => {
  const faults = (await http.admin({ path: '/faults', headers: right() })).body
  const price = sandbox.server.services.prices.at('ETH', sandbox.server.clock.now())
  return { clock: await clock(), faults, price: String(price) }
}

type Reason = readonly [why: string, headers: () => Record<string, string>, status: number, code: string]
/** What a web page elsewhere can make a browser send, and what somebody without the token can. */
const REASONS: readonly Reason[] = [
  ['no token', without('authorization'), 401, '110'],
  ['another token', changed({ authorization: `Bearer ${'x'.repeat(43)}` }), 401, '110'],
  ['a token that only begins right', () => ({ ...right(), authorization: `Bearer ${token()}x` }), 401, '110'],
  ['the token as a password', () => ({ ...right(), authorization: `Basic ${btoa(`:${token()}`)}` }), 401, '110'],
  ['an origin elsewhere', changed({ origin: 'https://evil.example' }), 403, '300'],
  ['an origin that is hidden', changed({ origin: 'null' }), 403, '300'],
  ['an origin of another port here', changed({ origin: 'http://127.0.0.1:3000' }), 403, '300'],
  ['an origin that begins like ours', changed({ origin: 'http://localhost.evil.example' }), 403, '300'],
  ['a host that leads here', changed({ host: 'evil.example' }), 404, '404'],
  ['a host with our port that leads here', changed({ host: 'evil.example:8789' }), 404, '404'],
  ['a host that begins like ours', changed({ host: '127.0.0.1.evil.example' }), 404, '404'],
  ['a host that ends like ours', changed({ host: 'evil.example.localhost' }), 404, '404'],
  [
    'a page whose name leads here',
    changed({ host: 'evil.example:8789', origin: 'http://evil.example:8789' }),
    404,
    '404',
  ],
]
const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json-seq',
  'text/plain; application/json',
]

describe('D10 the operator’s API', () => {
  it.each(REASONS)('refuses %s, and does nothing', async (_, headers, status, code) => {
    const before = await state()
    for (const [method, path, body] of CALLS) {
      const call: RawCall = { method, path: path(), headers: headers(), ...(body === undefined ? {} : { body }) }
      expectRefusal(await http.admin(call), status, code, `${method} ${path()}`)
    }
    expect(await state()).toEqual(before)
  })

  it.each(TYPES)('refuses a body of type %s, and one of no type', async (type) => {
    const before = await state()
    for (const [method, path, body] of CALLS.filter(([, , given]) => given !== undefined)) {
      for (const headers of [changed({ 'content-type': type })(), without('content-type')()])
        expectRefusal(await http.admin({ method, path: path(), headers, body }), 415, '200', `${method} ${path()}`)
    }
    expect(await state()).toEqual(before)
  })

  it('answers to whoever has the token, by each name of the loopback', async () => {
    for (const host of ['127.0.0.1:8789', 'localhost', 'LOCALHOST:1', '[::1]:8789']) {
      const headers = { ...right(), host, 'content-type': 'application/json; charset=utf-8' }
      const before = await clock()
      const moved = await http.admin({ method: 'POST', path: '/clock', headers, body: { step: 5 } })
      expect([host, moved.status, moved.body.now]).toEqual([host, 200, before + 5])
      const own = { ...headers, origin: `http://${host.toLowerCase()}` }
      expect([host, (await http.admin({ path: '/clock', headers: own })).status]).toEqual([host, 200])
    }
  })

  it('tells no page elsewhere even that it stands', async () => {
    expect((await http.admin({ path: '/health' })).status).toBe(200)
    expectRefusal(await http.admin({ path: '/health', headers: { origin: 'https://evil.example' } }), 403, '300')
    expectRefusal(await http.admin({ path: '/health', headers: { host: 'evil.example' } }), 404, '404')
    const asked = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    expectRefusal(await http.admin({ method: 'OPTIONS', path: '/clock', headers: asked }), 403, '300')
  })
})
