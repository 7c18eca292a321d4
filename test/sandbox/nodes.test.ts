import { describe, expect, it, vi } from 'vitest'
import {
  type Answer,
  type Caller,
  linkBank,
  openNode,
  signUp,
  startSandbox,
  verifiedUser,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()

const post = (user: Caller, body: object): Promise<Answer> => sandbox.as(user, 'POST', '/nodes', body)
const NUMBERS = {
  nickname: 'Bank',
  account_num: '123456789012',
  routing_num: '051000017',
  type: 'PERSONAL',
  class: 'CHECKING',
}
const byNumbers = async (user: Caller): Promise<Answer['body']> =>
  (await post(user, { type: 'ACH-US', info: NUMBERS })).body.nodes[0]
const notes = (node: Answer['body']): string[] => node.timeline.map(({ note }: { note: string }) => note)

describe('kept accounts', () => {
  it('#41 [S,D] creation answers in list shape, node_count equal to the nodes made', async () => {
    const user = await signUp(sandbox)
    const { body } = await post(user, { type: 'DEPOSIT-US', info: { nickname: 'A' }, extra: { supp_id: 's' } })
    expect(body).toMatchObject({
      error_code: '0',
      http_code: '200',
      limit: 20,
      node_count: 1,
      page_count: 1,
      success: true,
    })
    expect(body.nodes).toHaveLength(1)
    expect(body.nodes[0].extra).toMatchObject({ supp_id: 's', note: null })
  })

  it('#42 [S] DEPOSIT-US starts open with a balance of 0 USD, even for an unverified user', async () => {
    const user = await signUp(sandbox)
    const node = (await post(user, { type: 'DEPOSIT-US', info: { nickname: 'My Deposit Account' } })).body.nodes[0]
    expect(node).toMatchObject({
      allowed: 'CREDIT-AND-DEBIT',
      info: { balance: { amount: 0, currency: 'USD' }, name_on_account: ' ', nickname: 'My Deposit Account' },
      is_active: true,
      type: 'DEPOSIT-US',
      user_id: user.id,
    })
    expect(notes(node)).toEqual(['Node created.'])
  })

  it('every creatable type is created by its required fields, and refused without them', async () => {
    const user = await verifiedUser(sandbox)
    const wire = { nickname: 'W', name_on_account: 'N', account_num: '12345678', bank_name: 'B', address: 'A' }
    const address = { address_street: '1 Market Street', address_city: 'San Francisco' }
    const creatable: [string, object, string][] = [
      ['SUBACCOUNT-US', { nickname: 'A' }, 'CREDIT-AND-DEBIT'],
      ['IB-DEPOSIT-US', { nickname: 'A' }, 'CREDIT-AND-DEBIT'],
      ['SYNAPSE-US', { nickname: 'A' }, 'CREDIT-AND-DEBIT'],
      ['IOU', { nickname: 'A', balance: { currency: 'USD' } }, 'CREDIT-AND-DEBIT'],
      ['WIRE-US', { ...wire, routing_num: '051000017', correspondent_info: { bank_name: 'C' } }, 'CREDIT'],
      ['WIRE-INT', { ...wire, swift: 'DEUTDEFF' }, 'CREDIT'],
      ['CHECK-US', { nickname: 'C', payee_name: 'P', payee_address: address }, 'CREDIT'],
    ]
    for (const [type, info, allowed] of creatable) {
      const { body } = await post(user, { type, info })
      expect(body.nodes[0]).toMatchObject({ type, allowed })
      expect(body.nodes[0].info).not.toHaveProperty('correspondent_info')
      expect(await post(user, { type, info: {} })).toMatchObject({ status: 400, body: { error_code: '200' } })
    }
    expect(await post(user, { type: 'NOTHING-US', info: { nickname: 'A' } })).toMatchObject({
      status: 400,
      body: { error_code: '200' },
    })
  })

  it('#49 [S] DELETE makes a node inactive, notes it, hides it from lists', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user)
    const { body } = await sandbox.as(user, 'DELETE', `/nodes/${node}`)
    expect(body.is_active).toBe(false)
    expect(notes(body).at(-1)).toBe("Node's 'is_active' toggled to False.")
    expect((await sandbox.as(user, 'GET', '/nodes')).body.node_count).toBe(0)
    expect((await sandbox.as(user, 'GET', `/nodes/${node}`)).body.is_active).toBe(false)
    expect((await sandbox.as(user, 'DELETE', `/nodes/${node}`)).status).toBe(404)
  })

  it('#50 [S] PATCH and GET of one node answer with the bare node', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user)
    const patched = await sandbox.as(user, 'PATCH', `/nodes/${node}`, { nickname: 'New', supp_id: 'x' })
    expect(patched.body).toMatchObject({ _id: node, info: { nickname: 'New' }, extra: { supp_id: 'x' } })
    expect((await sandbox.as(user, 'GET', `/nodes/${node}`)).body).toEqual(patched.body)
  })

  it('a platform freezes and unfreezes, and cannot raise what a node may do', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user)
    const set = (id: string, allowed: string) => sandbox.as(user, 'PATCH', `/nodes/${id}`, { allowed })
    expect((await set(node, 'INACTIVE')).body.allowed).toBe('INACTIVE')
    expect((await set(node, 'CREDIT-AND-DEBIT')).body.allowed).toBe('CREDIT-AND-DEBIT')
    const bank = await byNumbers(user)
    expect(await set(bank._id, 'CREDIT-AND-DEBIT')).toMatchObject({ status: 400, body: { error_code: '410' } })
    expect((await set(node, 'CLOSED')).body.allowed).toBe('CLOSED')
    expect((await set(node, 'CREDIT-AND-DEBIT')).status).toBe(400)
  })

  it('#51 [S] ?type= filters the list of a user', async () => {
    const user = await signUp(sandbox)
    await openNode(sandbox, user)
    await linkBank(sandbox, user)
    const { body } = await sandbox.as(user, 'GET', '/nodes?type=ACH-US')
    expect(body.node_count).toBe(2)
    expect(new Set(body.nodes.map(({ type }: { type: string }) => type))).toEqual(new Set(['ACH-US']))
  })

  it('#52 [S] cards start inactive and get a second note', async () => {
    const user = await verifiedUser(sandbox)
    const documentId = (await sandbox.platform('GET', `/users/${user.id}`)).body.documents[0].id
    const body = { type: 'CARD-US', info: { nickname: 'Card', document_id: documentId, card_type: 'VIRTUAL' } }
    const card = (await post(user, body)).body.nodes[0]
    expect(card).toMatchObject({ allowed: 'INACTIVE', info: { document_id: documentId } })
    expect(card.info.card_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(card.info.card_number).toMatch(/^\d{4}$/)
    await sandbox.step(5_000)
    expect(notes((await sandbox.as(user, 'GET', `/nodes/${card._id}`)).body)).toEqual([
      'Node created.',
      'Card Created.',
    ])
    const active = await sandbox.as(user, 'PATCH', `/nodes/${card._id}`, { allowed: 'CREDIT-AND-DEBIT' })
    expect(active.body.allowed).toBe('CREDIT-AND-DEBIT')
    const again = (await sandbox.as(user, 'PATCH', `/nodes/${card._id}?reissue_card=YES`, {})).body
    expect(again.allowed).toBe('INACTIVE')
    expect(notes(again).at(-1)).toBe('Debit Card Reissued')
  })
})

