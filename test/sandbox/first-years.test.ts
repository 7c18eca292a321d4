import { describe, expect, it, vi } from 'vitest'
import { PERSON } from './first-years-person.ts'
import { startOverHttp } from './over-http.ts'
import { openReceiver } from './receiver.ts'
import { type Answer, type Caller, GOVT_ID, linkBank, openNode, signUp, transfer } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
// The one setting.
const first = startOverHttp({ era: 'first' })
const withoutIt = startOverHttp()

const file = (user: Caller, doc: object): Promise<Answer> => first.as(user, 'PATCH', '', { doc })
/** A user with both documents, and so free to send. */
const known = async (): Promise<Caller> => {
  const user = await signUp(first)
  await file(user, { ...PERSON, document_value: '2222' })
  await file(user, { attachment: GOVT_ID.document_value })
  return user
}

describe('the first years: people', () => {
  it('a platform is a number, a login says read_only, documents have their verdict at once', async () => {
    const user = await signUp(first)
    const shown = (await first.platform('GET', `/users/${user.id}`)).body
    expect(shown).toMatchObject({
      client: { id: expect.any(Number) },
      doc_status: { physical_doc: 'MISSING|INVALID', virtual_doc: 'MISSING|INVALID' },
      logins: [{ read_only: false }],
    })
    const verified = await file(user, { ...PERSON, document_value: '2222' })
    expect(verified.body).toMatchObject({
      permission: 'RECEIVE',
      doc_status: { virtual_doc: 'SUBMITTED|VALID' },
      documents: [{ virtual_docs: [{ document_type: 'SSN', status: 'SUBMITTED|VALID' }], physical_docs: [] }],
    })
    const attached = await file(user, { attachment: GOVT_ID.document_value })
    expect(attached.body).toMatchObject({
      permission: 'SEND-AND-RECEIVE',
      doc_status: { physical_doc: 'SUBMITTED|VALID', virtual_doc: 'SUBMITTED|VALID' },
    })
    expect((await first.platform('GET', '/users')).body.users[0]).toMatchObject({ doc_status: expect.any(Object) })
  })

  it('a number that is not verified is 409/400 and kept, questions come with a message', async () => {
    const user = await signUp(first)
    const refused = await file(user, { ...PERSON, document_value: '1111' })
    expect(refused).toMatchObject({ status: 409, body: { error_code: '400', http_code: '409', success: false } })
    expect((await first.platform('GET', `/users/${user.id}`)).body.doc_status.virtual_doc).toBe('SUBMITTED|INVALID')
    expect((await first.as(user, 'PATCH', '', { update: { legal_name: 'Other' } })).status).toBe(200)
    const asked = await file(await signUp(first), { ...PERSON, document_value: '3333' })
    expect(asked).toMatchObject({
      status: 202,
      body: {
        error_code: '10',
        http_code: '202',
        message: { en: expect.any(String) },
        question_set: {},
        success: true,
      },
    })
  })
})

describe('the first years: calls', () => {
  it('do not need the address of the person', async () => {
    const user = await signUp(first)
    const read = await first.as(user, 'GET', '/nodes', undefined, { 'x-sp-user-ip': '' })
    expect(read.status).toBe(200)
  })
})

describe('the first years: accounts', () => {
  it('a deleted node is answered by a message, and gone', async () => {
    const user = await signUp(first)
    const node = await openNode(first, user, 'SYNAPSE-US')
    expect(await first.as(user, 'DELETE', `/nodes/${node}`)).toMatchObject({
      status: 200,
      body: { _id: node, error_code: '0', http_code: '200', is_active: false, success: true },
    })
    const gone = await first.as(user, 'GET', `/nodes/${node}`)
    expect([gone.status, gone.body._id, gone.body.success]).toEqual([404, undefined, false])
  })

  it('two accounts of a login have two numbers; any bank there is takes the test names; a wrong answer asks again', async () => {
    const user = await signUp(first)
    await linkBank(first, user)
    const { nodes } = (await first.as(user, 'GET', '/nodes?type=ACH-US')).body
    expect(nodes.map((node: Answer['body']) => node.info.account_num).toSorted()).toEqual(['8901', '8902'])
    const login = (bank_id: string) =>
      first.as(user, 'POST', '/nodes', { type: 'ACH-US', info: { bank_id, bank_pw: 'test1234', bank_name: 'bofa' } })
    expect((await login('synapse_nomfa')).body.nodes).toHaveLength(2)
    const { mfa } = (await login('synapse_good')).body
    const again = await first.as(user, 'POST', '/nodes', { access_token: mfa.access_token, mfa_answer: 'no' })
    expect(again).toMatchObject({ status: 202, body: { mfa: { access_token: mfa.access_token }, success: true } })
  })
})

