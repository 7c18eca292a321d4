import type { Sandbox } from '#sandbox/server.ts'
import { PLATFORM } from './sandbox-process.ts'
import type { Owner } from './seed.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- what a wire body holds is known where it is read
type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<any>

let calls = 0

const users = async (send: Send, { user }: Owner): Promise<void> => {
  await send('GET', '/users')
  await send('GET', '/users?page=15')
  await send('GET', '/users?query=Seeded%20User%2017')
  await send('GET', '/users?query=17')
  await send('GET', `/users?filter=${encodeURIComponent('{"supp_id":"user-17"}')}`)
  await send('GET', `/users?filter=${encodeURIComponent('{"permission":"LOCKED"}')}`)
  await send('GET', `/users/${user}?full_dehydrate=yes`)
  await send('PATCH', `/users/${user}`, { update: { legal_name: `Another ${calls}` } })
  await send('GET', `/users/${user}/get-duplicates`)
}

const nodes = async (send: Send, { user, node }: Owner): Promise<void> => {
  await send('GET', '/nodes')
  await send('GET', `/nodes?filter=${encodeURIComponent('{"supp_id":"node-17"}')}`)
  await send('GET', `/users/${user}/nodes`)
  await send('GET', `/users/${user}/nodes?type=DEPOSIT-US`)
  await send('GET', `/users/${user}/nodes/${node}`)
  await send('POST', `/users/${user}/nodes`, { type: 'DEPOSIT-US', info: { nickname: 'New' } })
  const login = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' }
  const { mfa } = await send('POST', `/users/${user}/nodes`, { type: 'ACH-US', info: login })
  const answer = { access_token: mfa.access_token, mfa_answer: 'test_answer' }
  await send('POST', `/users/${user}/nodes`, answer)
  await send('PATCH', `/users/${user}/nodes/${node}`, { nickname: 'Renamed' })
  const subnet = await send('POST', `/users/${user}/nodes/${node}/subnets`, { nickname: 'S' })
  await send('GET', `/users/${user}/nodes/${node}/subnets`)
  await send('GET', `/users/${user}/nodes/${node}/subnets/${subnet._id}`)
  await send('GET', `/users/${user}/statements`)
  await send('POST', `/users/${user}/nodes/${node}/statements`, { date_start: 1, date_end: 2 })
}

const transactions = async (sandbox: Sandbox, send: Send, owner: Owner, other: Owner): Promise<void> => {
  const { user, node } = owner
  const path = `/users/${user}/nodes/${node}`
  const body = {
    to: { type: 'DEPOSIT-US', id: other.node },
    amount: { amount: 0.01, currency: 'USD' },
    extra: { ip: '203.0.113.7', supp_id: `bench-${calls}` },
  }
  await send('GET', `${path}/dummy-tran?is_credit=yes&amount=10`)
  await sandbox.step(15_000)
  const key = { 'x-sp-idempotency-key': `bench-${calls}-${Date.now()}` }
  const made = await send('POST', `${path}/trans`, body, key)
  const cancelled = await send('POST', `${path}/trans`, body)
  await send('PATCH', `${path}/trans/${made._id}`, { comment: 'a word' })
  await send('DELETE', `${path}/trans/${cancelled._id}`)
  await sandbox.step(15_000)
  await send('GET', `${path}/trans/${made._id}`)
  await send('GET', `${path}/trans`)
  await send('GET', `${path}/trans?page=15`)
  await send('GET', `/users/${user}/trans`)
  await send('GET', '/trans')
  await send('GET', '/trans?page=15')
  for (const filter of [
    { supp_id: 'trans-17' },
    { 'from.id': other.node },
    { $or: [{ 'from.id': other.node }, { 'to.id': other.node }] },
    { $or: [{ 'from.user._id': other.user }, { 'to.user._id': other.user }] },
    { 'recent_status.status': 'CANCELED' },
  ])
    await send('GET', `/trans?filter=${encodeURIComponent(JSON.stringify(filter))}`)
}

/** Calls every kind of endpoint that reads or writes the store. */
export const callEveryEndpoint = async (sandbox: Sandbox, owner: Owner, other: Owner): Promise<void> => {
  calls += 1
  const send: Send = async (method, path, body, headers = {}) => {
    const given = body === undefined ? {} : { body: JSON.stringify(body) }
    const own = { ...PLATFORM, 'x-sp-user': `${owner.key}|bench`, ...headers }
    const response = await sandbox.api.request(`/v3.1${path}`, { method, headers: own, ...given })
    const answer = await response.json()
    if (!response.ok && response.status !== 503)
      throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const scope = ['USERS|POST', 'USER|PATCH', 'NODES|POST', 'NODE|PATCH', 'TRANS|POST', 'TRAN|PATCH']
  const subscription = await send('POST', '/subscriptions', { url: 'http://127.0.0.1:9/', scope })
  await users(send, owner)
  await nodes(send, owner)
  await transactions(sandbox, send, owner, other)
  await send('GET', '/subscriptions/logs')
  await send('PATCH', `/subscriptions/${subscription._id}`, { is_active: false })
}
