import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, FINGERPRINT, openNode, signUp, startSandbox } from './sandbox-in-process.ts'
import { expectRefusal, overHttp } from './raw-http.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
const http = overHttp(sandbox)
let user: Caller
let path = ''

beforeAll(async () => {
  user = await signUp(sandbox)
  path = `/users/${user.id}/nodes/${await openNode(sandbox, user)}`
})

/** Of every kind that a node and its user have. */
const READS = (node: string): string[] => [
  node,
  `${node}/trans`,
  `${node}/subnets`,
  `${node}/statements`,
  ...['nodes', 'trans', 'subnets', 'statements'].map((list) => `/users/${user.id}/${list}`),
]

describe('D2 forms of X-SP-USER (answers of July 2019)', () => {
  it.each([
    ['KEY|fingerprint', (key: string) => `${key}|${FINGERPRINT}`],
    ['KEY|other fingerprint', (key: string) => `${key}|another-device`],
    ['KEY||fingerprint', (key: string) => `${key}||${FINGERPRINT}`],
    ['KEY|||fingerprint', (key: string) => `${key}|||${FINGERPRINT}`],
    ['KEY|', (key: string) => `${key}|`],
    ['KEY', (key: string) => key],
  ])('%s is let in, to read and to write', async (_, form) => {
    const headers = http.platform({ 'x-sp-user': form(user.key) })
    for (const at of READS(path)) expect([at, (await http.api({ path: at, headers })).status]).toEqual([at, 200])
    const renamed = await http.api({ method: 'PATCH', path, headers, body: { nickname: 'Renamed' } })
    expect([renamed.status, renamed.body.info.nickname]).toEqual([200, 'Renamed'])
  })

  it('a device is the same with one bar before it or two', async () => {
    const made = await http.api({
      method: 'POST',
      path: '/users',
      headers: http.platform({ 'x-sp-user': '||two-bars' }),
      body: { logins: [{ email: 'a@example.com' }], phone_numbers: ['1'], legal_names: ['Two Bars'] },
    })
    for (const header of ['|two-bars', '||two-bars', 'oauth_old||two-bars', 'oauth_old|two-bars']) {
      const answer = await http.api({
        method: 'POST',
        path: `/oauth/${made.body._id}`,
        headers: http.platform({ 'x-sp-user': header }),
        body: { refresh_token: made.body.refresh_token },
      })
      expect([header, answer.status]).toEqual([header, 200])
    }
  })

  it('a device that was kept with its bar is still known', async () => {
    const one = await signUp(sandbox)
    await sandbox.server.services.users.change(
      one.id,
      (user) => ({ ...user, _s: { ...user._s, fingerprints: ['|kept-with-bar'] } }),
      { scopes: ['USER|PATCH'], by: 'SELF' },
    )
    const again = await http.api({
      method: 'POST',
      path: `/oauth/${one.id}`,
      headers: http.platform({ 'x-sp-user': '||kept-with-bar' }),
      body: { refresh_token: one.refreshToken },
    })
    expect(again.status).toBe(200)
  })
})

describe('with the other choices', () => {
  const strict = startSandbox({
    otherFingerprint: 'refuse',
    wrongGatewayCode: '100',
    wrongGatewayNoKeyCode: '110',
    wrongGatewayStatus: 401,
  })
  const strictHttp = overHttp(strict)

  it('a key is good on its own device alone, and the gateway’s code is 100', async () => {
    const one = await signUp(strict)
    const ask = (header: string) =>
      strictHttp.api({ path: `/users/${one.id}/nodes`, headers: strictHttp.platform({ 'x-sp-user': header }) })
    expectRefusal(await ask(`${one.key}|another-device`), 401, '120')
    expectRefusal(await ask(`${one.key}|`), 401, '120')
    expectRefusal(await ask(one.key), 401, '120')
    expect((await ask(`${one.key}|${FINGERPRINT}`)).status).toBe(200)
    expect((await ask(`${one.key}||${FINGERPRINT}`)).status).toBe(200)
    const headers = strictHttp.platform({ 'x-sp-gateway': 'a|b' })
    expectRefusal(await strictHttp.api({ path: '/users', headers }), 401, '100')
    expectRefusal(await strictHttp.api({ path: `/users/${one.id}/trans`, headers }), 401, '110')
  })
})
