import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Caller,
  GOVT_ID,
  newDocument,
  newUser,
  openNode,
  PHOTO,
  signUp,
  SSN,
  useWorld,
  verifiedUser,
} from './world.ts'

const world = useWorld()

const read = async (user: Caller, query = ''): Promise<Answer['body']> =>
  (await world.platform('GET', `/users/${user.id}${query}`)).body
const withDocument = (changes: object = {}): Promise<Caller> => signUp(world, { documents: [newDocument(changes)] })

type Sub = { id: string; document_type: string; status: string; meta?: Answer['body'] }
const statusOf = (user: Answer['body'], kind: string, type: string): string | undefined =>
  user.documents[0][kind].find((sub: Sub) => sub.document_type === type)?.status

describe('creation', () => {
  it('#17 [S] gives an unverified user with a refresh token and the defaults', async () => {
    const { body } = await world.platform('POST', '/users', newUser())
    expect(body).toMatchObject({ permission: 'UNVERIFIED', extra: { cip_tag: 1, is_business: false }, documents: [] })
    expect(body.refresh_token).toMatch(/^refresh_[0-9A-Za-z]{40}$/)
    expect(body._links.self.href).toMatch(new RegExp(`/v3\\.1/users/${body._id}$`))
    expect(body.doc_status).toEqual({ physical_doc: 'MISSING|INVALID', virtual_doc: 'MISSING|INVALID' })
  })

  it('#18 [S] shows read_only as scope READ, and never a password', async () => {
    const logins = [{ email: 'a@example.com', password: 'hidden-one', read_only: true }, { email: 'b@example.com' }]
    const answer = await world.platform('POST', '/users', newUser({ logins }))
    expect(answer.body.logins).toEqual([
      { email: 'a@example.com', scope: 'READ' },
      { email: 'b@example.com', scope: 'READ_AND_WRITE' },
    ])
    expect(JSON.stringify(answer.body)).not.toContain('hidden-one')
  })

  it('#19 [S] query matches parts of names and e-mails; show_refresh_tokens adds tokens', async () => {
    const logins = [{ email: 'very.unusual@example.org' }]
    const { body } = await world.platform('POST', '/users', newUser({ logins, legal_names: ['Zebulon Quark'] }))
    for (const query of ['lon qu', 'QUARK', 'unusual@exa', 'zeb']) {
      const found = (await world.platform('GET', `/users?query=${encodeURIComponent(query)}`)).body
      expect(found.users.map(({ _id }: { _id: string }) => _id)).toEqual([body._id])
      expect(found.users[0]).not.toHaveProperty('refresh_token')
    }
    const shown = (await world.platform('GET', '/users?query=zebulon&show_refresh_tokens=yes')).body
    expect(shown.users[0].refresh_token).toBe(body.refresh_token)
  })
})

