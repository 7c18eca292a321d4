import { z } from 'zod'
import { digest } from '../kit/ids.ts'
import type { DocumentKind, SubDocument } from '../store/documents.ts'
import { isDocumentType, isTwoFactor } from './enumerations.ts'
import { badForm, notFound, wrongValue } from '../kit/refusal.ts'
import { requireSmall } from '../kit/parse.ts'
import { numberLike, optional, text } from '../kit/wire-types.ts'

/** When the request came, and when what it submits will have been reviewed. */
export type ReviewTimes = { now: number; reviewAt: number; pin: string; strict: boolean }

export const SubDocumentInput = z.looseObject({
  id: optional(z.string()),
  document_type: optional(z.string()),
  document_value: optional(text),
  mfa_answer: optional(text),
  meta: z.record(z.string(), z.unknown()).nullish(),
})
export type SubDocumentInput = z.infer<typeof SubDocumentInput>

/** Of one kind in one base document. */
const MOST_SUBS = 20
/** A number, an address, a few words: photos aside. */
const MOST_VALUE = 4_096

const normalised = (value: string): string =>
  value.startsWith('data:') ? value : value.replace(/[\s-]/g, '').toLowerCase()

export const newSub = (type: string, value: string, { now, reviewAt }: ReviewTimes): SubDocument => ({
  id: digest(type, normalised(value)),
  document_type: type,
  document_value: value,
  status: 'SUBMITTED|REVIEWING',
  last_updated: now,
  reviewAt,
})

/**
 * How a photo begins. Its media type is what a client guessed from a file name, or none; what follows the first character
 * of its content is not looked at, however short it is.
 */
const DATA_URI = /^data:[^,]{0,100};base64,\s*[A-Za-z0-9+/]/
const LONGEST_HEAD = 200

const submitted = (kind: DocumentKind, input: SubDocumentInput, times: ReviewTimes): SubDocument => {
  const { document_type: type, document_value: value, meta } = input
  if (type === undefined)
    throw badForm(`Missing field in payload: documents.${kind}.document_type.`, `documents.${kind}.document_type`)
  if (!isDocumentType(kind, type))
    throw badForm(
      `Invalid field in payload: documents.${kind}.document_type. ${type} is unknown.`,
      `documents.${kind}.document_type`,
    )
  if (value === undefined)
    throw badForm(`Missing field in payload: documents.${kind}.document_value.`, `documents.${kind}.document_value`)
  if (kind !== 'physical_docs') requireSmall(value, `documents.${kind}.document_value`, MOST_VALUE)
  requireSmall(meta, `documents.${kind}.meta`, MOST_VALUE)
  if (kind === 'physical_docs' && !DATA_URI.test(value.slice(0, LONGEST_HEAD))) {
    throw badForm(
      `Invalid field in payload: documents.${kind}.document_value. It must be a padded base64 data URI.`,
      `documents.${kind}.document_value`,
    )
  }
  return { ...newSub(type, value, times), ...(meta === undefined || meta === null ? {} : { meta }) }
}

const AnswerSet = z.looseObject({
  question_set: z.looseObject({
    answers: z.array(z.looseObject({ question_id: numberLike(z.number()), answer_id: numberLike(z.number()) })).min(1),
  }),
})

/** Answers to knowledge questions: the first choice of each is the right one. */
const answered = (existing: SubDocument, input: SubDocumentInput, times: ReviewTimes): SubDocument | undefined => {
  const waiting = existing.status === 'SUBMITTED|MFA_PENDING'
  // Whoever has the pin already need not wait for the review that would ask for it.
  if (isTwoFactor(existing.document_type) && (waiting || existing.status === 'SUBMITTED|REVIEWING')) {
    if (input.mfa_answer === undefined) return undefined
    if (input.mfa_answer !== times.pin) throw wrongValue('Incorrect mfa_answer supplied.')
    const { reviewAt: _, ...rest } = existing
    return { ...rest, status: 'SUBMITTED|VALID', last_updated: times.now }
  }
  if (!waiting) return undefined
  const answers = AnswerSet.safeParse(input.meta)
  if (!answers.success) return undefined
  const right = answers.data.question_set.answers.every(({ answer_id }) => answer_id === 1)
  const { meta: _, ...rest } = existing
  return { ...rest, status: right ? 'SUBMITTED|VALID' : 'SUBMITTED|INVALID', last_updated: times.now }
}

/** Applies one kind's entries to the documents there are: add, replace by id, answer, delete. */
export const applySubDocuments = (
  kind: DocumentKind,
  held: readonly SubDocument[],
  inputs: readonly SubDocumentInput[],
  times: ReviewTimes,
): SubDocument[] => {
  let subs = [...held]
  for (const input of inputs) {
    if (input.id === undefined) {
      const sub = submitted(kind, input, times)
      subs = [...subs.filter(({ id }) => id !== sub.id), sub]
      continue
    }
    const existing = subs.find(({ id }) => id === input.id)
    if (existing === undefined) throw notFound('document', input.id)
    if (input.document_type === 'DELETE_DOCUMENT') subs = subs.filter((sub) => sub !== existing)
    else {
      const after =
        answered(existing, input, times) ??
        submitted(kind, { ...input, document_type: input.document_type ?? existing.document_type }, times)
      subs = subs.map((sub) => (sub === existing ? after : sub))
    }
  }
  if (subs.length > MOST_SUBS) throw badForm(`A document has no more than ${MOST_SUBS} of a kind.`, `documents.${kind}`)
  return subs
}
