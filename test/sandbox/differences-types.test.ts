import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, newDocument, newUser, openNode, signUp, startSandbox } from './sandbox-in-process.ts'
import { expectRefusal, overHttp, type RawAnswer } from './raw-http.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox({ kycReviewMs: 0 })
const http = overHttp(sandbox)
let user: Caller
let [from, to] = ['', '']

beforeAll(async () => {
  user = await signUp(sandbox, { documents: [newDocument()] })
  from = await openNode(sandbox, user)
  to = await openNode(sandbox, user)
})

const send = (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
  http.api({
    method,
    path: `/users/${user.id}${path}`,
    headers: http.platform({ 'x-sp-user': `${user.key}|${user.fingerprint}` }),
    ...(body === undefined ? {} : { body }),
  })
const platform = (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
  http.api({ method, path, headers: http.platform(), ...(body === undefined ? {} : { body }) })

/** What a path of names and positions leads to. */
const at = (body: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], body)

const trans = (changes: object = {}, extra: object = {}): object => ({
  to: { type: 'DEPOSIT-US', id: to },
  amount: { amount: 1, currency: 'USD' },
  extra: { ip: '127.0.0.1', ...extra },
  ...changes,
})
const bank = (changes: object = {}): object => ({
  type: 'ACH-US',
  info: {
    nickname: 'N',
    account_num: '72347235423',
    routing_num: '051000017',
    type: 'PERSONAL',
    class: 'CHECKING',
    ...changes,
  },
})
const wire = (type: string, changes: object = {}): object => ({
  type,
  info: { nickname: 'W', account_num: '8888888888', routing_num: '026009593', swift: 'TSIGFR22', ...changes },
})
const node = (extra: object): object => ({ type: 'DEPOSIT-US', info: { nickname: 'N' }, extra })
const full = (answer: RawAnswer): Promise<RawAnswer> =>
  send('GET', `/nodes/${answer.body.nodes[0]._id}?full_dehydrate=yes`)

type Sent = readonly [what: string, ask: () => Promise<RawAnswer>, path: string, shown: unknown]

const NUMBERS_AS_TEXTS: readonly Sent[] = [
  ['supp_id of a user', () => platform('POST', '/users', newUser({ extra: { supp_id: 122 } })), 'extra.supp_id', '122'],
  [
    'phone of a user',
    () => platform('POST', '/users', newUser({ phone_numbers: [9011111111] })),
    'phone_numbers.0',
    '9011111111',
  ],
  ['cip_tag of a user', () => platform('POST', '/users', newUser({ extra: { cip_tag: '2' } })), 'extra.cip_tag', 2],
  [
    'is_business',
    () => platform('POST', '/users', newUser({ extra: { is_business: 'true' } })),
    'extra.is_business',
    true,
  ],
  [
    'read_only',
    () => platform('POST', '/users', newUser({ logins: [{ email: 'a@b.co', read_only: 'yes' }] })),
    'logins.0.scope',
    'READ',
  ],
  ['a new phone', () => send('PATCH', '', { update: { phone_number: 4150000000 } }), 'phone_numbers.2', '4150000000'],
  ['supp_id of a node', () => send('POST', '/nodes', node({ supp_id: 1234 })), 'nodes.0.extra.supp_id', '1234'],
  ['note of a node', () => send('POST', '/nodes', node({ note: 5 })), 'nodes.0.extra.note', '5'],
  ['a changed supp_id', () => send('PATCH', `/nodes/${from}`, { supp_id: 77 }), 'extra.supp_id', '77'],
  ['account_num', () => send('POST', '/nodes', bank({ account_num: 123456789 })), 'nodes.0.info.account_num', '6789'],
  [
    'account_num, whole',
    async () => full(await send('POST', '/nodes', bank({ account_num: 123456789 }))),
    'info.account_num',
    '123456789',
  ],
  [
    'routing_num',
    async () => full(await send('POST', '/nodes', bank({ routing_num: 51000017 }))),
    'info.routing_num',
    '051000017',
  ],
  [
    'numbers of a wire',
    async () => full(await send('POST', '/nodes', wire('WIRE-US', { account_num: 4444333221 }))),
    'info.account_num',
    '4444333221',
  ],
  [
    'routing_num of a wire',
    async () => full(await send('POST', '/nodes', wire('WIRE-US', { routing_num: 26009593 }))),
    'info.routing_num',
    '026009593',
  ],
  [
    'numbers of a wire abroad',
    async () => full(await send('POST', '/nodes', wire('WIRE-INT', { account_num: 123456 }))),
    'info.account_num',
    '123456',
  ],
  [
    'supp_id of a transaction',
    () => send('POST', `/nodes/${from}/trans`, trans({}, { supp_id: 9 })),
    'extra.supp_id',
    '9',
  ],
  ['group_id', () => send('POST', `/nodes/${from}/trans`, trans({}, { group_id: 10 })), 'extra.group_id', '10'],
  ['note of a transaction', () => send('POST', `/nodes/${from}/trans`, trans({}, { note: 11 })), 'extra.note', '11'],
  [
    'same_day as a word',
    () => send('POST', `/nodes/${from}/trans`, trans({}, { same_day: 'true' })),
    'extra.same_day',
    true,
  ],
  [
    'supp_id within a batch',
    () => send('POST', `/nodes/${from}/batch-trans`, { transactions: [trans({}, { supp_id: 12 })] }),
    'trans.0.extra.supp_id',
    '12',
  ],
  [
    'supp_id of a subnet',
    () => send('POST', `/nodes/${from}/subnets`, { nickname: 'S', supp_id: 13 }),
    'supp_id',
    '13',
  ],
  [
    'the first form of KYC',
    () => send('PATCH', '', { doc: firstKyc }),
    'documents.1.virtual_docs.0.status',
    'SUBMITTED|VALID',
  ],
  [
    'routing_num that is looked up',
    () => platform('POST', '/routing-number-verification', { routing_num: 51000017, type: 'ACH-US' }),
    'bank_code',
    'bofa',
  ],
  [
    'postal code that is looked up',
    () => platform('POST', '/address-verification', { ...address, address_postal_code: 94105 }),
    'normalized_address.address_postal_code',
    '94105',
  ],
  [
    'dates of a statement',
    () => send('POST', `/nodes/${from}/statements`, { date_start: '1', date_end: '2' }),
    'date_end',
    2,
  ],
]

const firstKyc = {
  birth_day: 4,
  birth_month: 2,
  birth_year: 1940,
  name_first: 'J',
  name_last: 'S',
  address_street1: '1 Loop',
  address_postal_code: 95014,
  address_country_code: 'US',
  document_value: 1112222,
  document_type: 'SSN',
}
const address = {
  address_street: '1 Market St',
  address_city: 'San Francisco',
  address_subdivision: 'CA',
  address_country_code: 'US',
}

describe('D4 types are taken as the clients of those years sent them', () => {
  it.each(NUMBERS_AS_TEXTS)('%s', async (_, ask, path, shown) => {
    const answer = await ask()
    expect([answer.status, answer.type, at(answer.body, path)]).toEqual([200, 'application/json', shown])
  })

  it('numbers that came as numbers are found as the texts they are shown as', async () => {
    const { body } = await platform('POST', '/users', newUser({ extra: { supp_id: 880_088 } }))
    const found = await platform('GET', `/users?filter=${encodeURIComponent('{"supp_id":"880088"}')}`)
    expect(found.body.users.map(({ _id }: { _id: string }) => _id)).toEqual([body._id])
  })

  it('a pin and a device as numbers', async () => {
    const one = (await platform('POST', '/users', newUser({ phone_numbers: [9011111111] }))).body
    const ask = (body: object) =>
      http.api({
        method: 'POST',
        path: `/oauth/${one._id}`,
        headers: http.platform({ 'x-sp-user': '|a-new-device' }),
        body: { refresh_token: one.refresh_token, ...body },
      })
    expect((await ask({ phone_number: 9011111111 })).status).toBe(202)
    expect((await ask({ validation_pin: 123456 })).status).toBe(200)
  })

  it('what is neither is still refused, by its name', async () => {
    const wrong: [string, Promise<RawAnswer>][] = [
      ['extra.supp_id', send('POST', '/nodes', node({ supp_id: { a: 1 } }))],
      ['extra.supp_id', platform('POST', '/users', newUser({ extra: { supp_id: true } }))],
      ['phone_numbers.0', platform('POST', '/users', newUser({ phone_numbers: [null] }))],
      ['info.account_num', send('POST', '/nodes', bank({ account_num: [1] }))],
      ['info.account_num', send('POST', '/nodes', wire('WIRE-US', { account_num: {} }))],
      ['amount.amount', send('POST', `/nodes/${from}/trans`, trans({ amount: { amount: '20.10', currency: 'USD' } }))],
      ['amount.amount', send('POST', `/nodes/${from}/trans`, trans({ amount: { amount: '', currency: 'USD' } }))],
      ['extra.same_day', send('POST', `/nodes/${from}/trans`, trans({}, { same_day: 'perhaps' }))],
    ]
    for (const [field, answer] of wrong) {
      expectRefusal(await answer, 400, '200', field)
      expect((await answer).body.error.field).toBe(field)
    }
  })
})
