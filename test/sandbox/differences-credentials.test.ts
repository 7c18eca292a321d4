import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, FINGERPRINT, linkBank, openNode, signUp, startSandbox, transfer } from './sandbox-in-process.ts'
import { expectRefusal, overHttp, type RawCall } from './raw-http.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
const http = overHttp(sandbox)
const WRONG_ID = 'client_id_AnotherPlatform0000000000000000001'
const WRONG_SECRET = 'client_secret_OfNobody000000000000000000000000000001'

let [user, other, expired]: Caller[] = []
let path = { user: '', node: '', trans: '', subnet: '' }

beforeAll(async () => {
  expired = await signUp(sandbox)
  await sandbox.step(7_200_000)
  user = await signUp(sandbox)
  other = await signUp(sandbox)
  const node = await openNode(sandbox, user)
  const [bank] = await linkBank(sandbox, user)
  const trans = (await sandbox.as(user, 'POST', `/nodes/${bank}/trans`, transfer(node, 1))).body._id
  const subnet = (await sandbox.as(user, 'POST', `/nodes/${node}/subnets`, { nickname: 'S' })).body._id
  const own = `/users/${user.id}`
  path = {
    user: own,
    node: `${own}/nodes/${node}`,
    trans: `${own}/nodes/${bank}/trans/${trans}`,
    subnet: `${own}/nodes/${node}/subnets/${subnet}`,
  }
})

const caller = (one: Caller | undefined): Caller => {
  if (one === undefined) throw new Error('nobody has signed up')
  return one
}
const gateway = () => http.platform()['x-sp-gateway'] ?? ''
const [id, secret] = [() => gateway().split('|')[0] ?? '', () => gateway().split('|')[1] ?? '']
const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))

type Endpoint = readonly [method: string, path: () => string]
/** Calls of the platform about itself. */
const OF_PLATFORM: readonly Endpoint[] = [
  ['GET', () => '/users'],
  ['GET', () => '/nodes'],
  ['GET', () => '/trans'],
  ['GET', () => '/institutions'],
  ['POST', () => '/subscriptions'],
  ['GET', () => '/subscriptions'],
  ['GET', () => `/subscriptions/${caller(user).id}`],
  ['PATCH', () => `/subscriptions/${caller(user).id}`],
  ['GET', () => '/subscriptions/logs'],
  ['GET', () => '/nodes/atms?zip=94103'],
  ['GET', () => '/nodes/crypto-quotes'],
  ['GET', () => '/nodes/crypto-market-watch'],
  ['GET', () => '/nodes/trade-market-watch?ticker=AAPL'],
  ['GET', () => '/client?issue_public_key=yes'],
  ['POST', () => '/address-verification'],
  ['POST', () => '/routing-number-verification'],
  ['PATCH', () => `/trans/${path.trans.split('/').at(-1)}/dispute-chargeback`],
]
/** Calls of the platform about a user; those that know no key yet, and are told the device. */
const ABOUT_USER: readonly Endpoint[] = [
  ['GET', () => path.user],
  ['GET', () => `${path.user}?full_dehydrate=yes`],
  ['GET', () => `${path.user}/get-duplicates`],
  ['PATCH', () => `${path.user}/swap-duplicate-users`],
]
const FOR_DEVICE: readonly Endpoint[] = [
  ['POST', () => '/users'],
  ['POST', () => `/oauth/${caller(user).id}`],
  ['POST', () => `/oauth/${caller(user).id}/login`],
]
/** Calls of a user. */
const READS: readonly Endpoint[] = [
  ['GET', () => `${path.user}/nodes`],
  ['GET', () => path.node],
  ['GET', () => `${path.user}/trans`],
  ['GET', () => `${path.node}/trans`],
  ['GET', () => path.trans],
  ['GET', () => `${path.user}/subnets`],
  ['GET', () => `${path.node}/subnets`],
  ['GET', () => path.subnet],
  ['GET', () => `${path.subnet}/ship`],
  ['GET', () => `${path.user}/statements`],
  ['GET', () => `${path.node}/statements`],
]
const WRITES: readonly Endpoint[] = [
  ['PATCH', () => path.user],
  ['PATCH', () => `${path.user}/ubo`],
  ['POST', () => `${path.user}/nodes`],
  ['PATCH', () => path.node],
  ['DELETE', () => path.node],
  ['GET', () => `${path.node}/dummy-tran?is_credit=yes`],
  ['POST', () => `${path.node}/trans`],
  ['POST', () => `${path.node}/batch-trans`],
  ['PATCH', () => path.trans],
  ['POST', () => path.trans],
  ['DELETE', () => path.trans],
  ['PATCH', () => `${path.trans}/dispute`],
  ['POST', () => `${path.node}/subnets`],
  ['PATCH', () => path.subnet],
  ['POST', () => `${path.subnet}/ship`],
  ['PATCH', () => `${path.subnet}/ship`],
  ['POST', () => `${path.subnet}/push`],
  ['POST', () => `${path.subnet}/dummy-tran`],
  ['PATCH', () => `${path.node}/applepay`],
  ['POST', () => `${path.node}/barcode`],
  ['POST', () => `${path.node}/statements`],
]
const OF_USER = [...READS, ...WRITES]
const PUBLIC = ['/users/entity-types', '/users/entity-scopes', '/users/document-types', '/nodes/types']

const call = ([method, at]: Endpoint, headers: Record<string, string>): RawCall => ({
  method,
  path: at(),
  headers,
  ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
})

