import { describe, expect, it } from 'vitest'
import {
  type Answer,
  FINGERPRINT,
  IP,
  newUser,
  openNode,
  SSN,
  GOVT_ID,
  newDocument,
  signUp,
  transfer,
  startSandbox,
  verifiedUser,
} from './sandbox-in-process.ts'

const sandbox = startSandbox()
const HEX24 = /^[0-9a-f]{24}$/
const HEX64 = /^[0-9a-f]{64}$/

const refused = (answer: Answer, status: number, code: string): void => {
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ success: false, error_code: code, http_code: String(status) })
  expect(typeof answer.body.error.en).toBe('string')
  expect(answer.type).toBe('application/json')
}

/** Every value under a key, anywhere in a body. */
const valuesOf = (body: unknown, key: string): unknown[] => {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesOf(value, key)])
}

describe('answers', () => {
  it('#1 [S] creation answers 200, never 201', async () => {
    const user = await verifiedUser(sandbox)
    const made = [
      await sandbox.platform('POST', '/users', newUser()),
      await sandbox.as(user, 'POST', '/nodes', { type: 'DEPOSIT-US', info: { nickname: 'A' } }),
      await sandbox.platform('POST', '/subscriptions', { url: 'https://example.com/h', scope: ['USERS|POST'] }),
    ]
    const node = made[1]?.body.nodes[0]._id
    made.push(await sandbox.as(user, 'POST', `/nodes/${node}/subnets`, { nickname: 'N' }))
    made.push(await sandbox.as(user, 'POST', `/nodes/${node}/trans`, transfer(await openNode(sandbox, user), 1)))
    expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  })

  it('#2 [S,D] http_code and error_code are strings equal to the status line and the table', async () => {
    const list = await sandbox.platform('GET', '/users')
    expect(list.body).toMatchObject({ http_code: '200', error_code: '0', success: true })
    refused(await sandbox.platform('GET', '/users/5d2a1c0e9b3f4a0012345601'), 404, '404')
    refused(await sandbox.platform('POST', '/users', {}), 400, '200')
  })

  it('#3 [S] every error has error.en, success false, and exactly application/json', async () => {
    expect((await sandbox.call('GET', '/nowhere')).type).toBe('application/json')
    refused(await sandbox.call('GET', '/nowhere'), 404, '404')
    refused(await sandbox.call('PUT', '/users'), 405, '410')
    refused(await sandbox.call('GET', '/users'), 400, '200')
    refused(await sandbox.platform('GET', '/users?page=0'), 400, '200')
    refused(await sandbox.platform('GET', '/users?page=two'), 400, '200')
    refused(await sandbox.call('POST', '/users', { raw: '{"logins":' }), 400, '200')
    refused(await sandbox.call('POST', '/users', { raw: '[1]' }), 400, '200')
  })

  it('names the field that has a wrong type, and ignores fields it does not know', async () => {
    const wrong = await sandbox.platform('POST', '/users', newUser({ phone_numbers: '901.111.1111' }))
    refused(wrong, 400, '200')
    expect(wrong.body.error.en).toContain('phone_numbers')
    const nested = await sandbox.platform('POST', '/users', newUser({ logins: [{ email: 5 }] }))
    expect(nested.body.error.en).toContain('logins.0.email')
    expect((await sandbox.platform('POST', '/users', newUser({ colour: 'blue' }))).status).toBe(200)
  })

  it('#4 [S] no successful answer has a top-level error key', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user)
    const paths = [
      '/users',
      '/nodes',
      '/trans',
      '/institutions',
      '/subscriptions',
      '/subscriptions/logs',
      '/nodes/crypto-quotes',
    ]
    for (const path of paths) expect((await sandbox.platform('GET', path)).body).not.toHaveProperty('error')
    for (const path of ['/nodes', `/nodes/${node}`, '/trans', '/statements']) {
      const answer = await sandbox.as(user, 'GET', path)
      expect(answer.status).toBe(200)
      expect(answer.body).not.toHaveProperty('error')
    }
  })

  it('#6 [S] unknown ids answer 404 with error_code 404', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user)
    const missing = '5d2a1c0e9b3f4a0012345699'
    const unknown = await sandbox.platform('GET', `/users/${missing}`)
    refused(unknown, 404, '404')
    expect(unknown.body.error.en).toContain(missing)
    refused(await sandbox.platform('POST', `/oauth/${missing}`, { refresh_token: 'x' }), 404, '404')
    refused(await sandbox.as(user, 'GET', `/nodes/${missing}`), 404, '404')
    refused(await sandbox.as(user, 'GET', `/nodes/${node}/trans/${missing}`), 404, '404')
    refused(await sandbox.as(user, 'GET', `/nodes/${node}/subnets/${missing}`), 404, '404')
    refused(await sandbox.platform('GET', `/subscriptions/${missing}`), 404, '404')
    refused(await sandbox.as(user, 'PATCH', '', { documents: [{ id: 'a'.repeat(64) }] }), 404, '404')
  })

  it('#7 [S,D] dates are integer ms, expires_at a string of seconds', async () => {
    const { body } = await sandbox.platform(
      'POST',
      '/users',
      newUser({ documents: [newDocument({ virtual_docs: [SSN] })] }),
    )
    const key = (await sandbox.platform('POST', `/oauth/${body._id}`, { refresh_token: body.refresh_token })).body
    const user = { id: body._id, key: key.oauth_key, fingerprint: FINGERPRINT, refreshToken: '' }
    const node = (await sandbox.as(user, 'POST', '/nodes', { type: 'DEPOSIT-US', info: { nickname: 'A' } })).body
    const trans = (
      await sandbox.as(user, 'POST', `/nodes/${node.nodes[0]._id}/trans`, transfer(await openNode(sandbox, user), 1))
    ).body
    const dates = ['date', 'created_on', 'date_joined', 'last_updated', 'process_on'].flatMap((name) =>
      valuesOf([body, node, trans], name),
    )
    expect(dates.length).toBeGreaterThan(10)
    for (const date of dates) expect(Number.isInteger(date) && (date as number) > 1e12).toBe(true)
    expect(key.expires_at).toMatch(/^\d{10}$/)
    expect(key.expires_in).toBe('7200')
  })

  it('#8 [S] ids are 24 hex; document ids are 64 hex, equal for equal content across users', async () => {
    const document = newDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })
    const [one, two] = [
      (await sandbox.platform('POST', '/users', newUser({ documents: [document] }))).body,
      (await sandbox.platform('POST', '/users', newUser({ documents: [document] }))).body,
    ]
    expect(one._id).toMatch(HEX24)
    expect(one.client.id).toMatch(HEX24)
    const ids = (user: Answer['body']): string[] => [
      user.documents[0].id,
      ...['virtual_docs', 'physical_docs', 'social_docs'].flatMap((kind) =>
        user.documents[0][kind].map(({ id }: { id: string }) => id),
      ),
    ]
    for (const id of ids(one)) expect(id).toMatch(HEX64)
    expect(ids(one)).toEqual(ids(two))
  })
})

