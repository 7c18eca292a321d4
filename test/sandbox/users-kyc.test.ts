import { describe, expect, it, vi } from 'vitest'
import {
  type Answer,
  type Caller,
  GOVT_ID,
  newDocument,
  newUser,
  PHOTO,
  signUp,
  SSN,
  startSandbox,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()

const read = async (user: Caller, query = ''): Promise<Answer['body']> =>
  (await sandbox.platform('GET', `/users/${user.id}${query}`)).body
const withDocument = (changes: object = {}): Promise<Caller> => signUp(sandbox, { documents: [newDocument(changes)] })

type Sub = { id: string; document_type: string; status: string; meta?: Answer['body'] }
const statusOf = (user: Answer['body'], kind: string, type: string): string | undefined =>
  user.documents[0][kind].find((sub: Sub) => sub.document_type === type)?.status

describe('KYC', () => {
  it('#21 [S] a base document brings EMAIL, PHONE_NUMBER and IP along', async () => {
    const user = await withDocument()
    const types = (await read(user)).documents[0].social_docs.map(({ document_type: type }: Sub) => type)
    expect(types).toEqual(expect.arrayContaining(['EMAIL', 'PHONE_NUMBER', 'IP']))
  })

  it('#22 [S] sub-documents start under review and change within seconds', async () => {
    const user = await withDocument({ virtual_docs: [SSN] })
    expect(statusOf(await read(user), 'virtual_docs', 'SSN')).toBe('SUBMITTED|REVIEWING')
    await sandbox.step(2_000)
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
    await sandbox.step(2_000)
    expect(statusOf(await read(good), 'virtual_docs', 'SSN')).toBe('SUBMITTED|VALID')
    expect(statusOf(await read(bad), 'virtual_docs', 'SSN')).toBe('SUBMITTED|INVALID')
    expect(statusOf(await read(other), 'virtual_docs', 'SSN')).toBe('SUBMITTED|INVALID')
    const [document] = (await read(asked)).documents
    const [sub] = document.virtual_docs
    expect(sub.status).toBe('SUBMITTED|MFA_PENDING')
    const answers = sub.meta.question_set.questions.map(({ id }: { id: number }) => ({ question_id: id, answer_id: 1 }))
    const entry = { id: document.id, virtual_docs: [{ id: sub.id, meta: { question_set: { answers } } }] }
    const answered = await sandbox.as(asked, 'PATCH', '', { documents: [entry] })
    expect(statusOf(answered.body, 'virtual_docs', 'SSN')).toBe('SUBMITTED|VALID')
  })

  it('#24 [D] the invalid data URI becomes invalid, another valid', async () => {
    const photo = (value: string): Promise<Caller> =>
      withDocument({ physical_docs: [{ document_type: 'GOVT_ID', document_value: value }] })
    const [bad, good] = [await photo('data:image/invalid;base64,SUQs=='), await photo(PHOTO)]
    await sandbox.step(2_000)
    expect(statusOf(await read(bad), 'physical_docs', 'GOVT_ID')).toBe('SUBMITTED|INVALID')
    expect(statusOf(await read(good), 'physical_docs', 'GOVT_ID')).toBe('SUBMITTED|VALID')
  })

  it('the magic e-mail, phone and address of a base document are found invalid', async () => {
    const user = await withDocument({ email: 'invalid@gmail.com', phone_number: '541-754-3010', ip: '255.255.255.0' })
    await sandbox.step(2_000)
    const body = await read(user)
    for (const type of ['EMAIL', 'PHONE_NUMBER', 'IP'])
      expect(statusOf(body, 'social_docs', type)).toBe('SUBMITTED|INVALID')
    expect(statusOf(body, 'social_docs', 'ADDRESS')).toBe('SUBMITTED|VALID')
  })

  it('a phone 2FA is reviewed, then waits for its pin', async () => {
    const user = await withDocument()
    const [document] = (await read(user)).documents
    const ask = { document_type: 'PHONE_NUMBER_2FA', document_value: '901.111.1111' }
    const asked = (await sandbox.as(user, 'PATCH', '', { documents: [{ id: document.id, social_docs: [ask] }] })).body
    expect(statusOf(asked, 'social_docs', 'PHONE_NUMBER_2FA')).toBe('SUBMITTED|REVIEWING')
    await sandbox.step(2_000)
    expect(statusOf(await read(user), 'social_docs', 'PHONE_NUMBER_2FA')).toBe('SUBMITTED|MFA_PENDING')
    const { id } = asked.documents[0].social_docs.find((sub: Sub) => sub.document_type === 'PHONE_NUMBER_2FA')
    const answer = (pin: string) =>
      sandbox.as(user, 'PATCH', '', {
        documents: [{ id: document.id, social_docs: [{ ...ask, id, mfa_answer: pin }] }],
      })
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
    const answer = await sandbox.platform('POST', '/users', newUser({ documents: [newDocument(address)] }))
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
      const answer = await sandbox.platform('POST', '/users', newUser({ documents: [newDocument(changes)] }))
      expect(answer).toMatchObject({ status: 400, body: { error_code: '200' } })
    }
  })

  it("#26 [S] a base document's e-mail changes its id, a sub-document does not", async () => {
    const user = await withDocument()
    const { id } = (await read(user)).documents[0]
    const added = (await sandbox.as(user, 'PATCH', '', { documents: [{ id, virtual_docs: [SSN] }] })).body
    expect(added.documents[0].id).toBe(id)
    const moved = (await sandbox.as(user, 'PATCH', '', { documents: [{ id, email: 'moved@example.com' }] })).body
    expect(moved.documents).toHaveLength(1)
    expect(moved.documents[0].id).not.toBe(id)
    expect(moved.documents[0].virtual_docs).toHaveLength(1)
  })

  it('#27 [D] a second base document with the same e-mail and phone replaces the first', async () => {
    const user = await withDocument({ email: 'same@example.com', name: 'First' })
    const again = newDocument({ email: 'same@example.com', name: 'Second' })
    const { documents } = (await sandbox.as(user, 'PATCH', '', { documents: [again] })).body
    expect(documents).toHaveLength(1)
    expect(documents[0].name).toBe('Second')
    const other = (await sandbox.as(user, 'PATCH', '', { documents: [newDocument({ email: 'other@example.com' })] }))
      .body
    expect(other.documents).toHaveLength(2)
  })

  it('#28 [S] DELETE_DOCUMENT removes a base document, or a sub-document', async () => {
    const user = await withDocument({ virtual_docs: [SSN] })
    const [document] = (await read(user)).documents
    const gone = { id: document.virtual_docs[0].id, document_type: 'DELETE_DOCUMENT', document_value: '' }
    const lighter = (await sandbox.as(user, 'PATCH', '', { documents: [{ id: document.id, virtual_docs: [gone] }] }))
      .body
    expect(lighter.documents[0].virtual_docs).toEqual([])
    const empty = (
      await sandbox.as(user, 'PATCH', '', { documents: [{ id: document.id, permission_scope: 'DELETE_DOCUMENT' }] })
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

  it('#30 [S,D] with the CIP satisfied: SEND-AND-RECEIVE, a daily limit, and USER|PATCH published', async () => {
    await sandbox.platform('POST', '/subscriptions', { url: 'http://127.0.0.1:9/none', scope: ['USER|PATCH'] })
    const user = await withDocument({ virtual_docs: [SSN], physical_docs: [GOVT_ID] })
    await sandbox.step(2_000)
    const body = await read(user)
    expect(body.permission).toBe('SEND-AND-RECEIVE')
    expect(body.documents[0].permission_scope).toBe('SEND|RECEIVE|1000|DAILY')
    const { logs } = (await sandbox.platform('GET', '/subscriptions/logs')).body
    expect(logs.some((log: Answer['body']) => log.function === 'USER|PATCH' && log.obj_id === `USER_${user.id}`)).toBe(
      true,
    )
  })

  it('with one kind of document RECEIVE; taking documents away lowers the permission again', async () => {
    const user = await withDocument({ virtual_docs: [SSN] })
    await sandbox.step(2_000)
    expect((await read(user)).permission).toBe('RECEIVE')
    const { id } = (await read(user)).documents[0]
    await sandbox.as(user, 'PATCH', '', { documents: [{ id, permission_scope: 'DELETE_DOCUMENT' }] })
    expect((await read(user)).permission).toBe('UNVERIFIED')
  })
})

describe('around users', () => {
  it('files a beneficial owner form as a physical document', async () => {
    const user = await withDocument()
    const { id } = (await read(user)).documents[0]
    const form = { entity_info: { document_id: id }, signer: { document_id: id, relationship_to_entity: 'CEO' } }
    const { body } = await sandbox.as(user, 'PATCH', '/ubo', form)
    expect(body.documents[0].physical_docs).toHaveLength(1)
  })

  it('finds duplicates and swaps to a closed one', async () => {
    const document = newDocument()
    const [one, two] = [
      await signUp(sandbox, { documents: [document] }),
      await signUp(sandbox, { documents: [document] }),
    ]
    const found = (await sandbox.platform('GET', `/users/${one.id}/get-duplicates`)).body
    expect(found.users.map(({ _id }: { _id: string }) => _id)).toEqual([two.id])
    await sandbox.as(two, 'PATCH', '', { permission: 'CLOSED' })
    await sandbox.platform('PATCH', `/users/${one.id}/swap-duplicate-users`, { swap_to_user_id: two.id })
    expect((await read(one)).permission).toBe('CLOSED')
    expect((await read(two)).permission).not.toBe('CLOSED')
  })
})