describe('the first years: transactions', () => {
  const send = async (user: Caller, to: string, amount: number, more: object = {}) => {
    const [bank] = await linkBank(first, user)
    const made = await first.as(
      user,
      'POST',
      `/nodes/${bank}/trans`,
      transfer(to, amount, { type: 'SYNAPSE-US', ...more }),
    )
    return { bank, made: made.body, path: `/nodes/${bank}/trans/${made.body._id}` }
  }
  const notes = ({ timeline }: Answer['body']): [string, string][] =>
    timeline.map(({ status, note }: { status: string; note: string }) => [status, note])

  it('name their webhook, have SynapseFi’s price from the beginning, and speak in other words', async () => {
    const user = await known()
    const to = await openNode(first, user, 'SYNAPSE-US')
    const webhook = 'http://requestb.in/q94kxtq9'
    const { made, path } = await send(user, to, 1.1, { extra: { webhook, supp_id: 's' } })
    expect(made).toMatchObject({
      client: { id: expect.any(Number) },
      extra: { webhook, supp_id: 's', latlon: '0,0' },
      fees: [{ note: 'Synapse Facilitator Fee', to: { id: expect.any(String) } }],
      recent_status: { note: 'Transaction created', status: 'CREATED', status_id: '1' },
    })
    const said = (await first.as(user, 'PATCH', path, { comment: 'hi' })).body
    expect(said).toMatchObject({ error_code: '0', http_code: '200', success: true })
    expect(said.trans.recent_status.note).toBe('Transaction created. REPLY: hi')
    expect(said).toMatchObject({ _id: made._id, _links: { self: {} }, recent_status: said.trans.recent_status })
    await first.step(15_000)
    expect(notes((await first.as(user, 'GET', path)).body)).toEqual([
      ['CREATED', 'Transaction created. REPLY: hi'],
      ['PROCESSING-DEBIT', 'Transaction debit being processed.'],
      ['PROCESSING-CREDIT', 'Transaction credit being processed.'],
      ['SETTLED', 'Transaction credit has been made.'],
    ])
    const fee = [{ fee: 0.5, note: 'Mine', to: { id: to } }]
    const priced = await send(user, to, 2, { fees: fee })
    expect(priced.made.fees.map(({ note }: { note: string }) => note)).toEqual(['Mine', 'Synapse Facilitator Fee'])
    expect(priced.made.extra.webhook).toBe('')
    const canceled = await first.as(user, 'DELETE', priced.path)
    expect(canceled.body.recent_status.status).toBe('CANCELED')
  })

  it('post each change of status to the webhook they name, as they are stored', async () => {
    const user = await known()
    const to = await openNode(first, user, 'SYNAPSE-US')
    const receiver = await openReceiver()
    const { made, bank } = await send(user, to, 1.1, { extra: { webhook: receiver.url, supp_id: 's' } })
    await send(user, to, 1.1, { extra: { webhook: 'http : //requestb.in/q94kxtq9' } })
    await first.step(15_000)
    await receiver.close()
    expect(receiver.got.map(({ body }) => body.recent_status.status)).toEqual([
      'PROCESSING-DEBIT',
      'PROCESSING-CREDIT',
      'SETTLED',
    ])
    expect(receiver.got.at(-1)?.body).toMatchObject({
      _id: { $oid: made._id },
      amount: { amount: 1.1, currency: 'USD' },
      extra: { supp_id: 's', webhook: receiver.url, created_on: { $date: made.extra.created_on } },
      from: { type: 'ACH-US', id: { $oid: bank } },
      to: { type: 'SYNAPSE-US', id: { $oid: to } },
      recent_status: { note: 'Transaction credit has been made.', status_id: '4' },
    })
    expect(receiver.got.at(-1)?.body.timeline).toHaveLength(4)
  })

  it('that return settle first; an account number can stand for a return, too', async () => {
    const user = await known()
    const to = await openNode(first, user, 'SYNAPSE-US')
    const { path } = await send(user, to, 222.22)
    await first.step(60_000)
    const timeline = notes((await first.as(user, 'GET', path)).body)
    expect(timeline.slice(-2)).toEqual([
      ['SETTLED', 'Transaction credit has been made.'],
      ['RETURNED', `R01 --- Insufficient Funds. Money will be pulled back from ${to}`],
    ])
    expect((await first.as(user, 'GET', `/nodes/${to}`)).body.info.balance.amount).toBe(0)
    for (const [account_num, code] of [
      ['123456789', 'R08'],
      ['123456788', 'R10'],
      ['123456787', 'R20'],
    ] as const) {
      const info = { nickname: 'B', account_num, routing_num: '051000017', type: 'PERSONAL', class: 'CHECKING' }
      const bank = await openNode(first, user, 'ACH-US', info)
      await first.as(user, 'PATCH', `/nodes/${bank}`, { micro: [0.1, 0.1] })
      const sent = await first.as(user, 'POST', `/nodes/${bank}/trans`, transfer(to, 1, { type: 'SYNAPSE-US' }))
      await first.step(60_000)
      const after = (await first.as(user, 'GET', `/nodes/${bank}/trans/${sent.body._id}`)).body.recent_status
      expect([after.status, after.code]).toEqual(['RETURNED', code])
    }
  })

  it('none of it without the setting', async () => {
    const later = withoutIt
    const user = await signUp(later)
    const node = await openNode(later, user)
    expect((await later.as(user, 'DELETE', `/nodes/${node}`)).body).toMatchObject({ _id: node, is_active: false })
    expect((await later.platform('GET', `/users/${user.id}`)).body.client.id).toMatch(/^[0-9a-f]{24}$/)
  })
})
