import { describe, expect, it, vi } from 'vitest'
import { newDocument, newUser, SSN, startSandbox } from './sandbox-in-process.ts'
import { expectRefusal, overHttp, type RawAnswer } from './raw-http.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox({ kycReviewMs: 0 })
const http = overHttp(sandbox)

const platform = (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
  http.api({ method, path, headers: http.platform(), ...(body === undefined ? {} : { body }) })

const withoutBirth = (changes: object = {}): object => {
  const { day: _day, month: _month, year: _year, ...document } = newDocument() as Record<string, unknown>
  return { ...document, ...changes }
}
const BUSINESS = { entity_type: 'LLC', entity_scope: 'Not Known' }
const file = (document: object, extra: object = {}) =>
  platform('POST', '/users', newUser({ documents: [document], ...extra }))

describe('D4 base documents', () => {
  it.each([
    ['of a business, none', BUSINESS],
    ['of a person, none', {}],
    ['nulls', { day: null, month: null, year: null }],
  ])('a birth date: %s', async (_, changes) => {
    const answer = await file(withoutBirth({ ...changes, virtual_docs: [SSN] }))
    expect([answer.status, answer.body.documents.length]).toEqual([200, 1])
    const [base] = answer.body.documents
    expect(base.social_docs.map((one: { document_type: string }) => one.document_type)).not.toContain('DATE')
    const shown = (await platform('GET', `/users/${answer.body._id}?full_dehydrate=yes`)).body.documents[0]
    for (const name of ['day', 'month', 'year']) expect(shown).not.toHaveProperty(name)
  })

  it('half a birth date is refused, and so is a child’s', async () => {
    const half = await file(withoutBirth({ day: 2, year: 1989 }))
    expectRefusal(half, 400, '200')
    expect(half.body.error.en).toBe('Missing field in payload: month.')
    expectRefusal(await file(withoutBirth({ day: 2, month: 5, year: 2020 })), 400, '200')
  })

  it('texts as numbers, shown as texts', async () => {
    const given = { phone_number: 9011111111, address_postal_code: 94105 }
    const answer = await file(
      newDocument({ ...given, virtual_docs: [{ document_type: 'SSN', document_value: 1112222 }] }),
    )
    expect(answer.status).toBe(200)
    const [base] = (await platform('GET', `/users/${answer.body._id}?full_dehydrate=yes`)).body.documents
    expect(base).toMatchObject({ phone_number: '9011111111', address_postal_code: '94105' })
    expect(base.virtual_docs[0]).toMatchObject({ document_value: '1112222', status: 'SUBMITTED|VALID' })
  })

  it('what there is none of may be null', async () => {
    const none = { id: null, alias: null, virtual_docs: null, physical_docs: null, social_docs: null }
    const answer = await file(newDocument(none))
    expect([answer.status, answer.body.documents[0].virtual_docs]).toEqual([200, []])
  })

  it.each(['OTHER', 'FACEBOOK', 'MAILING_ADDRESS'])('a social document %s', async (document_type) => {
    const answer = await file(
      newDocument({ social_docs: [{ document_type, document_value: 'https://example.com/me' }] }),
    )
    const types = answer.body.documents[0].social_docs.map((one: { document_type: string }) => one.document_type)
    expect([answer.status, types]).toEqual([200, expect.arrayContaining([document_type])])
    const listed = (await platform('GET', '/users/document-types')).body.social_docs
    expect(listed.map(({ type }: { type: string }) => type)).toContain(document_type)
  })

  it.each([20, 80, 177, 178, 199, 200, 201, 300, 5_000])(
    'a photo of %i characters whose content is odd',
    async (length) => {
      const head = 'data:image/png;base64,iVBORw0KGgo'
      const document_value = `${head}${'AB=-_.{}'.repeat(1_000)}`.slice(0, Math.max(length, head.length))
      const answer = await file(newDocument({ physical_docs: [{ document_type: 'GOVT_ID', document_value }] }))
      expect([answer.status, answer.body.documents[0].physical_docs[0].status]).toEqual([200, 'SUBMITTED|VALID'])
    },
  )

  it.each([
    '',
    'data:image/png;base64,',
    'data:image/png;base64,=',
    'data:image/png,AAAA',
    'AAAA',
    `x${'A'.repeat(400)}`,
  ])('no photo: %s', async (document_value) => {
    const answer = await file(newDocument({ physical_docs: [{ document_type: 'GOVT_ID', document_value }] }))
    expectRefusal(answer, 400, '200')
    expect(answer.body.error.field).toBe('documents.physical_docs.document_value')
  })
})

describe('D4 subscriptions', () => {
  const subscribe = (body: object) => platform('POST', '/subscriptions', body)

  it.each(['example.com/hook', '127.0.0.1:9/none', 'localhost:9', 'https://example.com', 'HTTP://example.com'])(
    'to %s',
    async (url) => {
      const answer = await subscribe({ url, scope: ['USERS|POST'] })
      expect([answer.status, answer.body.url, answer.body.is_active]).toEqual([200, url, true])
      const changed = await platform('PATCH', `/subscriptions/${answer.body._id}`, { url, is_active: 'false' })
      expect([changed.status, changed.body.url, changed.body.is_active]).toEqual([200, url, false])
    },
  )

  it.each(['ftp://example.com', 'not a url', '', 'http://', 7, null])('not to %s', async (url) => {
    const answer = await subscribe({ url, scope: ['USERS|POST'] })
    expectRefusal(answer, 400, '200')
    expect(answer.body.error.field).toBe('url')
  })

  it('of nothing, which something is added to later', async () => {
    const answer = await subscribe({ url: 'https://example.com', scope: [] })
    expect([answer.status, answer.body.scope]).toEqual([200, []])
    const self = `/subscriptions/${answer.body._id}`
    expect((await platform('PATCH', self, { scope: ['TRAN|PATCH'] })).body.scope).toEqual(['TRAN|PATCH'])
    expect((await platform('PATCH', self, { scope: [] })).body.scope).toEqual([])
    const unknown = await subscribe({ url: 'https://example.com', scope: ['DREAMS|POST'] })
    expectRefusal(unknown, 400, '200')
    expect(unknown.body.error.en).toBe('Invalid field in payload: scope. DREAMS|POST is unknown.')
  })
})
