import type { Audit } from '#bank/ground/audit.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type CaseId, type ConversationId, type CustomerId, derivedId } from '#bank/ground/ids.ts'
import type { Log } from '#kit/log.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Case, CaseChange, CaseMessage, Cases } from './case.ts'

/** Who writes from which chat, in which turn. */
export type Writer = {
  readonly chat: ConversationId
  readonly turn: string
  readonly now: number
  /** Signed in there. */
  readonly customer: Customer | undefined
  /** Whose chat it is, signed in or not. */
  readonly owner: CustomerId | undefined
  /** Where chats cost nothing: where it comes from. */
  readonly network?: string | undefined
}

export type ThreadPorts = { readonly cases: Cases; readonly audit: Audit; readonly log: Log }

export type WriteRefusal =
  | { readonly kind: 'not-yours' }
  /** Closed for longer than it can be taken up again. */
  | { readonly kind: 'over' }
  /** As much as may wait for one answer. */
  | { readonly kind: 'wait'; readonly limit: number }
  /** As much as one case may hold. */
  | { readonly kind: 'full' }

const DAY_MS = 86_400_000
/** So long after it was closed a case is taken up again by writing in it. */
export const REOPEN_MS = 14 * DAY_MS
/** So long after support has written, words that are no wish are taken for a possible answer. */
export const REPLY_MS = 7 * DAY_MS
/** From the customer, without a word of support's in between. */
export const MOST_UNANSWERED = 10
/** From both, in one case. */
export const MOST_MESSAGES = 100
const TRIES = 5

/** A case opened where nobody was signed in is read in that chat; any other by its customer, signed in. */
export const isReadBy = (
  found: Case,
  { chat, customer }: Pick<Writer, 'chat'> & { customer: { id: CustomerId } | undefined },
): boolean =>
  (customer !== undefined && found.customer === customer.id) ||
  (found.isUnproved === true && found.conversation === chat)

/**
 * Whether these words may go into it. What its chat shows to whoever holds it gets none of what is said, signed in, elsewhere.
 */
export const isWrittenBy = (
  found: Case,
  writer: Pick<Writer, 'chat'> & { customer: { id: CustomerId } | undefined },
): boolean => isReadBy(found, writer) && (found.isUnproved !== true || found.conversation === writer.chat)

export const canBeTakenUp = ({ state, closedAt }: Pick<Case, 'state' | 'closedAt'>, now: number): boolean =>
  state !== 'closed' || (closedAt !== undefined && now - closedAt < REOPEN_MS)

/** How many of the customer's messages support has not answered. What it was opened with counts as one. */
export const unansweredOf = ({ thread = [], waitingSince }: Pick<Case, 'thread' | 'waitingSince'>): number => {
  if (waitingSince === undefined) return 0
  const last = thread.findLastIndex(({ by }) => by === 'support')
  return thread.length - 1 - last + (last < 0 ? 1 : 0)
}

/**
 * Changes a case as it stands, again where another writer was faster. `decide` gives nothing where there is nothing to change.
 */
export const changeCase = async <T>(
  { cases }: Pick<ThreadPorts, 'cases'>,
  id: CaseId,
  decide: (found: Case | undefined) => { readonly change?: Partial<CaseChange>; readonly result: T },
): Promise<T> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await cases.find(id)
    const { change, result } = decide(found)
    if (found === undefined || change === undefined) return result
    // The bank's part of it goes on as it was.
    if (await cases.change(id, found.revision, { dueAt: found.dueAt ?? null, ...change })) return result
  }
  throw new Error(`${id} lost ${TRIES} races`)
}

/** One more message of who opened it: a closed case is open again. The same turn writes once. */
export const writeToCase = async (
  ports: ThreadPorts,
  writer: Writer,
  { case: id, text }: { readonly case: CaseId; readonly text: string },
): Promise<Result<CaseId, WriteRefusal>> => {
  const { now, turn, chat, customer } = writer
  const message: CaseMessage = { id: derivedId('message', id, turn), at: now, by: 'customer', text }
  const written = await changeCase<Result<CaseId, WriteRefusal>>(ports, id, (found) => {
    if (found === undefined || !isWrittenBy(found, writer)) return { result: err({ kind: 'not-yours' }) }
    const { thread = [] } = found
    if (thread.some((each) => each.id === message.id)) return { result: ok(id) }
    if (!canBeTakenUp(found, now)) return { result: err({ kind: 'over' }) }
    if (thread.length >= MOST_MESSAGES) return { result: err({ kind: 'full' }) }
    if (unansweredOf(found) >= MOST_UNANSWERED) return { result: err({ kind: 'wait', limit: MOST_UNANSWERED }) }
    const change = {
      thread: [...thread, message],
      waitingSince: found.waitingSince ?? now,
      ...(found.state === 'closed' && { state: 'open' as const, closedAt: null }),
      // Support's answer goes where its customer wrote last.
      ...(customer !== undefined && found.isUnproved !== true && { conversation: chat }),
    }
    return { change, result: ok(id) }
  })
  if (written.ok) {
    await ports.audit.append({
      id: message.id,
      at: now,
      ...(customer && { customer: customer.id }),
      what: 'wrote to support',
      facts: { case: id },
    })
    ports.log.info({ event: 'case-written', case: id }, 'a customer has written to support')
  }
  return written
}

/** Closed by who opened it. False where it is not theirs. Closing it again changes nothing. */
export const closeOwnCase = async (ports: ThreadPorts, writer: Writer, id: CaseId): Promise<boolean> => {
  const { now, turn, customer } = writer
  const outcome = await changeCase(ports, id, (found) => {
    if (found === undefined || !isReadBy(found, writer)) return { result: 'not-yours' }
    if (found.state === 'closed') return { result: 'closed-before' }
    return { change: { state: 'closed', closedAt: now, waitingSince: null }, result: 'closed' }
  })
  if (outcome === 'closed') {
    await ports.audit.append({
      id: `${id}:closed:${turn}`,
      at: now,
      ...(customer && { customer: customer.id }),
      what: 'problem closed by who reported it',
      facts: { case: id },
    })
    ports.log.info({ event: 'case-closed', case: id, by: 'customer' }, 'a case was closed')
  }
  return outcome !== 'not-yours'
}