describe('updates', () => {
  it('#20 [S] append and remove phone numbers, logins and legal names', async () => {
    const user = await signUp(world, { phone_numbers: ['1'], legal_names: ['A'], logins: [{ email: 'a@x.com' }] })
    const update = { phone_number: '2', legal_name: 'B', login: { email: 'b@x.com', password: 'p', read_only: true } }
    const added = (await world.as(user, 'PATCH', '', { refresh_token: user.refreshToken, update })).body
    expect(added).toMatchObject({ phone_numbers: ['1', '2'], legal_names: ['A', 'B'] })
    expect(added.logins[1]).toEqual({ email: 'b@x.com', scope: 'READ' })
    const remove = {
      remove_phone_number: '1',
      remove_legal_name: 'A',
      remove_login: { email: 'a@x.com' },
      cip_tag: 2,
      public_note: 'vip',
    }
    const removed = (await world.as(user, 'PATCH', '', { update: remove })).body
    expect(removed).toMatchObject({
      phone_numbers: ['2'],
      legal_names: ['B'],
      extra: { cip_tag: 2, public_note: 'vip' },
    })
    expect(removed.logins).toHaveLength(1)
    expect((await world.as(user, 'PATCH', '', { update: { remove_phone_number: '2' } })).status).toBe(400)
  })

  it('#31 [S] LOCKED locks every node with a note in its timeline; the operator unlocks', async () => {
    const user = await verifiedUser(world)
    const nodes = [await openNode(world, user), await openNode(world, user)]
    const locked = await world.as(user, 'PATCH', '', {
      permission: 'LOCKED',
      permission_code: 'UNUSUAL_ACTIVITY|LEGAL_REQUEST',
    })
    expect(locked).toMatchObject({ status: 200, body: { permission: 'LOCKED' } })
    for (const node of nodes) {
      const { body } = await world.as(user, 'GET', `/nodes/${node}`)
      expect(body.allowed).toBe('LOCKED')
      expect(body.timeline.at(-1).note).toContain('User locked')
    }
    const blocked = await world.as(user, 'POST', '/nodes', { type: 'DEPOSIT-US', info: { nickname: 'A' } })
    expect(blocked).toMatchObject({ status: 401, body: { error_code: '300' } })
    await world.admin('POST', `/users/${user.id}/unlock`)
    expect(await read(user)).toMatchObject({ permission: 'SEND-AND-RECEIVE' })
    expect((await world.as(user, 'GET', `/nodes/${nodes[0]}`)).body.allowed).toBe('CREDIT-AND-DEBIT')
  })

  it('#32 [S,D] MAKE-IT-GO-AWAY is echoed and the user leaves the lists', async () => {
    const user = await signUp(world, { legal_names: ['Xavier Vanishing'] })
    const before = (await world.platform('GET', '/users')).body.users_count
    expect((await world.as(user, 'PATCH', '', { permission: 'MAKE-IT-GO-AWAY' })).body.permission).toBe(
      'MAKE-IT-GO-AWAY',
    )
    expect((await world.platform('GET', '/users?query=vanishing')).body.users_count).toBe(0)
    expect((await world.platform('GET', '/users')).body.users_count).toBe(before - 1)
  })

  it('closed users stay findable, and a platform cannot raise a permission', async () => {
    const user = await signUp(world, { legal_names: ['Yolanda Closing'] })
    expect((await world.as(user, 'PATCH', '', { permission: 'SEND-AND-RECEIVE' })).body).toMatchObject({
      error_code: '300',
    })
    await world.as(user, 'PATCH', '', { permission: 'CLOSED' })
    expect((await world.platform('GET', '/users?query=closing')).body.users_count).toBe(1)
  })
})

