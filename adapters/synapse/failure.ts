import type { RailFailure, RefusalReason } from '#bank/ground/rail.ts'

/** What went wrong, freed of the HTTP library's error: that one holds the request's headers and so our secret. */
export type Problem =
  /** The bank's own error body. */
  | {
      readonly kind: 'said-no'
      readonly status: number
      readonly code: string
      readonly word: string
      readonly text: string
    }
  /** An answer that is not what the bank gives: a maintenance page, a cut-off body, a redirect. */
  | { readonly kind: 'unreadable'; readonly status: number }
  | { readonly kind: 'network'; readonly code: string }

export type SaidNo = Extract<Problem, { kind: 'said-no' }>

/** A read changes nothing, so it can't leave anything unknown; a write can. */
export type Effect = 'read' | 'write'

/** The code of a request that was kept back, since the bank is away. */
export const NOT_TRIED = 'NOT_TRIED'

/** Errors of connecting: not one byte of the request had left. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  NOT_TRIED,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
const OUR_CREDENTIALS: ReadonlySet<string> = new Set(['100', '110', '120', '300'])
/** Codes that the bank documents as "your request is at fault": it looked at the request and did nothing. */
const AT_FAULT: ReadonlySet<string> = new Set(['200', '400', '410', '460'])

export const describe = (problem: Problem): string => {
  switch (problem.kind) {
    case 'said-no':
      return `${problem.status}/${problem.code} ${problem.word} ${problem.text}`.replaceAll(/\s+/g, ' ').trim()
    case 'unreadable':
      return `unreadable answer with status ${problem.status}`
    case 'network':
      return `no answer: ${problem.code}`
  }
}

/** What a refusal means is different from call to call: each call names its own reasons, before the general ones. */
export type Reasons = (problem: SaidNo) => RefusalReason | undefined

export const toFailure = (problem: Problem, effect: Effect, message: string, reasons?: Reasons): RailFailure => {
  const perhaps: RailFailure = { kind: effect === 'write' ? 'unknown' : 'not-sent', message }
  if (problem.kind === 'network') return NEVER_LEFT.has(problem.code) ? { kind: 'not-sent', message } : perhaps
  if (problem.kind === 'unreadable') return perhaps
  const { status, code } = problem
  if (code === '450' || status >= 500 || status < 400 || status === 408) return perhaps
  if (status === 429 || code === '429') return { kind: 'not-sent', message }
  if (isAboutOurCredentials(problem)) return { kind: 'not-sent', message }
  const reason = reasons?.(problem) ?? generalReason(problem)
  return reason === undefined ? perhaps : { kind: 'refused', reason, message, code }
}

/** Wrong ones of the platform have the code of a wrong form: only the words tell them from it. */
const ABOUT_THE_PLATFORM = /\bclient credentials\b/i

/** Refused before anything was looked at: for operators to mend, and then the same order can be sent again. */
const isAboutOurCredentials = ({ status, code, word, text }: SaidNo): boolean =>
  code === '100' ||
  (status === 401 && OUR_CREDENTIALS.has(code)) ||
  /^missing_(client|user)_/.test(word) ||
  (code === '200' && ABOUT_THE_PLATFORM.test(text))

const generalReason = ({ status, code, word }: SaidNo): RefusalReason | undefined => {
  if (status === 404 || code === '404') return 'not-found'
  if (word === 'max_microdeposits_sent') return 'too-many-tries'
  if (code === '300') return 'not-allowed'
  return AT_FAULT.has(code) ? 'invalid' : undefined
}
