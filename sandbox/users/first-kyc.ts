import { z } from 'zod'
import type { BaseDocument, SubDocument, UserDoc } from '../store/documents.ts'
import type { DocumentEntry } from './documents.ts'
import { badForm, notFound } from '../kit/refusal.ts'
import { parseBody } from '../kit/parse.ts'
import { textLike } from '../kit/wire-types.ts'

const text = z.string().min(1)
const number = textLike(text)
const whole = z.number().int()
const Person = z.looseObject({
  birth_day: whole,
  birth_month: whole,
  birth_year: whole,
  name_first: text,
  name_last: text,
  address_street1: text,
  address_city: text.nullish(),
  address_subdivision: text.nullish(),
  address_postal_code: number,
  address_country_code: text,
  document_value: number,
  document_type: text,
})
const Answers = z.looseObject({ question_set_id: text, answers: z.array(z.looseObject({})).min(1) })
const Attachment = z.looseObject({ attachment: text })

export type FirstKyc =
  | { kind: 'person'; person: z.infer<typeof Person> }
  | { kind: 'answers'; setId: string; answers: object[] }
  | { kind: 'attachment'; value: string }

/**
 * `{"doc": {…}}`, the first form of KYC: one person and one number, the answers to its questions, or one photo.
 * Refuses a wrong field by its name, `doc.` in front.
 */
export const parseFirstKyc = (raw: unknown): FirstKyc => {
  const given = parseBody(z.looseObject({ doc: z.looseObject({}) }), { doc: raw }).doc
  const parse = <T>(schema: z.ZodType<T>): T => parseBody(z.looseObject({ doc: schema }), { doc: given }).doc
  if ('question_set_id' in given) {
    const { question_set_id: setId, answers } = parse(Answers)
    return { kind: 'answers', setId, answers }
  }
  if ('attachment' in given) return { kind: 'attachment', value: parse(Attachment).attachment }
  return { kind: 'person', person: parse(Person) }
}

/** The questions that a number of the user's still asks, if there are any. */
export const questionsOf = (user: UserDoc): { base: BaseDocument; sub: SubDocument; set: object } | undefined => {
  for (const base of user.documents) {
    for (const sub of base.virtual_docs) {
      const set = sub.meta?.['question_set']
      if (sub.status === 'SUBMITTED|MFA_PENDING' && typeof set === 'object' && set !== null) return { base, sub, set }
    }
  }
  return undefined
}

const UNKNOWN = 'Not Known'

/** What the first form says, as an entry of the second: what it never asked for is not known. */
export const entryOf = (first: FirstKyc, user: UserDoc): DocumentEntry => {
  if (first.kind === 'answers') {
    const asked = questionsOf(user)
    if (asked === undefined || (asked.set as { id?: unknown }).id !== first.setId)
      throw notFound('question set', first.setId)
    const meta = { question_set: { answers: first.answers } }
    return { id: asked.base.id, virtual_docs: [{ id: asked.sub.id, meta }] }
  }
  if (first.kind === 'attachment') {
    const base = user.documents.at(-1)
    if (base === undefined) throw badForm('Missing field in payload: doc.name_first. No person is known yet.', 'doc')
    return { id: base.id, physical_docs: [{ document_type: 'GOVT_ID', document_value: first.value }] }
  }
  const { person } = first
  const name = `${person.name_first} ${person.name_last}`
  return {
    email: user.logins[0]?.email ?? UNKNOWN,
    phone_number: user.phone_numbers[0] ?? UNKNOWN,
    ip: '0.0.0.0',
    name,
    alias: name,
    entity_type: 'NOT_KNOWN',
    entity_scope: UNKNOWN,
    day: person.birth_day,
    month: person.birth_month,
    year: person.birth_year,
    address_street: person.address_street1,
    address_city: person.address_city ?? UNKNOWN,
    address_subdivision: person.address_subdivision ?? UNKNOWN,
    address_postal_code: person.address_postal_code,
    address_country_code: person.address_country_code,
    virtual_docs: [{ document_type: person.document_type, document_value: person.document_value }],
  }
}
