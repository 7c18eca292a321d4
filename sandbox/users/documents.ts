import { z } from 'zod'
import { digest } from '../kit/ids.ts'
import type { BaseDocument, SubDocument, UserDoc } from '../store/documents.ts'
import { requireDeliverable } from './address.ts'
import { ENTITY_SCOPES, isEntityType, isPerson } from './enumerations.ts'
import { applySubDocuments, newSub, type ReviewTimes, SubDocumentInput } from './sub-documents.ts'
import { badForm, notFound } from '../kit/refusal.ts'
import { parseBody, requireSmall } from '../kit/parse.ts'
import { optional, textLike } from '../kit/wire-types.ts'

const filled = z.string().min(1)
const day = z.number().int().min(1).max(31)
const month = z.number().int().min(1).max(12)
const year = z.number().int().min(1800).max(2200)
const Fields = z.looseObject({
  email: filled,
  phone_number: textLike(filled),
  ip: filled,
  name: filled,
  alias: z.string().nullish(),
  entity_type: z.string(),
  entity_scope: z.string(),
  address_street: filled,
  address_city: filled,
  address_subdivision: filled,
  address_postal_code: textLike(filled),
  address_country_code: z.string().regex(/^[A-Za-z]{2}$/),
})
/** The birth date is given whole, or not at all. */
const Dated = Fields.extend({ day, month, year })
type Fields = z.infer<typeof Fields> & Partial<Pick<z.infer<typeof Dated>, 'day' | 'month' | 'year'>>
const BIRTH = ['day', 'month', 'year'] as const
const subs = optional(z.array(SubDocumentInput))
const Entry = z.looseObject({
  id: optional(z.string()),
  permission_scope: optional(z.string()),
  virtual_docs: subs,
  physical_docs: subs,
  social_docs: subs,
})
export type DocumentEntry = z.infer<typeof Entry>
export const DocumentEntries = z.array(Entry)

const STRUCTURE = new Set(['id', 'permission_scope', 'virtual_docs', 'physical_docs', 'social_docs'])
const LEGAL_AGE = 18
const MOST_DOCUMENTS = 20
const MOST_FIELDS = 64 * 1_024

const baseId = (fields: Record<string, unknown>): string =>
  digest(String(fields['email']), String(fields['phone_number']))

/** The fields as they are kept, each of its one type. */
const readFields = (given: Record<string, unknown>): Fields => {
  if (BIRTH.some((name) => given[name] !== undefined && given[name] !== null)) return parseBody(Dated, given)
  const { day: _day, month: _month, year: _year, ...fields } = parseBody(Fields, given)
  return fields
}

const isOfAge = ({ day, month, year }: Fields, now: number): boolean =>
  day === undefined || month === undefined || year === undefined || Date.UTC(year + LEGAL_AGE, month - 1, day) <= now

const checkedFields = (given: Record<string, unknown>, { now, strict }: ReviewTimes): Fields => {
  const fields = readFields(given)
  const { entity_type: type, entity_scope: scope } = fields
  requireDeliverable(fields)
  if (!strict) return fields
  if (!isEntityType(type))
    throw badForm(`Invalid field in payload: documents.entity_type. ${type} is unknown.`, 'documents.entity_type')
  if (!ENTITY_SCOPES.includes(scope))
    throw badForm(`Invalid field in payload: documents.entity_scope. ${scope} is unknown.`, 'documents.entity_scope')
  if (isPerson(type) && !isOfAge(fields, now)) throw badForm('User has to be at least 18 years old.', 'documents.year')
  return fields
}

/** What a base document brings along by itself. */
const ownSubs = (fields: Fields, times: ReviewTimes): SubDocument[] => {
  const part = (name: string): string => String(fields[name])
  const address = ['street', 'city', 'subdivision', 'postal_code', 'country_code'].map((name) =>
    part(`address_${name}`),
  )
  return [
    newSub('EMAIL', part('email'), times),
    newSub('PHONE_NUMBER', part('phone_number'), times),
    newSub('IP', part('ip'), times),
    newSub('ADDRESS', address.join(', '), times),
    ...(fields.year === undefined ? [] : [newSub('DATE', `${part('year')}-${part('month')}-${part('day')}`, times)]),
  ]
}

const fieldsOf = (entry: DocumentEntry): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !STRUCTURE.has(name)))

const withSubs = (base: BaseDocument, entry: DocumentEntry, times: ReviewTimes): BaseDocument => ({
  ...base,
  virtual_docs: applySubDocuments('virtual_docs', base.virtual_docs, entry.virtual_docs ?? [], times),
  physical_docs: applySubDocuments('physical_docs', base.physical_docs, entry.physical_docs ?? [], times),
  social_docs: applySubDocuments('social_docs', base.social_docs, entry.social_docs ?? [], times),
})

const created = (entry: DocumentEntry, times: ReviewTimes): BaseDocument => {
  const given = fieldsOf(entry)
  requireSmall(given, 'documents', MOST_FIELDS)
  const fields = checkedFields(given, times)
  const base: BaseDocument = {
    id: baseId(fields),
    fields,
    permission_scope: 'UNVERIFIED',
    virtual_docs: [],
    physical_docs: [],
    social_docs: [],
  }
  const filed = withSubs(base, entry, times)
  // What the platform files comes first, then what the document brings along.
  return { ...filed, social_docs: [...filed.social_docs, ...ownSubs(fields, times)] }
}

const updated = (base: BaseDocument, entry: DocumentEntry, times: ReviewTimes): BaseDocument => {
  const changes = fieldsOf(entry)
  if (Object.keys(changes).length === 0) return withSubs(base, entry, times)
  const given = { ...base.fields, ...changes }
  requireSmall(given, 'documents', MOST_FIELDS)
  const fields = checkedFields(given, times)
  const fresh = ownSubs(fields, times)
  // What did not change keeps its verdict; what did is reviewed again. All keep their places.
  const kept = base.social_docs.map((sub) => {
    const again = fresh.find(({ document_type: type }) => type === sub.document_type)
    return again === undefined || again.id === sub.id ? sub : again
  })
  const missing = fresh.filter(({ document_type: type }) => !kept.some((sub) => sub.document_type === type))
  const social = [...kept, ...missing]
  return withSubs({ ...base, id: baseId(fields), fields, social_docs: social }, entry, times)
}

/** Applies the `documents` of a request: add, update, replace, answer, delete. */
export const applyDocuments = (user: UserDoc, entries: readonly DocumentEntry[], times: ReviewTimes): UserDoc => {
  let documents = user.documents
  for (const entry of entries) {
    if (entry.id === undefined) {
      const base = created(entry, times)
      const replaces = documents.some(({ id }) => id === base.id)
      documents = replaces ? documents.map((one) => (one.id === base.id ? base : one)) : [...documents, base]
      continue
    }
    const existing = documents.find(({ id }) => id === entry.id)
    if (existing === undefined) throw notFound('document', entry.id)
    documents =
      entry.permission_scope === 'DELETE_DOCUMENT'
        ? documents.filter((one) => one !== existing)
        : documents.map((one) => (one === existing ? updated(existing, entry, times) : one))
  }
  if (documents.length > MOST_DOCUMENTS)
    throw badForm(`A user has no more than ${MOST_DOCUMENTS} documents.`, 'documents')
  return { ...user, documents }
}
