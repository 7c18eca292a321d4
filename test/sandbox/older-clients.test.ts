import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Caller,
  GOVT_ID,
  linkBank,
  newDocument,
  openNode,
  signUp,
  SSN,
  transfer,
  startSandbox,
} from './sandbox-in-process.ts'

const sandbox = startSandbox()

const create = (user: Caller, type: string, info: object, more: object = {}): Promise<Answer> =>
  sandbox.as(user, 'POST', '/nodes', { type, info: { nickname: 'N', ...info }, ...more })
const made = async (user: Caller, type: string, info: object): Promise<Answer['body']> =>
  (await create(user, type, info)).body.nodes[0]

describe('the first form of KYC', () => {
  const PERSON = {
    birth_day: 4,
    birth_month: 2,
    birth_year: 1940,
    name_first: 'John',
    name_last: 'Snow',
    address_street1: '1 Infinite Loop',
    address_postal_code: '95014',
    address_country_code: 'US',
    document_type: 'SSN',
  }
  const file = (user: Caller, doc: unknown): Promise<Answer> => sandbox.as(user, 'PATCH', '', { doc })

  it('has its verdict in the answer', async () => {
    const user = await signUp(sandbox)
    const { status, body } = await file(user, { ...PERSON, document_value: '2222' })
    expect(status).toBe(200)
    expect(body.documents[0]).toMatchObject({
      name: 'John Snow',
      virtual_docs: [{ document_type: 'SSN', status: 'SUBMITTED|VALID' }],
    })
    const attachment = (await file(user, { attachment: GOVT_ID.document_value })).body
    expect(attachment.documents[0].physical_docs[0].status).toBe('SUBMITTED|VALID')
    expect(attachment.permission).toBe('SEND-AND-RECEIVE')
  })

  it('asks its questions by 202, and takes the answers', async () => {
    const user = await signUp(sandbox)
    const asked = await file(user, { ...PERSON, document_value: '3333' })
    expect(asked).toMatchObject({ status: 202, body: { error_code: '10', http_code: '202', success: true } })
    const { id, questions } = asked.body.question_set
    const answers = questions.map((one: { id: number }) => ({ question_id: one.id, answer_id: 1 }))
    expect((await file(user, { question_set_id: 'another', answers })).status).toBe(404)
    const { status, body } = await file(user, { question_set_id: id, answers })
    expect([status, body.documents[0].virtual_docs[0].status]).toEqual([200, 'SUBMITTED|VALID'])
    expect(body.documents[0].virtual_docs[0]).not.toHaveProperty('meta')
  })

  it('names what it lacks', async () => {
    const user = await signUp(sandbox)
    const wrong: [unknown, string][] = [
      [{ ...PERSON }, 'doc.document_value'],
      [{ ...PERSON, document_value: '2222', birth_day: 'four' }, 'doc.birth_day'],
      [{ attachment: GOVT_ID.document_value }, 'doc'],
      ['text', 'doc'],
    ]
    for (const [doc, field] of wrong)
      expect(await file(user, doc)).toMatchObject({ status: 400, body: { error_code: '200', error: { field } } })
  })
})

