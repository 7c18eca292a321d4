import type { BaseDocument, SubDocument, UserDoc } from '../store/documents.ts'

const HIDDEN_FIELDS = ['alias', 'day', 'month', 'year', 'email', 'phone_number', 'ip'] as const
const ADDRESS_FIELDS = [
  'address_street',
  'address_city',
  'address_subdivision',
  'address_postal_code',
  'address_country_code',
] as const

const subDocument = (sub: SubDocument, dehydrate: boolean): object => ({
  ...(dehydrate ? { document_value: sub.document_value } : {}),
  document_type: sub.document_type,
  id: sub.id,
  last_updated: sub.last_updated,
  // A question set is how the platform learns what to ask: it shows without dehydration.
  ...(sub.meta !== undefined &&
  (dehydrate || sub.status === 'SUBMITTED|MFA_PENDING') &&
  Object.keys(sub.meta).length > 0
    ? { meta: sub.meta }
    : {}),
  ...(sub.invalid_reasons === undefined ? {} : { invalid_reasons: sub.invalid_reasons }),
  status: sub.status,
})

const pick = (fields: Record<string, unknown>, names: readonly string[]): object =>
  Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]))

const NEW_FIELDS = [
  'entity_relationship',
  'ownership_percentage',
  'title',
  'company_activity',
  'desired_scope',
  'docs_key',
  'docs_title',
  'doc_option_key',
]

const baseDocument = (base: BaseDocument, dehydrate: boolean): object => ({
  entity_scope: base.fields.entity_scope,
  entity_type: base.fields.entity_type,
  id: base.id,
  is_active: true,
  name: base.fields.name,
  ...(dehydrate ? pick(base.fields, [...HIDDEN_FIELDS, ...ADDRESS_FIELDS]) : {}),
  ...pick(base.fields, NEW_FIELDS),
  permission_scope: base.permission_scope,
  physical_docs: base.physical_docs.map((sub) => subDocument(sub, dehydrate)),
  ...(dehydrate ? { screening_results: { ofac_sdn: 'NO_MATCH', pep: 'NO_MATCH' } } : {}),
  social_docs: base.social_docs.map((sub) => subDocument(sub, dehydrate)),
  virtual_docs: base.virtual_docs.map((sub) => subDocument(sub, dehydrate)),
  watchlists: 'NO_MATCH',
})

/** The deprecated summary of all documents of one kind: the best of them. */
const summary = (user: UserDoc, kind: 'virtual_docs' | 'physical_docs'): string => {
  const statuses = user.documents.flatMap((base) => base[kind].map(({ status }) => status))
  if (statuses.length === 0) return 'MISSING|INVALID'
  if (statuses.includes('SUBMITTED|VALID')) return 'SUBMITTED|VALID'
  return statuses.every((status) => status === 'SUBMITTED|INVALID') ? 'SUBMITTED|INVALID' : 'SUBMITTED'
}

export type UserView = { base: string; dehydrate?: boolean; showToken?: boolean }

/** The user as the API shows it, its keys in the order of the recorded answers. Passwords never leave. */
export const userBody = (user: UserDoc, { base, dehydrate = false, showToken = true }: UserView): object => ({
  _id: user._id,
  _links: { self: { href: `${base}/users/${user._id}` } },
  account_closure_date: null,
  client: user.client,
  doc_status: { physical_doc: summary(user, 'physical_docs'), virtual_doc: summary(user, 'virtual_docs') },
  documents: user.documents.map((one) => baseDocument(one, dehydrate)),
  emails: user.emails,
  extra: user.extra,
  flag: 'NOT-FLAGGED',
  flag_code: null,
  ips: [],
  is_hidden: user.is_hidden,
  legal_names: user.legal_names,
  logins: user.logins,
  permission: user.permission,
  permission_code: user.permission_code,
  phone_numbers: user.phone_numbers,
  photos: user.photos,
  ...(showToken ? { refresh_token: user.refresh_token } : {}),
  watchlists: user.documents.length === 0 ? 'PENDING' : 'NO_MATCH',
})
