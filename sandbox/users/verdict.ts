import type { DocumentKind, SubDocument } from '../store/documents.ts'
import { isTwoFactor } from './enumerations.ts'

export type Verdict = Pick<SubDocument, 'status'> & { reasons?: string[]; questions?: object }

const VALID: Verdict = { status: 'SUBMITTED|VALID' }
const invalid = (...reasons: string[]): Verdict => ({
  status: 'SUBMITTED|INVALID',
  ...(reasons.length > 0 ? { reasons } : {}),
})

const REASONS: Readonly<Record<string, string>> = {
  '9000': 'invalid_tin|not_issued',
  '2225': 'name_mismatch',
  '0010': 'duplicate_request',
  '6666': 'dmf',
  '2220': 'info_mismatch',
  '2800': 'reason_unknown',
  '0005': 'missing_info',
}

const question = (id: number, text: string, answers: readonly string[]): object => ({
  answers: answers.map((answer, index) => ({ answer, id: index + 1 })),
  id,
  question: text,
})

/** The knowledge questions an SSN ending 3333 is asked. */
const QUESTIONS = {
  id: '5d2a1c0e9b3f4a0012345699',
  questions: [
    question(1, 'Which one of the following addresses is associated with you?', [
      '824 Mockingbird Lane',
      '12 Main Street',
      'None Of The Above',
    ]),
    question(2, 'Which one of the following area codes is associated with you?', ['415', '212', 'None Of The Above']),
    question(3, 'Which one of the following cities is associated with you?', [
      'San Francisco',
      'Dallas',
      'None Of The Above',
    ]),
    question(4, 'Which one of the following counties is associated with you?', [
      'Shelby',
      'Fulton',
      'None Of The Above',
    ]),
    question(5, 'Which one of the following zip codes is associated with you?', [
      '38103',
      '30301',
      'None Of The Above',
    ]),
  ],
}

const virtual = (value: string): Verdict => {
  const ending = value.replace(/[^0-9A-Za-z]/g, '').slice(-4)
  if (ending === '2222') return VALID
  if (ending === '3333') return { status: 'SUBMITTED|MFA_PENDING', questions: QUESTIONS }
  const reason = REASONS[ending]
  return reason === undefined ? invalid() : invalid(reason)
}

const BAD_SOCIAL: Readonly<Record<string, string>> = {
  EMAIL: 'invalid@gmail.com',
  IP: '255.255.255.0',
  PHONE_NUMBER: '5417543010',
}

const social = (type: string, value: string): Verdict => {
  // The review sends the pin, and then waits for it.
  if (isTwoFactor(type)) return { status: 'SUBMITTED|MFA_PENDING' }
  if (['FACEBOOK', 'LINKEDIN', 'TWITTER'].includes(type)) return value.endsWith('/invalid') ? invalid() : VALID
  const compared = type === 'PHONE_NUMBER' ? value.replace(/\D/g, '') : value.toLowerCase()
  return BAD_SOCIAL[type] === compared ? invalid() : VALID
}

/** What the review of a document finds: the sandbox's magic values. */
export const verdictOf = (kind: DocumentKind, type: string, value: string): Verdict => {
  if (kind === 'virtual_docs') return virtual(value)
  if (kind === 'physical_docs') return value.startsWith('data:image/invalid') ? invalid() : VALID
  return social(type, value)
}
