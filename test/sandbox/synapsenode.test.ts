import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  FINGERPRINT,
  GOVT_ID,
  IP,
  type Answer,
  newDocument,
  newUser,
  SSN,
  transfer,
  startSandbox,
} from './sandbox-in-process.ts'

/** The library as its callers met it: no types, answers of any shape. */
type Loose = Answer['body']
const { Client } = createRequire(import.meta.url)('synapsenode') as { Client: new (options: object) => Loose }

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()
let url = ''
let idCount = 0

beforeAll(async () => {
  url = (await sandbox.server.listen()).url
})

const client = (): Loose => {
  const { clientId, clientSecret } = sandbox.server.services.settings
  const made = new Client({
    client_id: clientId,
    client_secret: clientSecret,
    fingerprint: FINGERPRINT,
    ip_address: IP,
    isProduction: false,
  })
  made.host = url
  return made
}

const freshKey = (): string => {
  idCount += 1
  return `sn-${idCount}`
}

const verified = async (own: Loose): Promise<Loose> => {
  const body = newUser({ documents: [newDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })] })
  const user = await own.createUser(body, IP, {})
  await sandbox.step(2_000)
  return user
}

/** The answer's status, whether the library resolved or rejected. */
const statusOf = async (call: Promise<Loose>): Promise<number> => {
  try {
    return (await call).status
  } catch (error) {
    return (error as Loose).response.status
  }
}
const codeOf = async (call: Promise<Loose>): Promise<string> => {
  try {
    return (await call).data.error_code
  } catch (error) {
    return (error as Loose).response.data.error_code
  }
}

