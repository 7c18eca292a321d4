import {
  type Caller,
  GOVT_ID,
  IP,
  linkBank,
  newDocument,
  newUser,
  openNode,
  signUp,
  SSN,
  transfer,
  type SandboxInProcess,
} from './sandbox-in-process.ts'

/** A call that works, to be spoilt. */
export type Template = { method: 'POST' | 'PATCH'; path: string; by: 'user' | 'platform'; body: object }
export type Target = { user: Caller; node: string; templates: Template[]; reads: string[] }

const MOST = 200_000
/** Longer texts say nothing new and take their time. */
export const isTooBigForTheWire = (text: string): boolean => text.length > MOST

/** One working call of every POST and PATCH, on a user who has one of everything. */
export const templates = async (sandbox: SandboxInProcess): Promise<Target> => {
  const user = await signUp(sandbox, { documents: [newDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })] })
  const [base] = (await sandbox.platform('GET', `/users/${user.id}`)).body.documents
  const node = await openNode(sandbox, user)
  const other = await openNode(sandbox, user)
  const [bank] = await linkBank(sandbox, user)
  const numbers = {
    nickname: 'N',
    account_num: '123456789012',
    routing_num: '051000017',
    type: 'PERSONAL',
    class: 'CHECKING',
  }
  const linked = await openNode(sandbox, user, 'ACH-US', numbers)
  const own = `/users/${user.id}`
  const trans = (await sandbox.as(user, 'POST', `/nodes/${bank}/trans`, transfer(node, 1))).body._id
  const dummy = (await sandbox.as(user, 'GET', `/nodes/${node}/dummy-tran?is_credit=yes`)).body.transaction_id
  const card = (await sandbox.as(user, 'POST', `/nodes/${node}/subnets`, { nickname: 'C', account_class: 'CARD' })).body
    ._id
  const hook = { url: 'http://127.0.0.1:9/none', scope: ['TRANS|POST'] }
  const subscription = (await sandbox.platform('POST', '/subscriptions', hook)).body._id
  const twin = await signUp(sandbox)
  const address = {
    street: '1 Market St',
    city: 'San Francisco',
    subdivision: 'CA',
    postal_code: '94105',
    country_code: 'US',
  }
  const lookup = Object.fromEntries(Object.entries(address).map(([name, value]) => [`address_${name}`, value]))
  const of = (by: Template['by'], method: Template['method'], path: string, body: object): Template => ({
    by,
    method,
    path,
    body,
  })
  const platform = (method: Template['method'], path: string, body: object) => of('platform', method, path, body)
  const mine = (method: Template['method'], path: string, body: object) => of('user', method, `${own}${path}`, body)
  const form = {
    entity_info: { document_id: base.id, msb: { federal: false, states: [] } },
    signer: { document_id: base.id, relationship_to_entity: 'CEO' },
    owners: [{ document_id: base.id, title: 'CEO', ownership: 95 }],
  }
  const update = {
    login: { email: 'b@example.com', password: 'p', read_only: true },
    remove_login: { email: 'c@example.com' },
    phone_number: '1',
    remove_phone_number: '2',
    legal_name: 'B',
    remove_legal_name: 'C',
    cip_tag: 2,
    public_note: 'vip',
  }
  const entry = { id: base.id, email: 'd@example.com', virtual_docs: [{ ...SSN, meta: { country_code: 'US' } }] }
  const person = {
    birth_day: 4,
    birth_month: 2,
    birth_year: 1940,
    name_first: 'J',
    name_last: 'S',
    address_street1: '1 Loop',
  }
  const first = {
    ...person,
    address_postal_code: '95014',
    address_country_code: 'US',
    document_value: '2222',
    document_type: 'SSN',
  }
  return {
    user,
    node,
    templates: [
      platform(
        'POST',
        '/users',
        newUser({ documents: [newDocument({ virtual_docs: [SSN] })], extra: { supp_id: 's', cip_tag: 1 } }),
      ),
      platform('POST', `/oauth/${twin.id}`, {
        refresh_token: 'refresh_x',
        scope: ['USER|GET'],
        phone_number: '1',
        validation_pin: '1',
      }),
      platform('POST', `/oauth/${twin.id}/login`, { email: 'a@example.com', password: 'letmein' }),
      mine('PATCH', '', { update, documents: [entry], permission: 'UNVERIFIED', permission_code: 'NOT_KNOWN' }),
      mine('PATCH', '', { doc: first }),
      mine('PATCH', '/ubo', form),
      platform('PATCH', `/users/${twin.id}/swap-duplicate-users`, { swap_to_user_id: user.id }),
      mine('POST', '/nodes', {
        type: 'DEPOSIT-US',
        info: { nickname: 'N', document_id: base.id },
        extra: { supp_id: 's', other: {} },
      }),
      mine('POST', '/nodes', {
        type: 'ACH-US',
        info: { bank_id: 'synapse_good', bank_pw: 'test1234', bank_name: 'fake' },
      }),
      mine('POST', '/nodes', { type: 'ACH-US', info: numbers }),
      mine('POST', '/nodes', { type: 'IOU', info: { nickname: 'I', balance: { currency: 'USD' } } }),
      mine('POST', '/nodes', { type: 'CHECK-US', info: { nickname: 'C', payee_name: 'P', payee_address: lookup } }),
      mine('POST', '/nodes', { type: 'CARD-US', card_style_id: '1', info: { nickname: 'C', card_type: 'VIRTUAL' } }),
      mine('POST', '/nodes', { access_token: 'fake_x', mfa_answer: 'test_answer' }),
      mine('PATCH', `/nodes/${other}`, { nickname: 'N', supp_id: 's', is_active: true, preferences: { a: 1 } }),
      mine('PATCH', `/nodes/${linked}`, { micro: [0.1, 0.1] }),
      mine('PATCH', `/nodes/${node}/applepay`, { certificate: 'c', nonce: 'n', nonce_signature: 's' }),
      mine('POST', `/nodes/${node}/barcode`, { amount: { amount: 1, currency: 'USD' }, retailer_id: 1 }),
      mine('POST', `/nodes/${bank}/trans`, {
        ...transfer(node, 1.5, { fees: [{ fee: 0.1, note: 'f', to: { id: other } }] }),
        extra: {
          ip: IP,
          note: 'n',
          supp_id: 's',
          group_id: 'g',
          process_on: 0,
          same_day: false,
          latlon: '1,2',
          other: { attachments: [] },
        },
      }),
      mine('POST', `/nodes/${bank}/batch-trans`, { transactions: [transfer(node, 1, { extra: { supp_id: 's' } })] }),
      mine('PATCH', `/nodes/${bank}/trans/${trans}`, { comment: 'c', retry_transaction: false }),
      mine('PATCH', `/nodes/${node}/trans/${dummy}/dispute`, {
        dispute_reason: 'CHARGE_BACK',
        dispute_meta: { lost_date: 1 },
      }),
      platform('PATCH', `/trans/${trans}/dispute-chargeback`, { docs: ['data:image/png;base64,SUQs=='] }),
      mine('POST', `/nodes/${node}/subnets`, { nickname: 'S', account_class: 'CHECKING', supp_id: 's' }),
      mine('PATCH', `/nodes/${node}/subnets/${card}`, {
        nickname: 'S',
        status: 'ACTIVE',
        preferences: { a: 1 },
        card_pin: 'x',
      }),
      mine('POST', `/nodes/${node}/subnets/${card}/ship`, { fee_node_id: node, expedite: false, secondary_label: 'l' }),
      mine('POST', `/nodes/${node}/subnets/${card}/push`, { type: 'APPLE_PUSH', certificates: [] }),
      mine('POST', `/nodes/${node}/subnets/${card}/dummy-tran`, {
        type: 'ACH',
        direction: 'DEPOSIT',
        amount: 1,
        addenda: 'a',
      }),
      mine('POST', `/nodes/${node}/statements`, { date_start: 1, date_end: 2, webhook: 'x' }),
      platform('POST', '/subscriptions', hook),
      platform('PATCH', `/subscriptions/${subscription}`, { ...hook, is_active: false }),
      platform('POST', '/address-verification', lookup),
      platform('POST', '/routing-number-verification', { routing_num: '084008426', type: 'ACH-US' }),
    ],
    reads: [
      ...[
        '/users',
        '/nodes',
        '/trans',
        '/subscriptions',
        '/subscriptions/logs',
        '/institutions',
        '/nodes/atms',
        '/client',
      ],
      ...['/nodes/crypto-market-watch', '/nodes/trade-market-watch', `/users/${user.id}/get-duplicates`],
      ...['', '/nodes', '/trans', '/statements', '/subnets'].map((path) => `${own}${path}`),
      ...['', '/trans', '/subnets', '/statements', '/dummy-tran'].map((path) => `${own}/nodes/${node}${path}`),
      `${own}/nodes/${node}/subnets/${card}/ship`,
    ],
  }
}