const refuses = async (
  endpoints: readonly Endpoint[],
  headers: () => Record<string, string>,
  [status, code]: readonly [number, string],
) => {
  for (const one of endpoints)
    expectRefusal(await http.api(call(one, headers())), status, code, `${one[0]} ${one[1]()}`)
}

const everything = async (): Promise<unknown> => {
  const { store } = sandbox.server.services
  const collections = [store.users, store.nodes, store.trans, store.subnets, store.subscriptions, store.statements]
  return Promise.all(collections.map(async (one) => one.find().sort({ _id: 1 }).toArray()))
}

const WRONG_GATEWAYS: readonly [string, () => string][] = [
  ['that is no pair', () => 'nonsense'],
  ['without its secret', () => id()],
  ['with an empty secret', () => `${id()}|`],
  ['with another secret', () => `${id()}|${WRONG_SECRET}`],
  ['with another id', () => `${WRONG_ID}|${secret()}`],
  ['with its halves swapped', () => `${secret()}|${id()}`],
  ['that goes on', () => `${gateway()}|`],
]

describe('D8 wrong credentials (recorded 2018 to 2019)', () => {
  it.each(WRONG_GATEWAYS)('a gateway %s is 400/200 on every call of the platform', async (_, header) => {
    const before = await everything()
    const headers = () => http.platform({ 'x-sp-gateway': header() })
    await refuses([...OF_PLATFORM, ...ABOUT_USER, ...FOR_DEVICE], headers, [400, '200'])
    expect(await everything()).toEqual(before)
  })

  it.each(WRONG_GATEWAYS)('a gateway %s: without a key 401/300, with one 400/200', async (_, header) => {
    const before = await everything()
    await refuses(OF_USER, () => http.platform({ 'x-sp-gateway': header() }), [401, '300'])
    const good = () => ({ 'x-sp-user': `${caller(user).key}|${FINGERPRINT}`, 'x-sp-gateway': header() })
    await refuses(OF_USER, () => http.platform(good()), [400, '200'])
    expect(await everything()).toEqual(before)
  })

  it('no gateway is 400/200 where one is needed, and says so', async () => {
    const headers = () => without(http.platform(), 'x-sp-gateway')
    await refuses([...OF_PLATFORM, ...ABOUT_USER, ...FOR_DEVICE], headers, [400, '200'])
    const answer = await http.api({ path: '/users', headers: { ...headers(), 'x-sp-gateway': '' } })
    expect(answer.body.error.code).toBe('missing_client_credentials')
  })

  it('no address of the user is 400/200 wherever a call touches one', async () => {
    const headers = () => without(http.platform(), 'x-sp-user-ip')
    await refuses([...ABOUT_USER, ...FOR_DEVICE], headers, [400, '200'])
    await refuses(OF_USER, () => ({ ...headers(), 'x-sp-user': `${caller(user).key}|${FINGERPRINT}` }), [400, '200'])
    const answer = await http.api({ path: path.user, headers: headers() })
    expect(answer.body.error.code).toBe('missing_user_ip')
    for (const [method, at] of OF_PLATFORM.filter(([verb]) => verb === 'GET'))
      expect((await http.api({ method, path: at(), headers: headers() })).body.error?.code).not.toBe('missing_user_ip')
  })

  it('no device is 400/200 where there is no key yet', async () => {
    const before = await everything()
    for (const header of ['', '|', '||', 'a-key-alone'])
      await refuses(FOR_DEVICE, () => http.platform({ 'x-sp-user': header }), [400, '200'])
    await refuses(FOR_DEVICE, () => without(http.platform(), 'x-sp-user'), [400, '200'])
    expect(await everything()).toEqual(before)
  })

  it.each([
    ['no key', (): string => '', '110'],
    ['an invented key', () => `oauth_${'x'.repeat(40)}`, '110'],
    ['the key of another user', () => caller(other).key, '110'],
    ['an expired key', () => caller(expired).key, '110'],
  ] as const)('%s is 401/%s', async (_, key, code) => {
    const before = await everything()
    const headers = (): Record<string, string> => http.platform({ 'x-sp-user': `${key()}|${FINGERPRINT}` })
    await refuses(OF_USER, headers, [401, code])
    await refuses(OF_USER, () => without(headers(), 'x-sp-gateway'), [401, code])
    expect(await everything()).toEqual(before)
  })

  it('a key of a user that has expired, on that user', async () => {
    const { id: own, key } = caller(expired)
    const headers = http.platform({ 'x-sp-user': `${key}|${FINGERPRINT}` })
    const answer = await http.api({ path: `/users/${own}/nodes`, headers })
    expectRefusal(answer, 401, '110')
    expect(answer.body.error).toEqual({ code: 'invalid_oauth_key', en: 'Invalid/expired oauth_key.' })
  })

  it('no user header at all is 400/200, and says so', async () => {
    const headers = () => without(http.platform(), 'x-sp-user')
    await refuses(OF_USER, headers, [400, '200'])
    expect((await http.api({ path: path.node, headers: headers() })).body.error.code).toBe('missing_user_credentials')
  })

  it('public lists take anything', async () => {
    for (const at of PUBLIC)
      for (const headers of [{}, http.platform({ 'x-sp-gateway': 'nonsense', 'x-sp-user': '' })])
        expect([at, (await http.api({ path: at, headers })).status]).toEqual([at, 200])
  })
})