describe('nodes as old clients read them', () => {
  it('a card says its type and every preference, and holds an access token', async () => {
    const user = await signUp(sandbox)
    for (const type of ['CARD-US', 'SUBCARD-US']) {
      const card = await made(user, type, { card_type: 'VIRTUAL' })
      expect(card.extra.other.access_token).toEqual(expect.any(String))
      expect(card.info).toMatchObject({
        card_type: 'VIRTUAL',
        preferences: { max_pin_attempts: 3, pos_withdrawal_limit: 1000, security_alerts: true },
      })
      const patch = (body: object) => sandbox.as(user, 'PATCH', `/nodes/${card._id}`, body)
      const changed = (await patch({ preferences: { max_pin_attempts: 4 } })).body.info.preferences
      expect(changed).toMatchObject({ max_pin_attempts: 4, atm_withdrawal_limit: 100 })
      expect((await patch({ allowed: 'PENDING' })).body.allowed).toBe('PENDING')
      expect((await patch({ allowed: 'CREDIT-AND-DEBIT' })).body.allowed).toBe('CREDIT-AND-DEBIT')
    }
  })

  it('a linked card says its network; the address its bank does not know fails the check', async () => {
    const lost = { address_street: '325 S Santa Claus Ln', address_city: 'North Pole', address_subdivision: 'AK' }
    const user = await signUp(sandbox, { documents: [newDocument({ virtual_docs: [SSN] }), newDocument(lost)] })
    const [base, other] = (await sandbox.platform('GET', `/users/${user.id}`)).body.documents
    const card = { card_number: 'encrypted', exp_date: 'encrypted' }
    const linked = await made(user, 'INTERCHANGE-US', { ...card, document_id: base.id })
    expect(linked).toMatchObject({
      allowed: 'CREDIT-AND-DEBIT',
      info: { document_id: base.id, is_international: false, network: expect.any(String), type: expect.any(String) },
    })
    expect(await create(user, 'INTERCHANGE-US', { ...card, document_id: other.id })).toMatchObject({
      status: 400,
      body: { error_code: '200', error: { field: 'info.document_id' } },
    })
    expect((await create(user, 'DEPOSIT-US', { document_id: 'a'.repeat(64) })).status).toBe(404)
  })

  it('a wire needs neither the name nor the address of the bank', async () => {
    const user = await signUp(sandbox)
    const numbers = { account_num: '8888888888', routing_num: '026009593', name_on_account: 'Betty White' }
    expect(await made(user, 'WIRE-US', numbers)).toMatchObject({ allowed: 'CREDIT', info: { account_num: '8888' } })
    expect(await made(user, 'WIRE-INT', { ...numbers, swift: 'TSIGFR22' })).toMatchObject({ allowed: 'CREDIT' })
  })

  it('cards of a subnet have had many class names', async () => {
    const user = await signUp(sandbox)
    const node = await openNode(sandbox, user)
    const subnet = (account_class: string) =>
      sandbox.as(user, 'POST', `/nodes/${node}/subnets`, { nickname: 'S', account_class })
    for (const name of ['CARD', 'DEBIT-CARD', 'LOCAL-CREDIT_CARD']) {
      const { body } = await subnet(name)
      expect(body).toMatchObject({ account_class: name, status: 'INACTIVE', card_number: expect.any(String) })
      const more = { fee_node_id: node, cardholder_name: 'Betty White', delivery: 'OVERNIGHT' }
      const shipped = await sandbox.as(user, 'POST', `/nodes/${node}/subnets/${body._id}/ship`, more)
      expect(shipped.body).toMatchObject({ name: 'Betty White', delivery: 'OVERNIGHT', node_id: node })
    }
    expect((await subnet('PAPER')).status).toBe(400)
    expect((await sandbox.as(user, 'GET', '/subnets?per_page=2')).body).toMatchObject({ subnets_count: 3, limit: 2 })
  })
})