describe('KYC', () => {
  it('#21 [S] a base document brings EMAIL, PHONE_NUMBER and IP along', async () => {
    const user = await withDocument()
    const types = (await read(user)).documents[0].social_docs.map(({ document_type: type }: Sub) => type)
    expect(types).toEqual(expect.arrayContaining(['EMAIL', 'PHONE_NUMBER', 'IP']))
  })

  it('#22 [S] sub-documents start under review and change within seconds', async () => {
    const user = await withDocument({ virtual_docs: [SSN] })
    expect(statusOf(await read(user), 'virtual_docs', 'SSN')).toBe('SUBMITTED|REVIEWING')
    await world.step(2_000)
    expect(statusOf(await read(user), 'virtual_docs', 'SSN')).toBe('SUBMITTED|VALID')
  })

  it('#23 [S,D] 2222 is valid, 1111 invalid, 3333 asks questions', async () => {
    const ssn = (value: string): Promise<Caller> =>
      withDocument({ virtual_docs: [{ document_type: 'SSN', document_value: value }] })
    const [good, bad, asked, other] = [
      await ssn('2222'),
      await ssn('111-11-1111'),
      await ssn('3333'),
      await ssn('9876'),
    ]
    await world.step(2_000)
    expect(statusOf(await read(good), 'virtual_docs', 'SSN')).toBe('SUBMITTED|VALID')
    expect(statusOf(await read(bad), 'virtual_docs', 'SSN')).toBe('SUBMITTED|INVALID')
    expect(statusOf(await read(other), 'virtual_docs', 'SSN')).toBe('SUBMITTED|INVALID')
    const [document] = (await read(asked)).documents
    const [sub] = document.virtual_docs
    expect(sub.status).toBe('SUBMITTED|MFA_PENDING')
    const answers = sub.meta.question_set.questions.map(({ id }: { id: number }) => ({ question_id: id, answer_id: 1 }))
    const entry = { id: document.id, virtual_docs: [{ id: sub.id, meta: { question_set: { answers } } }] }
    const answered = await world.as(asked, 'PATCH', '', { documents: [entry] })
    expect(statusOf(answered.body, 'virtual_docs', 'SSN')).toBe('SUBMITTED|VALID')
  })

  it('#24 [D] the invalid data URI becomes invalid, another valid', async () => {
    const photo = (value: string): Promise<Caller> =>
      withDocument({ physical_docs: [{ document_type: 'GOVT_ID', document_value: value }] })
    const [bad, good] = [await photo('data:image/invalid;base64,SUQs=='), await photo(PHOTO)]
    await world.step(2_000)
    expect(statusOf(await read(bad), 'physical_docs', 'GOVT_ID')).toBe('SUBMITTED|INVALID')
    expect(statusOf(await read(good), 'physical_docs', 'GOVT_ID')).toBe('SUBMITTED|VALID')
  })

  it('the magic e-mail, phone and address of a base document are found invalid', async () => {
    const user = await withDocument({ email: 'invalid@gmail.com', phone_number: '541-754-3010', ip: '255.255.255.0' })
    await world.step(2_000)
    const body = await read(user)
    for (const type of ['EMAIL', 'PHONE_NUMBER', 'IP'])
      expect(statusOf(body, 'social_docs', type)).toBe('SUBMITTED|INVALID')
    expect(statusOf(body, 'social_docs', 'ADDRESS')).toBe('SUBMITTED|VALID')
  })

  it('a phone 2FA waits for its pin', async () => {
    const user = await withDocument()
    const [document] = (await read(user)).documents
    const ask = { document_type: 'PHONE_NUMBER_2FA', document_value: '901.111.1111' }
    const asked = (await world.as(user, 'PATCH', '', { documents: [{ id: document.id, social_docs: [ask] }] })).body
    expect(statusOf(asked, 'social_docs', 'PHONE_NUMBER_2FA')).toBe('SUBMITTED|MFA_PENDING')
    const { id } = asked.documents[0].social_docs.find((sub: Sub) => sub.document_type === 'PHONE_NUMBER_2FA')
    const answer = (pin: string) =>
      world.as(user, 'PATCH', '', { documents: [{ id: document.id, social_docs: [{ ...ask, id, mfa_answer: pin }] }] })
    expect(await answer('000000')).toMatchObject({ status: 409, body: { error_code: '400' } })
    expect(statusOf((await answer('123456')).body, 'social_docs', 'PHONE_NUMBER_2FA')).toBe('SUBMITTED|VALID')
  })

  it('#25 [S,D] the failing address is refused with 400/200', async () => {
    const address = {
      address_street: '123 Fail Address',
      address_city: 'Fail City',
      address_subdivision: 'FS',
      address_postal_code: '00000',
    }
    const answer = await world.platform('POST', '/users', newUser({ documents: [newDocument(address)] }))
    expect(answer).toMatchObject({ status: 400, body: { error_code: '200' } })
    expect(answer.body.error.en).toContain('verify address')
  })

  it('minors, unknown entity types, scopes and document types are refused', async () => {
    const wrong = [
      { year: new Date().getUTCFullYear() - 10 },
      { entity_type: 'MARTIAN' },
      { entity_scope: 'Nonsense' },
      { day: '2' },
      { virtual_docs: [{ document_type: 'NOTHING', document_value: '2222' }] },
      { physical_docs: [{ document_type: 'GOVT_ID', document_value: 'not a data uri' }] },
    ]
    for (const changes of wrong) {
      const answer = await world.platform('POST', '/users', newUser({ documents: [newDocument(changes)] }))
      expect(answer).toMatchObject({ status: 400, body: { error_code: '200' } })
    }
  })

  it("#26 [S] a base document's e-mail changes its id, a sub-document does not", async () => {
    const user = await withDocument()
    const { id } = (await read(user)).documents[0]
    const added = (await world.as(user, 'PATCH', '', { documents: [{ id, virtual_docs: [SSN] }] })).body
    expect(added.documents[0].id).toBe(id)
    const moved = (await world.as(user, 'PATCH', '', { documents: [{ id, email: 'moved@example.com' }] })).body
    expect(moved.documents).toHaveLength(1)
    expect(moved.documents[0].id).not.toBe(id)
    expect(moved.documents[0].virtual_docs).toHaveLength(1)
  })

  it('#27 [D] a second base document with the same e-mail and phone replaces the first', async () => {
    const user = await withDocument({ email: 'same@example.com', name: 'First' })
    const again = newDocument({ email: 'same@example.com', name: 'Second' })
    const { documents } = (await world.as(user, 'PATCH', '', { documents: [again] })).body
    expect(documents).toHaveLength(1)
    expect(documents[0].name).toBe('Second')
    const other = (await world.as(user, 'PATCH', '', { documents: [newDocument({ email: 'other@example.com' })] })).body
    expect(other.documents).toHaveLength(2)
  })

  it('#28 [S] DELETE_DOCUMENT removes a base document, or a sub-document', async () => {
    const user = await withDocument({ virtual_docs: [SSN] })
    const [document] = (await read(user)).documents
    const gone = { id: document.virtual_docs[0].id, document_type: 'DELETE_DOCUMENT', document_value: '' }
    const lighter = (await world.as(user, 'PATCH', '', { documents: [{ id: document.id, virtual_docs: [gone] }] })).body
    expect(lighter.documents[0].virtual_docs).toEqual([])
    const empty = (
      await world.as(user, 'PATCH', '', { documents: [{ id: document.id, permission_scope: 'DELETE_DOCUMENT' }] })
    ).body
    expect(empty.documents).toEqual([])
  })

  it('#29 [S,D] full_dehydrate shows what was supplied, the default does not', async () => {
    const user = await withDocument({ virtual_docs: [{ ...SSN, meta: { country_code: 'US' } }] })
    const plain = await read(user)
    expect(plain.documents[0]).not.toHaveProperty('email')
    expect(plain.documents[0].virtual_docs[0]).not.toHaveProperty('document_value')
    const full = await read(user, '?full_dehydrate=yes')
    expect(full.documents[0]).toMatchObject({
      alias: 'Test',
      day: 2,
      month: 5,
      year: 1989,
      address_city: 'San Francisco',
    })
    expect(full.documents[0].virtual_docs[0]).toMatchObject({
      document_value: '123-45-2222',
      meta: { country_code: 'US' },
    })
  })

  it('#30 [S,D] with the CIP satisfied: SEND-AND-RECEIVE, a daily limit, and USER|PATCH told', async () => {
    await world.platform('POST', '/subscriptions', { url: 'http://127.0.0.1:9/none', scope: ['USER|PATCH'] })
    const user = await withDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })
    await world.step(2_000)
    const body = await read(user)
    expect(body.permission).toBe('SEND-AND-RECEIVE')
    expect(body.documents[0].permission_scope).toBe('SEND|RECEIVE|1000|DAILY')
    const { logs } = (await world.platform('GET', '/subscriptions/logs')).body
    expect(logs.some((log: Answer['body']) => log.function === 'USER|PATCH' && log.obj_id === `USER_${user.id}`)).toBe(
      true,
    )
  })

  it('with one kind of document RECEIVE; taking documents away lowers the permission again', async () => {
    const user = await withDocument({ virtual_docs: [SSN] })
    await world.step(2_000)
    expect((await read(user)).permission).toBe('RECEIVE')
    const { id } = (await read(user)).documents[0]
    await world.as(user, 'PATCH', '', { documents: [{ id, permission_scope: 'DELETE_DOCUMENT' }] })
    expect((await read(user)).permission).toBe('UNVERIFIED')
  })
})

describe('around users', () => {
  it('files a beneficial owner form as a physical document', async () => {
    const user = await withDocument()
    const { id } = (await read(user)).documents[0]
    const form = { entity_info: { document_id: id }, signer: { document_id: id, relationship_to_entity: 'CEO' } }
    const { body } = await world.as(user, 'PATCH', '/ubo', form)
    expect(body.documents[0].physical_docs).toHaveLength(1)
  })

  it('finds duplicates and swaps to a closed one', async () => {
    const document = newDocument()
    const [one, two] = [await signUp(world, { documents: [document] }), await signUp(world, { documents: [document] })]
    const found = (await world.platform('GET', `/users/${one.id}/get-duplicates`)).body
    expect(found.users.map(({ _id }: { _id: string }) => _id)).toEqual([two.id])
    await world.as(two, 'PATCH', '', { permission: 'CLOSED' })
    await world.platform('PATCH', `/users/${one.id}/swap-duplicate-users`, { swap_to_user_id: two.id })
    expect((await read(one)).permission).toBe('CLOSED')
    expect((await read(two)).permission).not.toBe('CLOSED')
  })
})
