import { z } from 'zod'
import { digest } from '../kit/ids.ts'
import type { BaseDocument, SubDocument, UserDoc } from '../store/documents.ts'
import { requireDeliverable } from './address.ts'
import { ENTITY_SCOPES, isEntityType, isPerson } from './enumerations.ts'
import { applySubDocuments, newSub, type ReviewTimes, SubDocumentInput } from './sub-documents.ts'
import { badForm, notFound } from '../kit/refusal.ts'
import { parseBody, requireSmall } from '../kit/parse.ts'

const text = z.string()
const filled = z.string().min(1)
const Fields = z.looseObject({
  email: filled,
  phone_number: filled,
  ip: filled,
  name: filled,
  alias: text.nullish(),
  entity_type: text,
  entity_scope: text,
  day: z.number().int().min(1).max(31),
  month: z.number().int().min(1).max(12),
  year: z.number().int().min(1800).max(2200),
  address_street: filled,
  address_city: filled,
  address_subdivision: filled,
  address_postal_code: filled,
  address_country_code: z.string().regex(/^[A-Za-z]{2}$/),
})
const subs = z.array(SubDocumentInput).optional()
const Entry = z.looseObject({
  id: text.optional(),
  permission_scope: text.optional(),
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

const checkFields = (fields: Record<string, unknown>, { now, strict }: ReviewTimes): void => {
  const { entity_type: type, entity_scope: scope, day, month, year } = parseBody(Fields, fields)
  requireDeliverable(fields)
  if (!strict) return
  if (!isEntityType(type))
    throw badForm(`Invalid field in payload: documents.entity_type. ${type} is unknown.`, 'documents.entity_type')
  if (!ENTITY_SCOPES.includes(scope))
    throw badForm(`Invalid field in payload: documents.entity_scope. ${scope} is unknown.`, 'documents.entity_scope')
  const comesOfAge = Date.UTC(year + LEGAL_AGE, month - 1, day)
  if (isPerson(type) && comesOfAge > now) throw badForm('User has to be at least 18 years old.', 'documents.year')
}

/** What a base document brings along by itself. */
const ownSubs = (fields: Record<string, unknown>, times: ReviewTimes): SubDocument[] => {
  const part = (name: string): string => String(fields[name])
  const address = ['street', 'city', 'subdivision', 'postal_code', 'country_code'].map((name) =>
    part(`address_${name}`),
  )
  return [
    newSub('EMAIL', part('email'), times),
    newSub('PHONE_NUMBER', part('phone_number'), times),
    newSub('IP', part('ip'), times),
    newSub('ADDRESS', address.join(', '), times),
    newSub('DATE', `${part('year')}-${part('month')}-${part('day')}`, times),
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
  const fields = fieldsOf(entry)
  requireSmall(fields, 'documents', MOST_FIELDS)
  checkFields(fields, times)
  const base: BaseDocument = {
    id: baseId(fields),
    fields,
    permission_scope: 'UNVERIFIED',
    virtual_docs: [],
    physical_docs: [],
    social_docs: ownSubs(fields, times),
  }
  return withSubs(base, entry, times)
}

const updated = (base: BaseDocument, entry: DocumentEntry, times: ReviewTimes): BaseDocument => {
  const changes = fieldsOf(entry)
  if (Object.keys(changes).length === 0) return withSubs(base, entry, times)
  const fields = { ...base.fields, ...changes }
  requireSmall(fields, 'documents', MOST_FIELDS)
  checkFields(fields, times)
  const fresh = ownSubs(fields, times)
  const own = new Set(fresh.map(({ document_type }) => document_type))
  // What did not change keeps its verdict; what did is reviewed again.
  const social = [
    ...fresh.map((sub) => base.social_docs.find(({ id }) => id === sub.id) ?? sub),
    ...base.social_docs.filter(({ document_type }) => !own.has(document_type)),
  ]
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
