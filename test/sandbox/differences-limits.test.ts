import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, newDocument, newUser, openNode, signUp, SSN, startSandbox } from './sandbox-in-process.ts'
import { expectRefusal, overHttp, type RawAnswer } from './raw-http.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
const http = overHttp(sandbox)
let user: Caller
let [from, to, subnet] = ['', '', '']

beforeAll(async () => {
  user = await signUp(sandbox, { documents: [newDocument({ virtual_docs: [SSN] })] })
  from = await openNode(sandbox, user)
  to = await openNode(sandbox, user)
  subnet = (await sandbox.as(user, 'POST', `/nodes/${from}/subnets`, { nickname: 'S' })).body._id
})

const send = (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
  http.api({
    method,
    path: `/users/${user.id}${path}`,
    headers: http.platform({ 'x-sp-user': `${user.key}|${user.fingerprint}` }),
    ...(body === undefined ? {} : { body }),
  })

/** The amount as it is written, for JSON can say more than a double. */
const trans = (amount: string, more = ''): string =>
  `{"to":{"type":"DEPOSIT-US","id":"${to}"},"amount":{"amount":${amount},"currency":"USD"},"extra":{"ip":"127.0.0.1"}${more}}`
const LARGEST = 9_000_000_000_000
const AT_MOST = `It must be at most ${LARGEST}.`
const TOO_LARGE = ['9000000000000.01', '1e13', '1e15', '1e21', '1e308', '1e400', `1${'0'.repeat(40)}`]

describe('D9 limits say what they are', () => {
  it.each(TOO_LARGE)('an amount of %s is above the largest, wherever it stands', async (amount) => {
    const fee = `,"fees":[{"fee":${amount},"note":"f","to":{"id":"${to}"}}]`
    const query = encodeURIComponent(amount.replaceAll('"', ''))
    const answers: [string, Promise<RawAnswer>][] = [
      ['amount.amount', send('POST', `/nodes/${from}/trans`, trans(amount))],
      ['amount.amount', send('POST', `/nodes/${from}/batch-trans`, `{"transactions":[${trans(amount)}]}`)],
      ['fees.0.fee', send('POST', `/nodes/${from}/trans`, trans('1', fee))],
      ['fees.0.fee', send('POST', `/nodes/${from}/trans`, trans('1', fee.replace('fee":', 'fee":-')))],
      ['amount', send('GET', `/nodes/${from}/dummy-tran?is_credit=yes&amount=${query}`)],
      [
        'amount',
        send(
          'POST',
          `/nodes/${from}/subnets/${subnet}/dummy-tran`,
          `{"type":"ACH","direction":"DEPOSIT","amount":${amount}}`,
        ),
      ],
    ]
    for (const [field, answer] of answers) {
      expectRefusal(await answer, 400, '200', [field, amount])
      expect((await answer).body.error).toMatchObject({ field, en: expect.stringContaining(AT_MOST) })
    }
    expect((await sandbox.as(user, 'GET', `/nodes/${from}/trans`)).body.trans_count).toBe(0)
  })

  it('the largest amount itself is taken, and other amounts say why they are not', async () => {
    const other = await signUp(sandbox)
    const [own, payee] = [await openNode(sandbox, other), await openNode(sandbox, other)]
    const ask = (amount: unknown) =>
      http.api({
        method: 'POST',
        path: `/users/${other.id}/nodes/${own}/trans`,
        headers: http.platform({ 'x-sp-user': `${other.key}|${other.fingerprint}` }),
        body: { to: { type: 'X', id: payee }, amount: { amount, currency: 'USD' }, extra: { ip: '::1' } },
      })
    const largest = await ask(LARGEST)
    expect([largest.status, largest.body.amount.amount]).toEqual([200, LARGEST])
    const why = async (amount: unknown): Promise<string> => (await ask(amount)).body.error.en
    expect(await why(0)).toContain('It must be above 0.')
    expect(await why(-1e15)).toContain('It must be above 0.')
    expect(await why(0.001)).toContain('It must be at least 0.01.')
    expect(await why('ten')).toContain('expected number')
    expect(await why(undefined)).toBe('Missing field in payload: amount.amount.')
  })

  it('an operator’s price is no exception', async () => {
    const headers = { authorization: `Bearer ${sandbox.server.adminToken}`, 'content-type': 'application/json' }
    const body = { currency: 'BTC', price: 1e15 }
    const answer = await http.admin({ method: 'POST', path: '/prices', headers, body })
    expectRefusal(answer, 400, '200')
    expect(answer.body.error.en).toContain(AT_MOST)
  })

  const long = 'x'.repeat(300_000)
  it.each([
    ['a public note', 'PATCH', '', { update: { public_note: 'x'.repeat(251) } }, '250'],
    ['a legal name', 'PATCH', '', { update: { legal_name: 'x'.repeat(1_001) } }, '1000'],
    ['a nickname of a bank account', 'POST', '/nodes', { type: 'CHECK-US', info: check('x'.repeat(251)) }, '250'],
    ['an account number', 'POST', '/nodes', { type: 'ACH-US', info: bank('1'.repeat(35)) }, '4 to 34'],
    ['a short account number', 'POST', '/nodes', { type: 'ACH-US', info: bank('123') }, '4 to 34'],
    [
      'what is kept with a node',
      'POST',
      '/nodes',
      { type: 'DEPOSIT-US', info: { nickname: 'N' }, extra: { other: { long } } },
      '256 KiB',
    ],
  ] as const)('%s says its limit', async (_, method, path, body, limit) => {
    const answer = await send(method, path, body)
    expectRefusal(answer, 400, '200')
    expect(answer.body.error.en).toContain(limit)
  })

  it('so do numbers of things', async () => {
    const days = trans('1').replace('"ip":', '"process_on":366,"ip":')
    expect((await send('POST', `/nodes/${from}/trans`, days)).body.error.en).toContain('365')
    const transactions = Array.from({ length: 101 }, () => JSON.parse(trans('1')))
    expect((await send('POST', `/nodes/${from}/batch-trans`, { transactions })).body.error.en).toContain('100')
    const logins = Array.from({ length: 101 }, (_, n) => ({ email: `a${n}@example.com` }))
    const made = await http.api({ method: 'POST', path: '/users', headers: http.platform(), body: newUser({ logins }) })
    expectRefusal(made, 400, '200')
    expect(made.body.error.en).toContain('100')
  })

  it('a page beyond the end is empty, however far it is; one that is no number is refused', async () => {
    for (const page of ['2', '999999999', '1000000000', '9'.repeat(40)]) {
      const answer = await http.api({ path: `/users?page=${page}`, headers: http.platform() })
      expect([page, answer.status, answer.body.users]).toEqual([page, 200, []])
    }
    for (const page of ['0', '00', '-1', '1.5', 'two', '1e3'])
      expectRefusal(await http.api({ path: `/users?page=${page}`, headers: http.platform() }), 400, '200', page)
    const wide = await http.api({ path: `/users?per_page=${'9'.repeat(30)}`, headers: http.platform() })
    expect([wide.status, wide.body.limit]).toEqual([200, 100])
  })
})

function bank(account_num: string): object {
  return { nickname: 'N', account_num, routing_num: '051000017', type: 'PERSONAL', class: 'CHECKING' }
}

function check(nickname: string): object {
  return { nickname, payee_name: 'P', payee_address: {} }
}