describe('linked banks', () => {
  const login = (bank_id: string, bank_pw = 'test1234') => ({
    type: 'ACH-US',
    info: { bank_id, bank_pw, bank_name: 'fake' },
  })

  it('#43 [S,D] one login gives two nodes at once, the other asks a question first', async () => {
    const user = await signUp(sandbox)
    expect((await post(user, login('synapse_nomfa'))).body.node_count).toBe(2)
    const asked = await post(user, login('synapse_good'))
    expect(asked).toMatchObject({
      status: 202,
      body: { error_code: '10', http_code: '202', success: true, mfa: { type: 'question' } },
    })
    const token = asked.body.mfa.access_token
    expect(await post(user, { access_token: token, mfa_answer: 'wrong' })).toMatchObject({
      status: 409,
      body: { error_code: '400' },
    })
    expect((await post(user, { access_token: token, mfa_answer: 'test_answer' })).body.nodes).toHaveLength(2)
    expect((await post(user, { access_token: token, mfa_answer: 'test_answer' })).status).toBe(409)
    expect((await sandbox.as(user, 'GET', '/nodes')).body.node_count).toBe(4)
  })

  it('#44 [S,I] a wrong bank password: 400/200', async () => {
    const user = await signUp(sandbox)
    expect(await post(user, login('synapse_good', 'nope'))).toMatchObject({ status: 400, body: { error_code: '200' } })
  })

  it('#45 [S] linked nodes are open, their balance a string, their numbers masked unless dehydrated', async () => {
    const user = await signUp(sandbox)
    const [id] = await linkBank(sandbox, user)
    const node = (await sandbox.as(user, 'GET', `/nodes/${id}`)).body
    expect(node).toMatchObject({
      allowed: 'CREDIT-AND-DEBIT',
      info: { balance: { amount: '800.00' }, account_num: '8901', routing_num: '6110', bank_code: 'capone' },
    })
    expect(node.info.nickname).toBe('SynapsePay Test Checking Account - 8901')
    const full = (await sandbox.as(user, 'GET', `/nodes/${id}?full_dehydrate=yes`)).body
    expect(full.info).toMatchObject({ account_num: '12345678901', routing_num: '031176110' })
    expect(full.extra.other.transactions.length).toBeGreaterThan(0)
  })

  it('#46 [S,D] by numbers a node starts CREDIT; 0.1 and 0.1 open it, other amounts do not', async () => {
    const user = await verifiedUser(sandbox)
    const node = await byNumbers(user)
    expect(node).toMatchObject({
      allowed: 'CREDIT',
      info: { balance: { amount: '0.00' }, account_num: '9012', routing_num: '0017' },
    })
    expect(notes(node)).toContain('Micro deposits initiated.')
    const micro = (amounts: number[]) => sandbox.as(user, 'PATCH', `/nodes/${node._id}`, { micro: amounts })
    expect(await micro([0.1, 0.2])).toMatchObject({ status: 409, body: { error_code: '400' } })
    const still = (await sandbox.as(user, 'GET', `/nodes/${node._id}`)).body
    expect(still).toMatchObject({ allowed: 'CREDIT', extra: { other: { micro_meta: { micro_attempts: 1 } } } })
    expect((await micro([0.1, 0.1])).body).toMatchObject({ _id: node._id, allowed: 'CREDIT-AND-DEBIT' })
    expect(await micro([0.1, 0.1])).toMatchObject({ status: 400, body: { error_code: '410' } })
  })

  it('six wrong amounts lock the node; an unverified user gets no micro-deposits', async () => {
    const user = await verifiedUser(sandbox)
    const node = await byNumbers(user)
    for (let n = 0; n < 6; n += 1) await sandbox.as(user, 'PATCH', `/nodes/${node._id}`, { micro: [0.3, 0.4] })
    expect((await sandbox.as(user, 'GET', `/nodes/${node._id}`)).body.allowed).toBe('LOCKED')
    expect(notes(await byNumbers(await signUp(sandbox))).at(-1)).toContain('Unable to send micro deposits')
  })

  it('#47 [D] resend_micro works up to 3 sends', async () => {
    const user = await verifiedUser(sandbox)
    const node = await byNumbers(user)
    const resend = () => sandbox.as(user, 'PATCH', `/nodes/${node._id}?resend_micro=YES`, {})
    expect((await resend()).status).toBe(200)
    expect((await resend()).body.extra.other.micro_meta.micro_sent_count).toBe(3)
    expect(await resend()).toMatchObject({ status: 400, body: { error: { code: 'max_microdeposits_sent' } } })
  })

  it('#48 [S] an invalid routing number is refused', async () => {
    const user = await signUp(sandbox)
    const answer = await post(user, { type: 'ACH-US', info: { ...NUMBERS, routing_num: '051000018' } })
    expect(answer).toMatchObject({ status: 409, body: { error_code: '400' } })
  })

  it('force_refresh reads a login-linked bank again', async () => {
    const user = await signUp(sandbox)
    const [bank] = await linkBank(sandbox, user)
    expect((await sandbox.as(user, 'GET', `/nodes/${bank}?force_refresh=yes`)).status).toBe(200)
  })
})
