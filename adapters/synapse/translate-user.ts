import type { Missing, QuestionSet, Tier } from '#bank/ground/customer.ts'
import type { BankUser } from '#bank/ground/rail.ts'
import { translated } from './translated.ts'
import { type BaseDocument, type SubDocument, WireUser } from './wire.ts'

const TIERS: ReadonlyMap<string, Tier> = new Map([
  ['UNVERIFIED', 'unverified'],
  ['RECEIVE', 'receive-only'],
  ['SEND-AND-RECEIVE', 'full'],
  ['LOCKED', 'locked'],
  ['CLOSED', 'closed'],
  ['MAKE-IT-GO-AWAY', 'closed'],
])

/** The document of the customer: Parley opens personal accounts, with one base document each. */
export const baseDocument = (user: WireUser): BaseDocument | undefined =>
  user.documents.find((document) => document.is_active !== false)

const allOf = (document: BaseDocument): readonly SubDocument[] => [
  ...document.virtual_docs,
  ...document.physical_docs,
  ...document.social_docs,
]
const isInvalid = ({ status }: SubDocument): boolean => /INVALID|MFA_PENDING/.test(status)
const isReviewing = ({ status }: SubDocument): boolean => status === 'SUBMITTED|REVIEWING' || status === 'SUBMITTED'

/** A paper that must be there: wanted while none stands that is accepted or being looked at. */
const lacks = (documents: readonly SubDocument[], type: string): boolean =>
  !documents.some((document) => document.document_type === type && !isInvalid(document))
/** A fact that the bank derives by itself: wanted only when it says that it is wrong. */
const isWrong = (documents: readonly SubDocument[], type: string): boolean =>
  documents.some((document) => document.document_type === type && isInvalid(document))

/** The SSN whose owner the bank asks questions, before it decides. */
export const askedPaper = (document: BaseDocument | undefined): SubDocument | undefined =>
  document?.virtual_docs.find(
    ({ document_type: type, status, meta }) =>
      type === 'SSN' && status.includes('MFA_PENDING') && (meta?.question_set?.questions.length ?? 0) > 0,
  )

const questionsIn = (document: BaseDocument | undefined): QuestionSet | undefined => {
  const set = askedPaper(document)?.meta?.question_set
  if (set === undefined) return undefined
  const questions = set.questions.map(({ id, question, answers }) => ({
    id: String(id),
    question,
    choices: answers.map((choice) => ({ id: String(choice.id), text: choice.answer })),
  }))
  return { id: set.id, questions }
}

const missingIn = (document: BaseDocument | undefined, reviewing: boolean, asked: boolean): readonly Missing[] => {
  const all = document === undefined ? [] : allOf(document)
  const wanted: readonly (readonly [Missing, boolean])[] = [
    ['ssn', lacks(all, 'SSN') && !asked],
    ['questions', asked],
    ['photo-id', lacks(all, 'GOVT_ID')],
    ['address', isWrong(all, 'ADDRESS')],
    ['email', isWrong(all, 'EMAIL')],
    ['phone', isWrong(all, 'PHONE_NUMBER')],
    ['review', reviewing],
  ]
  return wanted.filter(([, wants]) => wants).map(([missing]) => missing)
}

export const toBankUser = (user: WireUser): BankUser => {
  // A permission that the bank invents later allows nothing until it is known here.
  const tier = TIERS.get(user.permission) ?? 'unverified'
  const document = baseDocument(user)
  const reviewing = document !== undefined && allOf(document).some(isReviewing)
  const questions = questionsIn(document)
  const unfinished = tier === 'unverified' || tier === 'receive-only'
  return {
    id: user._id,
    tier,
    reviewing,
    missing: unfinished ? missingIn(document, reviewing, questions !== undefined) : [],
    ...(questions === undefined ? {} : { questions }),
    ...(document === undefined ? {} : { documentId: document.id }),
  }
}

/** Parses a user's object into the bank's own words. */
export const BankUserSchema = translated(WireUser, toBankUser)