describe('lists', () => {
  it('#5 [S] default to page 1 of 20; limit echoes per_page; counts are right', async () => {
    const before = (await sandbox.platform('GET', '/users')).body.users_count
    for (let n = 0; n < 3; n += 1) await signUp(sandbox)
    const list = (await sandbox.platform('GET', '/users?per_page=2')).body
    expect(list).toMatchObject({ limit: 2, page: 1, users_count: before + 3, page_count: Math.ceil((before + 3) / 2) })
    expect(list.users).toHaveLength(2)
    const all = (await sandbox.platform('GET', '/users')).body
    expect(all).toMatchObject({ limit: 20, page: 1 })
    const beyond = (await sandbox.platform('GET', '/users?page=1000')).body
    expect(beyond).toMatchObject({ success: true, users: [], page: 1000 })
    const user = await verifiedUser(sandbox)
    await openNode(sandbox, user)
    await openNode(sandbox, user)
    expect((await sandbox.as(user, 'GET', '/nodes?per_page=1')).body).toMatchObject({
      node_count: 2,
      page_count: 2,
      limit: 1,
    })
    expect((await sandbox.as(user, 'GET', '/trans')).body).toMatchObject({ trans_count: 0, page_count: 1, trans: [] })
  })

  it('clamps the page size, and takes limit for per_page', async () => {
    expect((await sandbox.platform('GET', '/users?per_page=5000')).body.limit).toBe(100)
    expect((await sandbox.platform('GET', '/users?limit=3')).body.limit).toBe(3)
  })

  it('shows the newest first', async () => {
    const [first, second] = [await signUp(sandbox), await signUp(sandbox)]
    const ids = (await sandbox.platform('GET', '/users?per_page=2')).body.users.map(({ _id }: { _id: string }) => _id)
    expect(ids).toEqual([second.id, first.id])
  })

  it('#9 [S,D] filter restricts users, nodes and transactions by equality, dotted paths and $or', async () => {
    const [one, two] = [await verifiedUser(sandbox), await verifiedUser(sandbox)]
    const [from, to] = [await openNode(sandbox, one), await openNode(sandbox, two)]
    const third = await openNode(sandbox, two)
    await sandbox.as(one, 'POST', `/nodes/${from}/trans`, transfer(to, 1, { extra: { supp_id: 'f-1' } }))
    await sandbox.as(one, 'POST', `/nodes/${from}/trans`, transfer(third, 2, { extra: { supp_id: 'f-2' } }))
    const get = async (path: string, filter: unknown) =>
      (await sandbox.platform('GET', `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body
    expect((await get('/users', { _id: one.id })).users_count).toBe(1)
    expect((await get('/users', { permission: 'LOCKED' })).users_count).toBe(0)
    expect((await get('/nodes', { user_id: two.id })).node_count).toBe(2)
    expect((await get('/nodes', { type: 'DEPOSIT-US', user_id: one.id })).node_count).toBe(1)
    expect((await get('/trans', { 'to.id': to })).trans_count).toBe(1)
    expect((await get('/trans', { supp_id: 'f-2' })).trans[0].amount.amount).toBe(2)
    expect((await get('/trans', { $or: [{ 'from.user._id': one.id }, { 'to.user._id': one.id }] })).trans_count).toBe(2)
    expect((await get('/trans', { $or: [{ 'to.id': to }, { 'to.id': third }] })).trans_count).toBe(2)
    expect((await get('/trans', { 'from.id': from, 'amount.amount': { $gt: 1 } })).trans_count).toBe(1)
    const own = await sandbox.as(
      one,
      'GET',
      `/nodes/${from}/trans?filter=${encodeURIComponent('{"extra.supp_id":"f-1"}')}`,
    )
    expect(own.body.trans_count).toBe(1)
    refused(await sandbox.platform('GET', '/trans?filter=%7Bnot'), 400, '200')
    refused(await sandbox.platform('GET', `/trans?filter=${encodeURIComponent('{"$where":"1"}')}`), 400, '200')
  })
})

describe('credentials', () => {
  it('#10 [D] without a gateway header 400/200; without an oauth key 400 or 401', async () => {
    refused(await sandbox.call('GET', '/users'), 400, '200')
    refused(
      await sandbox.call('GET', '/users', { headers: { 'x-sp-gateway': 'client_id_x|client_secret_y' } }),
      400,
      '200',
    )
    const user = await signUp(sandbox)
    refused(await sandbox.call('GET', `/users/${user.id}/nodes`, { headers: { 'x-sp-user-ip': IP } }), 400, '200')
    refused(await sandbox.as({ ...user, key: '' }, 'GET', '/nodes'), 401, '110')
    const noIp = await sandbox.call('GET', `/users/${user.id}/nodes`, {
      headers: { 'x-sp-user': `${user.key}|${FINGERPRINT}` },
    })
    refused(noIp, 400, '200')
    expect(noIp.body.error.code).toBe('missing_user_ip')
  })

  it('#11 [S] user-level calls work without the gateway header', async () => {
    const user = await signUp(sandbox)
    expect((await sandbox.as(user, 'GET', '/nodes')).status).toBe(200)
  })

  it('lists that are public need no credentials', async () => {
    expect((await sandbox.call('GET', '/users/entity-types')).body.PERSONAL).toContainEqual({
      common_name: 'Male',
      type: 'M',
    })
    expect((await sandbox.call('GET', '/users/entity-scopes')).body.scopes).toContain('Arts & Entertainment')
    expect((await sandbox.call('GET', '/users/document-types')).body.virtual_docs[0]).toMatchObject({ type: 'SSN' })
    expect((await sandbox.call('GET', '/nodes/types')).status).toBe(200)
  })
})
