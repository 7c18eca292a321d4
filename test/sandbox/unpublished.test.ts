import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createSandbox, type Sandbox } from '#sandbox/server.ts'
import { freshDatabase, mongoUrl } from '#test/support/servers.ts'
import { FINGERPRINT, IP, newUser } from './sandbox-in-process.ts'
import { openReceiver, type Receiver } from './receiver.ts'

vi.setConfig({ testTimeout: 120_000 })

type Body = { _id: string; refresh_token: string; oauth_key: string; nodes: { _id: string }[]; bank: unknown }

let database: Awaited<ReturnType<typeof freshDatabase>>
let receiver: Receiver

const open = (): Promise<Sandbox> =>
  createSandbox({ mongodbUrl: mongoUrl(), database: database.name, clock: 'manual', kycReviewMs: 0 })

const caller = (sandbox: Sandbox, key = '') => {
  const { clientId, clientSecret } = sandbox.services.settings
  const headers = {
    'x-sp-gateway': `${clientId}|${clientSecret}`,
    'x-sp-user': `${key}|${FINGERPRINT}`,
    'x-sp-user-ip': IP,
  }
  return async (method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> => {
    const given = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await sandbox.api.request(`/v3.1${path}`, { method, headers, ...given })
    return { status: response.status, body: (await response.json()) as Body }
  }
}

/** From here on no delivery can be stored: as if the process were killed right before each. */
const dieBeforePublishing = ({ services }: Sandbox): void => {
  vi.spyOn(services.store.deliveries, 'insertMany').mockRejectedValue(new Error('killed'))
}

/** The process is gone: what it had in memory only is not written any more. */
const die = ({ services }: Sandbox): Promise<void> => services.store.close()

const SCOPES = ['USERS|POST', 'USER|PATCH', 'NODES|POST', 'NODE|PATCH', 'TRANS|POST', 'SUBNETS|POST']

beforeAll(async () => {
  database = await freshDatabase()
  receiver = await openReceiver()
})
afterAll(async () => {
  await receiver.close()
  await database.drop()
})

describe('killed between storing an object and publishing the event of it', () => {
  it('publishes everything at the next start, once', async () => {
    const before = await open()
    const platform = caller(before)
    await platform('POST', '/subscriptions', { url: receiver.url, scope: SCOPES })
    const { body: old } = await platform('POST', '/users', newUser())
    const { body: oauth } = await platform('POST', `/oauth/${old._id}`, { refresh_token: old.refresh_token })
    const as = caller(before, oauth.oauth_key)
    const account = { type: 'DEPOSIT-US', info: { nickname: 'A' } }
    const path = `/users/${old._id}/nodes`
    const [from, to] = [(await as('POST', path, account)).body, (await as('POST', path, account)).body]
    const [a, b] = [from.nodes[0]?._id ?? '', to.nodes[0]?._id ?? '']
    await before.tick()
    const delivered = receiver.got.length
    dieBeforePublishing(before)
    const transfer = { to: { type: 'DEPOSIT-US', id: b }, amount: { amount: 1, currency: 'USD' }, extra: { ip: IP } }
    const answers = await Promise.all([
      platform('POST', '/users', newUser()),
      as('PATCH', `/users/${old._id}`, { update: { legal_name: 'Second Name' } }),
      as('POST', path, account),
      as('PATCH', `${path}/${a}`, { nickname: 'B' }),
      as('POST', `${path}/${a}/trans`, transfer),
      as('POST', `${path}/${a}/subnets`, { nickname: 'S' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500, 500])
    await die(before)
    const after = await open()
    await after.tick()
    const events: string[] = receiver.got.slice(delivered).map(({ body }) => body.webhook_meta.function)
    expect(events.toSorted()).toEqual(
      ['NODES|POST', 'NODE|PATCH', 'SUBNETS|POST', 'TRANS|POST', 'USERS|POST', 'USER|PATCH'].toSorted(),
    )
    const renamed = receiver.got.find(({ body }) => body.webhook_meta.function === 'NODE|PATCH')
    expect(renamed?.body._rest.info.nickname).toBe('B')
    await after.close()
    const again = await open()
    await again.tick()
    expect(receiver.got).toHaveLength(delivered + 6)
    await again.close()
  })
})

describe('killed between the two accounts of a bank login', () => {
  it('has both after the next start, each published once', async () => {
    const before = await open()
    const { body: user } = await caller(before)('POST', '/users', newUser())
    const { body: oauth } = await caller(before)('POST', `/oauth/${user._id}`, { refresh_token: user.refresh_token })
    const path = `/users/${user._id}/nodes`
    const insert = before.services.store.nodes.insertOne.bind(before.services.store.nodes)
    vi.spyOn(before.services.store.nodes, 'insertOne')
      .mockImplementationOnce(insert)
      .mockRejectedValue(new Error('killed'))
    const info = { bank_id: 'synapse_nomfa', bank_pw: 'test1234', bank_name: 'fake' }
    const linked = await caller(before, oauth.oauth_key)('POST', path, { type: 'ACH-US', info })
    expect(linked.status).toBe(500)
    await die(before)
    const delivered = receiver.got.length
    const after = await open()
    await after.tick()
    const { body } = await caller(after, oauth.oauth_key)('GET', path)
    expect(body.nodes).toHaveLength(2)
    const events = receiver.got.slice(delivered).filter(({ body }) => body.webhook_meta.function === 'NODES|POST')
    expect(new Set(events.map((one) => one.body._id.$oid))).toEqual(new Set(body.nodes.map(({ _id }) => _id)))
    expect(events).toHaveLength(2)
    expect(await after.services.store.bankLogins.countDocuments({ 'linking._id': { $gte: '' } })).toBe(0)
    await after.close()
  })
})