describe('#81 [S] every method of synapsenode 1.2.17 reaches a route', () => {
  it('#81 [S] of Client', async () => {
    const own = client()
    const user = await own.createUser(newUser(), IP, { idempotency_key: freshKey() })
    expect(user.oauth_key).toMatch(/^oauth_/)
    expect((await own.getUser(user.id, { full_dehydrate: true, ip_address: IP, fingerprint: FINGERPRINT })).id).toBe(
      user.id,
    )
    expect(
      (await own.getAllUsers({ query: 'test', page: 1, per_page: 5, show_refresh_tokens: 'yes' })).data.limit,
    ).toBe(5)
    expect((await own.getPlatformTransactions({ page: 1, per_page: 5 })).data.trans).toEqual([])
    expect((await own.getPlatformNodes({ filter: JSON.stringify({ user_id: user.id }) })).data.node_count).toBe(0)
    expect((await own.getInstitutions()).data.banks.length).toBeGreaterThan(5)
    expect((await own.issuePublicKey()).data.public_key_obj.expires_in).toBe('900')
    const subscription = (await own.createSubscription('https://example.com/hook')).data
    expect(subscription.scope).toHaveLength(6)
    expect((await own.getAllSubscriptions({})).data.subscriptions_count).toBe(1)
    expect((await own.getSubscription(subscription._id)).data._id).toBe(subscription._id)
    expect((await own.updateSubscription(subscription._id, { is_active: false })).data.is_active).toBe(false)
    expect((await own.getWebhookLogs()).data.logs).toEqual([])
    expect((await own.locateAtms({ zip: '94105', radius: 5 })).data.atms_count).toBeGreaterThan(0)
    const address = {
      address_street: '1 Market St.',
      address_city: 'SF',
      address_subdivision: 'CA',
      address_postal_code: '94105',
      address_country_code: 'US',
    }
    expect((await own.verifyAddress(address)).data.deliverability).toBe('deliverable')
    expect((await own.verifyRoutingNumber({ routing_num: '084008426', type: 'ACH-US' })).data.bank_name).toBe(
      'FIRST TENNESSEE',
    )
    expect(Object.keys((await own.getCryptoQuotes()).data)).toHaveLength(4)
    expect((await own.getCryptoMarketData({ limit: 3, currency: 'ETH' })).data.ETH.data).toHaveLength(3)
    expect((await own.getTradeMarketData({ ticker: 'AAPL' })).data.AAPL.data.length).toBeGreaterThan(0)
  })

  it('#81 [S] of User: documents, oauth, fingerprints', async () => {
    const own = client()
    const user = await own.createUser(newUser(), IP, {})
    expect((await user.addUserKyc({ documents: [newDocument({ virtual_docs: [SSN] })] })).status).toBe(200)
    expect((await user.updateUser({ update: { legal_name: 'Second Name' } })).data.legal_names).toContain('Second Name')
    const { id } = (await own.getUser(user.id, {})).body.documents[0]
    const form = { entity_info: { document_id: id }, signer: { document_id: id, relationship_to_entity: 'CEO' } }
    expect((await user.generateUboForm(form)).status).toBe(200)
    const gone = await user.deleteExistingDocument({ documents: [{ id, permission_scope: 'DELETE_DOCUMENT' }] })
    expect(gone.data.documents).toEqual([])
    const token = await user._grabRefreshToken()
    expect((await user._oauthUser({ refresh_token: token })).oauth_key).toBe(user.oauth_key)
    expect((await user.registerNewFingerprint('sn-new')).status).toBe(202)
    expect((await user.supplyDevice2FA('sn-new', '901.111.1111')).data.message.en).toContain('MFA sent to')
    expect((await user.verifyFingerprint2FA('sn-new', '123456')).data.oauth_key).toMatch(/^oauth_/)
    expect(user.updateIpAddress('203.0.113.99')).toBeDefined()
    expect(() => user.shipCardNode('x', {})).toThrow(ReferenceError)
    expect(() => user.resetCardNode('x')).toThrow(ReferenceError)
  })

  it('#81 [S] of User: nodes, subnets, statements', async () => {
    const user = await verified(client())
    const [node] = (await user.createNode({ type: 'DEPOSIT-US', info: { nickname: 'A' } })).data.nodes
    const login = { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' }
    const asked = await user.createNode({ type: 'ACH-US', info: login })
    expect(asked.status).toBe(202)
    expect((await user.verifyAchMfa(asked.data.mfa.access_token, 'test_answer')).data.node_count).toBe(2)
    const numbers = {
      nickname: 'B',
      account_num: '12345678',
      routing_num: '051000017',
      type: 'PERSONAL',
      class: 'CHECKING',
    }
    const [bank] = (await user.createNode({ type: 'ACH-US', info: numbers })).data.nodes
    expect((await user.reinitiateMicroDeposits(bank._id)).status).toBe(200)
    expect((await user.verifyMicroDeposits(bank._id, { micro: [0.1, 0.1] })).data.allowed).toBe('CREDIT-AND-DEBIT')
    expect((await user.getAllUserNodes({ page: 1, per_page: 10, type: 'ACH-US' })).data.node_count).toBe(3)
    expect((await user.getNode(node._id, { full_dehydrate: 'yes', force_refresh: 'no' })).data._id).toBe(node._id)
    expect((await user.updateNode(node._id, { nickname: 'C' })).data.info.nickname).toBe('C')
    expect(
      (await user.generateApplePayToken(node._id, { certificate: 'x', nonce: 'y', nonce_signature: 'z' })).status,
    ).toBe(200)
    expect((await user.triggerDummyTransactions(node._id, { is_credit: 'yes', amount: 5 })).data.success).toBe(true)
    const subnet = (await user.createSubnet(node._id, { nickname: 'Card', account_class: 'CARD' })).data
    expect((await user.getAllSubnets(node._id, { page: 1, per_page: 5 })).data.subnets_count).toBe(1)
    expect((await user.getSubnet(node._id, subnet._id, { full_dehydrate: true })).data.cvc).toMatch(/^\d{3}$/)
    expect((await user.updateSubnet(node._id, subnet._id, { status: 'ACTIVE' })).data.status).toBe('ACTIVE')
    expect((await user.shipCard(node._id, subnet._id, { fee_node_id: node._id, expedite: true })).data.subnet_id).toBe(
      subnet._id,
    )
    expect((await user.getStatementsByUser({ page: 1, per_page: 5 })).data.statements).toEqual([])
    expect((await user.getStatementsByNode(node._id, {})).data.statements_count).toBe(0)
    expect((await user.deleteNode(bank._id)).data.is_active).toBe(false)
  })

  it('#81 [S] of User: transactions', async () => {
    const user = await verified(client())
    const [one, two] = [
      (await user.createNode({ type: 'DEPOSIT-US', info: { nickname: 'A' } })).data.nodes[0]._id,
      (await user.createNode({ type: 'DEPOSIT-US', info: { nickname: 'B' } })).data.nodes[0]._id,
    ]
    const trans = (await user.createTransaction(one, transfer(two, 1))).data
    expect((await user.createBatchTransactions(one, { transactions: [transfer(two, 2)] })).data.trans).toHaveLength(1)
    expect((await user.getTransaction(one, trans._id)).data._id).toBe(trans._id)
    expect((await user.getAllNodeTransactions(one, { page: 1, per_page: 5 })).data.trans_count).toBe(2)
    expect((await user.getUserTransactions({ page: 1, per_page: 5 })).data.trans_count).toBe(2)
    expect((await user.commentOnStatus(one, trans._id, { comment: 'hi' })).data.recent_status.note).toContain('hi')
    expect((await user.deleteTransaction(one, trans._id)).data.recent_status.status).toBe('CANCELED')
    const card = (await user.triggerDummyTransactions(one, { is_credit: 'no', amount: 5, type: 'POS_DEBIT' })).data
    const dispute = await user.disputeCardTransaction(one, card.transaction_id, { dispute_reason: 'CHARGE_BACK' })
    expect(dispute.data.success).toBe(true)
  })
})

describe('its pitfalls', () => {
  it('#82 [S,I] a key re-sent on a GET does no harm', async () => {
    const user = await client().createUser(newUser(), IP, {})
    await user.createNode({ type: 'DEPOSIT-US', info: { nickname: 'A' } }, freshKey())
    expect((await user.getAllUserNodes({})).data.node_count).toBe(1)
  })

  it('#83 [S,I] a leaked key makes the next creation fail with 409/450, until the headers are reset', async () => {
    const user = await verified(client())
    const one = (await user.createNode({ type: 'DEPOSIT-US', info: { nickname: 'A' } })).data.nodes[0]._id
    const two = (await user.createNode({ type: 'DEPOSIT-US', info: { nickname: 'B' } })).data.nodes[0]._id
    expect((await user.createTransaction(one, transfer(two, 1), freshKey())).status).toBe(200)
    expect(await statusOf(user.createTransaction(one, transfer(two, 2)))).toBe(409)
    expect(await codeOf(user.createTransaction(one, transfer(two, 2)))).toBe('450')
    user.updateIpAddress(user.ip_address)
    expect((await user.createTransaction(one, transfer(two, 2))).status).toBe(200)
  })

  it('#84 [S,I] _oauthUser works although it carries a leaked key', async () => {
    const user = await client().createUser(newUser(), IP, {})
    await user.createNode({ type: 'DEPOSIT-US', info: { nickname: 'A' } }, freshKey())
    const body = await user._oauthUser({ refresh_token: await user._grabRefreshToken() })
    expect(body.oauth_key).toMatch(/^oauth_/)
  })

  it('shipCardNode and resetCardNode look for two names that it never declares; with those, each call arrives', async () => {
    vi.stubGlobal('shipDebitCard', 'shipCardNode')
    vi.stubGlobal('resetDebitCard', 'resetCardNode')
    const user = await verified(client())
    const card = (await user.createNode({ type: 'CARD-US', info: { nickname: 'Card' } })).data.nodes[0]
    const fresh = await user.resetCardNode(card._id)
    expect([fresh.status, fresh.data._id]).toEqual([200, card._id])
    expect(fresh.data.info.card_number).not.toBe(card.info.card_number)
    const shipped = await user.shipCardNode(card._id, { fee_node_id: card._id })
    expect([shipped.status, shipped.data.timeline.at(-1).note]).toEqual([200, 'Card sent for printing.'])
    vi.unstubAllGlobals()
  })
})