describe('calls as old clients make them', () => {
  it('under the addresses the API had before', async () => {
    const user = await signUp(sandbox)
    const { clientId, clientSecret } = sandbox.server.services.settings
    const headers = {
      'x-sp-gateway': `${clientId}|${clientSecret}`,
      'x-sp-user': `${user.key}|${user.fingerprint}`,
      'x-sp-user-ip': '127.0.0.1',
    }
    for (const prefix of ['/api/3', '/v3', '/v3.1']) {
      const answer = await sandbox.server.api.request(`${prefix}/users/${user.id}/nodes`, { headers })
      expect([prefix, answer.status]).toEqual([prefix, 200])
    }
    expect((await sandbox.server.api.request('/v3.2/users', { headers })).status).toBe(404)
    expect((await sandbox.server.api.request('/api/33/users', { headers })).status).toBe(404)
  })

  it('comments by POST', async () => {
    const user = await signUp(sandbox)
    const [bank] = await linkBank(sandbox, user)
    const path = `/nodes/${bank}/trans`
    const trans = (await sandbox.as(user, 'POST', path, transfer(await openNode(sandbox, user), 1))).body
    const { body } = await sandbox.as(user, 'POST', `${path}/${trans._id}`, { comment: 'hello' })
    expect(body.recent_status.note).toBe('Transaction Created. hello')
  })

  it('scopes of a public key: with commas, or the parameter again for each', async () => {
    const scope = async (query: string) =>
      (await sandbox.platform('GET', `/client?issue_public_key=YES&${query}`)).body.public_key_obj.scope
    expect(await scope('scope=CLIENT|CONTROLS')).toEqual(['CLIENT|CONTROLS'])
    expect(await scope('scope=OAUTH|POST,USERS|GET')).toEqual(['OAUTH|POST', 'USERS|GET'])
    expect(await scope('scope=OAUTH|POST&scope=USERS|GET')).toEqual(['OAUTH|POST', 'USERS|GET'])
    expect((await scope('scope=undefined')).length).toBeGreaterThan(5)
  })

  it('a beneficial owner form among the nodes, a ticker by its long name', async () => {
    const user = await signUp(sandbox, { documents: [newDocument()] })
    const { id } = (await sandbox.platform('GET', `/users/${user.id}`)).body.documents[0]
    const form = { entity_info: { document_id: id }, signer: { document_id: id, relationship_to_entity: 'CEO' } }
    const { body } = await sandbox.as(user, 'PATCH', '/nodes/ubo', form)
    expect(body.documents[0].physical_docs).toHaveLength(1)
    const market = (await sandbox.platform('GET', '/nodes/trade-market-watch?ticker_symbol=AAPL')).body
    expect(Object.keys(market)).toEqual(['AAPL'])
  })

  it('ATMs: of a zip, of a position, of no place', async () => {
    const atms = async (query: string) => (await sandbox.platform('GET', `/nodes/atms${query}`)).body
    expect(await atms('')).toMatchObject({ atms: [], atms_count: 0, limit: 20, page: 1 })
    const byZip = await atms('?zip=94103&radius=5&page=1&per_page=20')
    expect(byZip.atms[0].atmLocation.address.postalCode).toMatch(/^941/)
    expect(byZip.atms.at(-1).distance).toBeLessThan(5)
    const near = (await atms('?lat=37.7749&lon=-122.4194')).atms[0].atmLocation
    expect([Math.trunc(near.coordinates.latitude), Math.trunc(near.coordinates.longitude)]).toEqual([37, -122])
    const { languageType: _, ...shown } = near
    expect(Object.values(shown)).not.toContain(null)
  })

  it('photos whose media type is a guess', async () => {
    const user = await signUp(sandbox, { documents: [newDocument()] })
    const { id } = (await sandbox.platform('GET', `/users/${user.id}`)).body.documents[0]
    const submit = (value: string) =>
      sandbox.as(user, 'PATCH', '', {
        documents: [{ id, physical_docs: [{ document_type: 'GOVT_ID', document_value: value }] }],
      })
    for (const head of ['data:text/csv;base64,', 'data:img/png;base64,', 'data:None;base64,', 'data:;base64,'])
      expect((await submit(`${head}SUQs==`)).status).toBe(200)
    // Some libraries break base64 into lines.
    expect((await submit(`data:image/png;base64,${'QUJD'.repeat(15)}\n${'QUJD'.repeat(15)}\n`)).status).toBe(200)
    for (const bad of ['SUQs==', 'data:image/png,SUQs==', 'data:image/png;base64,', 'https://example.com/a.png'])
      expect((await submit(bad)).status).toBe(400)
  })
})
