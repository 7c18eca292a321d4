import { describe, expect, it } from 'vitest'
import { type Problem, toFailure } from '#adapters/synapse/failure.ts'
import { scrub } from '#adapters/synapse/scrub.ts'

const said = (status: number, code: string, word = ''): Problem => ({ kind: 'said-no', status, code, word, text: '' })
const network = (code: string): Problem => ({ kind: 'network', code })

const WRITES: readonly (readonly [string, Problem, string])[] = [
  ['connection refused', network('ECONNREFUSED'), 'not-sent'],
  ['kept back while the bank is away', network('NOT_TRIED'), 'not-sent'],
  ['no such host', network('ENOTFOUND'), 'not-sent'],
  ['no name service', network('EAI_AGAIN'), 'not-sent'],
  ['a reset', network('ECONNRESET'), 'unknown'],
  ['a time-out', network('ECONNABORTED'), 'unknown'],
  ['the deadline', network('ERR_CANCELED'), 'unknown'],
  ['an error nobody has listed', network('ENEW'), 'unknown'],
  ['a maintenance page', { kind: 'unreadable', status: 200 }, 'unknown'],
  ['a redirect', { kind: 'unreadable', status: 307 }, 'unknown'],
  ['a proxy refusing with a page', { kind: 'unreadable', status: 403 }, 'unknown'],
  ['500', said(500, '500'), 'unknown'],
  ['503', said(503, '503'), 'unknown'],
  ['504', said(504, '504'), 'unknown'],
  ['a used key', said(409, '450'), 'unknown'],
  ['a used key, as some answers have it', said(400, '450'), 'unknown'],
  ['a code nobody has listed', said(418, '777'), 'unknown'],
  ['too many requests', said(429, '429'), 'not-sent'],
  ['bad client credentials', said(401, '100'), 'not-sent'],
  ['bad client credentials, as 400', said(400, '100'), 'not-sent'],
  ['a stale key', said(401, '110'), 'not-sent'],
  ['a foreign fingerprint', said(401, '120'), 'not-sent'],
  ['out of scope', said(401, '300'), 'not-sent'],
  ['a missing header', said(400, '200', 'missing_client_credentials'), 'not-sent'],
  ['a missing address of the device', said(400, '200', 'missing_user_ip'), 'not-sent'],
  ['not found', said(404, '404'), 'refused not-found'],
  ['a malformed request', said(400, '200'), 'refused invalid'],
  ['wrong values', said(409, '400'), 'refused invalid'],
  ['not for this object', said(400, '410'), 'refused invalid'],
  ['forbidden', said(403, '300'), 'refused not-allowed'],
  ['too many small deposits', said(400, '410', 'max_microdeposits_sent'), 'refused too-many-tries'],
]

const kindOf = (failure: ReturnType<typeof toFailure>): string =>
  failure.kind === 'refused' ? `refused ${failure.reason}` : failure.kind

describe('what a failure means', () => {
  it.each(WRITES)('%s', (_name, problem, expected) => {
    expect(kindOf(toFailure(problem, 'write', ''))).toBe(expected)
    // A read leaves nothing unknown.
    expect(kindOf(toFailure(problem, 'read', ''))).toBe(expected === 'unknown' ? 'not-sent' : expected)
  })

  it('asks the call for its reasons before the general ones, but not about what may have happened', () => {
    const reasons = () => 'wrong-answer' as const
    expect(kindOf(toFailure(said(409, '400'), 'write', '', reasons))).toBe('refused wrong-answer')
    expect(kindOf(toFailure(said(409, '450'), 'write', '', reasons))).toBe('unknown')
    expect(kindOf(toFailure(said(500, '400'), 'write', '', reasons))).toBe('unknown')
  })
})

describe('scrub', () => {
  it('takes out what was named, what looks like a key, and long numbers', () => {
    const text =
      'no: client_secret_abc, oauth_Xy1, refresh_Zz9, 123-45-6789, 12345678901, hunter2, 5d2a1c0e9b3f4a0012345601'
    expect(scrub(text, ['hunter2', ''])).toBe(
      'no: [secret], [secret], [secret], [number], [number], [secret], 5d2a1c0e9b3f4a0012345601',
    )
  })
})
