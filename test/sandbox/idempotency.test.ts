import { describe, expect, it, vi } from 'vitest'
import {
  type Answer,
  type Caller,
  IP,
  newUser,
  openNode,
  renew,
  transfer,
  startSandbox,
  verifiedUser,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
const DAY = 86_400_000
const key = (value: string): Record<string, string> => ({ 'x-sp-idempotency-key': value })

const account = async (): Promise<{ user: Caller; from: string; to: string }> => {
  const user = await verifiedUser(sandbox)
  return { user, from: await openNode(sandbox, user), to: await openNode(sandbox, user) }
}

describe('idempotency keys', () => {
  it('#12 [S] a repeated idempotency key creates nothing', async () => {
    const { user, from, to } = await account()
    const first = await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-12'))
    const second = await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 2), key('k-12'))
    expect(first.status).toBe(200)
    expect(second).toMatchObject({ status: 409, body: { error_code: '450', success: false } })
    expect((await sandbox.as(user, 'GET', `/nodes/${from}/trans`)).body.trans_count).toBe(1)
  })

  it('D1 (clients of 2015 to 2020 send an earlier key along) a key is spent on its path alone', async () => {
    const { user, from, to } = await account()
    const node = { type: 'DEPOSIT-US', info: { nickname: 'A' } }
    const hook = { url: 'http://127.0.0.1:9/none', scope: ['TRANS|POST'] }
    const places: [string, () => Promise<Answer>][] = [
      ['trans', () => sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-85'))],
      ['trans of another node', () => sandbox.as(user, 'POST', `/nodes/${to}/trans`, transfer(from, 1), key('k-85'))],
      ['users', () => sandbox.platform('POST', '/users', newUser(), key('k-85'))],
      ['nodes', () => sandbox.as(user, 'POST', '/nodes', node, key('k-85'))],
      ['subnets', () => sandbox.as(user, 'POST', `/nodes/${from}/subnets`, { nickname: 'S' }, key('k-85'))],
      ['subscriptions', () => sandbox.platform('POST', '/subscriptions', hook, key('k-85'))],
    ]
    for (const [place, post] of places) expect([place, (await post()).status]).toEqual([place, 200])
    for (const [place, post] of places)
      expect([place, await post()]).toMatchObject([place, { status: 409, body: { error_code: '450' } }])
  })

  it('D1 a path is the same however it is written, and a batch makes the transactions of its node', async () => {
    const { user, from, to } = await account()
    const made = await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-85-b'))
    expect(made.status).toBe(200)
    const again = await sandbox.as(user, 'POST', `//nodes/${from}/trans/`, transfer(to, 1), key('k-85-b'))
    expect(again.status).toBe(409)
    const headers = { 'x-sp-user': `${user.key}|${user.fingerprint}`, 'x-sp-user-ip': IP, ...key('k-85-b') }
    const old = await sandbox.server.api.request(`/api/3/users/${user.id}/nodes/${from}/trans`, {
      method: 'POST',
      headers,
      body: JSON.stringify(transfer(to, 1)),
    })
    expect(old.status).toBe(409)
    const item = transfer(to, 1, { extra: { idempotency_key: 'k-85-b' } })
    const batch = await sandbox.as(user, 'POST', `/nodes/${from}/batch-trans`, { transactions: [item] })
    expect(batch.body.trans[0].error_code).toBe('450')
  })

  it('D1 a bank’s question spends no key: the answer goes to the same path, with the key sent along', async () => {
    const { user } = await account()
    const info = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' }
    const post = (body: object) => sandbox.as(user, 'POST', '/nodes', body, key('k-85-c'))
    const asked = await post({ type: 'ACH-US', info })
    expect(asked.status).toBe(202)
    const answer = { access_token: asked.body.mfa.access_token, mfa_answer: 'test_answer' }
    expect((await post(answer)).status).toBe(200)
    expect((await post(answer)).status).toBe(409)
    const preview = { type: 'DEPOSIT-US', info: { nickname: 'P' }, preview_only: true }
    const look = () => sandbox.as(user, 'POST', '/nodes', preview, key('k-85-d'))
    expect([(await look()).status, (await look()).status]).toEqual([200, 200])
  })

  it('D1 a key that an earlier start spent on the whole platform stays spent for its day', async () => {
    const { user, from, to } = await account()
    const { services } = sandbox.server
    const spent = (await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1))).body._id
    const at = services.clock.now()
    const made = { collection: 'trans', id: spent }
    await services.store.idempotency.insertOne({ _id: `${services.platform.id}|k-85-e`, at, made })
    services.keysUntil = at
    const repeat = (one: Caller) => sandbox.as(one, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-85-e'))
    expect(await repeat(user)).toMatchObject({ status: 409, body: { error_code: '450' } })
    expect((await sandbox.platform('POST', '/users', newUser(), key('k-85-e'))).status).toBe(200)
    await sandbox.step(DAY)
    expect((await repeat(await renew(sandbox, user))).status).toBe(200)
  })

  describe('where it was set so', () => {
    const wide = startSandbox({ idempotencyScope: 'client' })
    it('the key belongs to the platform, not to a path or a user', async () => {
      const user = await verifiedUser(wide)
      const [from, to] = [await openNode(wide, user), await openNode(wide, user)]
      const first = await wide.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-12'))
      expect(first.status).toBe(200)
      const elsewhere = await wide.platform('POST', '/users', newUser(), key('k-12'))
      expect(elsewhere).toMatchObject({ status: 409, body: { error_code: '450' } })
    })
  })

  it('#13 [D] a key is usable again after 24 hours', async () => {
    const { user, from, to } = await account()
    await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))
    await sandbox.step(DAY - 60_000)
    const early = await renew(sandbox, user)
    expect((await sandbox.as(early, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))).status).toBe(409)
    await sandbox.step(60_000)
    expect((await sandbox.as(early, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))).status).toBe(200)
    expect((await sandbox.as(early, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-13'))).status).toBe(409)
  })

  it('#14 [I] the header has no effect on GET, PATCH and DELETE', async () => {
    const { user, from } = await account()
    for (let n = 0; n < 2; n += 1) {
      expect((await sandbox.as(user, 'GET', `/nodes/${from}`, undefined, key('k-14'))).status).toBe(200)
      expect((await sandbox.as(user, 'PATCH', `/nodes/${from}`, { nickname: `N${n}` }, key('k-14'))).status).toBe(200)
    }
    expect((await sandbox.as(user, 'DELETE', `/nodes/${from}`, undefined, key('k-14'))).status).toBe(200)
    expect((await sandbox.platform('POST', '/users', newUser(), key('k-14'))).status).toBe(200)
  })

  it('#15 [I] a key on a request that failed validation can be used again', async () => {
    const { user, from, to } = await account()
    expect((await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, -1), key('k-15'))).status).toBe(400)
    expect((await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), key('k-15'))).status).toBe(200)
  })

  it('#16 [I] a hundred simultaneous posts with one key create exactly one object', async () => {
    const { user, from, to } = await account()
    const counted = async (path: string, name: string): Promise<number> =>
      (await sandbox.as(user, 'GET', path)).body[name]
    const platformCount = async (path: string, name: string): Promise<number> =>
      (await sandbox.platform('GET', path)).body[name]
    const node = { type: 'DEPOSIT-US', info: { nickname: 'Once' } }
    const hook = { url: 'http://127.0.0.1:9/none', scope: ['TRANS|POST'] }
    const kinds: [string, (headers: Record<string, string>) => Promise<Answer>, () => Promise<number>][] = [
      [
        'transaction',
        (headers) => sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 1), headers),
        () => counted(`/nodes/${from}/trans`, 'trans_count'),
      ],
      [
        'user',
        (headers) => sandbox.platform('POST', '/users', newUser(), headers),
        () => platformCount('/users', 'users_count'),
      ],
      ['node', (headers) => sandbox.as(user, 'POST', '/nodes', node, headers), () => counted('/nodes', 'node_count')],
      [
        'subnet',
        (headers) => sandbox.as(user, 'POST', `/nodes/${from}/subnets`, { nickname: 'Once' }, headers),
        () => counted(`/nodes/${from}/subnets`, 'subnets_count'),
      ],
      [
        'subscription',
        (headers) => sandbox.platform('POST', '/subscriptions', hook, headers),
        () => platformCount('/subscriptions', 'subscriptions_count'),
      ],
    ]
    for (const [kind, post, count] of kinds) {
      const before = await count()
      const answers = await Promise.all(Array.from({ length: 100 }, () => post(key(`k-16-${kind}`))))
      const statuses = Map.groupBy(answers, ({ status, body }) => `${status}/${body.error_code ?? '0'}`)
      expect([kind, statuses.get('409/450')?.length, statuses.size]).toEqual([kind, 99, 2])
      expect([kind, await count()]).toEqual([kind, before + 1])
    }
  })

  it('#16 [I] and so do keys within one batch, and a bank login that is answered a hundred times', async () => {
    const { user, from, to } = await account()
    const item = transfer(to, 1, { extra: { idempotency_key: 'k-16-item' } })
    const transactions = Array.from({ length: 100 }, () => item)
    const batch = (await sandbox.as(user, 'POST', `/nodes/${from}/batch-trans`, { transactions })).body.trans
    expect(batch.filter((one: Answer['body']) => one.error_code === '450')).toHaveLength(99)
    expect((await sandbox.as(user, 'GET', `/nodes/${from}/trans`)).body.trans_count).toBe(1)
    const info = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' }
    const { mfa } = (await sandbox.as(user, 'POST', '/nodes', { type: 'ACH-US', info })).body
    const answer = { access_token: mfa.access_token, mfa_answer: 'test_answer' }
    const answers = await Promise.all(Array.from({ length: 100 }, () => sandbox.as(user, 'POST', '/nodes', answer)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await sandbox.as(user, 'GET', '/nodes?type=ACH-US')).body.node_count).toBe(2)
  })
})
