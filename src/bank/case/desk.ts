import type { Customer, Customers } from '#bank/ground/customer.ts'
import { type CaseId, derivedId } from '#bank/ground/ids.ts'
import { type Notices, notify } from '#bank/ground/notice.ts'
import type { Operation, Operations } from '#bank/ground/operation.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Case, CaseMessage } from './case.ts'
import { changeCase, type ThreadPorts, unansweredOf } from './thread.ts'
import { recentPayments } from './open.ts'

/** What operators do with cases. */

type Ports = ThreadPorts & {
  readonly customers: Pick<Customers, 'find'>
  readonly operations: Operations
  readonly notices: Pick<Notices, 'add'>
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

/** Of a customer only what tells who they are: no address, birth date, number or account. */
export type Person = Pick<Customer, 'handle' | 'legalName' | 'tier'> & { readonly isFrozen: boolean }
export type Listed = { readonly found: Case; readonly unanswered: number; readonly handle?: string }
export type Opened = {
  readonly found: Case
  readonly person?: Person
  /** The one it is about, or the last ones of who was signed in. */
  readonly payments: readonly Operation[]
}

/** Of one answer, in characters. */
export const MOST_IN_ANSWER = 1_500
export const MOST_IN_LIST = 200
const CLOSED_SHOWN = 20

/** Those that wait for words of support's first, the longest waiting on top; then the others, and the last that were closed. */
export const listCases = async ({
  cases,
  customers,
}: Pick<Ports, 'cases' | 'customers'>): Promise<{
  readonly open: readonly Listed[]
  readonly closed: readonly Listed[]
}> => {
  const [open, closed] = await Promise.all([cases.open(MOST_IN_LIST), cases.closed(CLOSED_SHOWN)])
  const listed = async (found: Case): Promise<Listed> => {
    const handle = found.customer && (await customers.find(found.customer))?.handle
    return { found: masked(found), unanswered: unansweredOf(found), ...(handle !== undefined && { handle }) }
  }
  const waitsSince = ({ waitingSince = Number.POSITIVE_INFINITY }: Case): number => waitingSince
  const sorted = open.toSorted((a, b) => waitsSince(a) - waitsSince(b) || a.createdAt - b.createdAt)
  return { open: await Promise.all(sorted.map(listed)), closed: await Promise.all(closed.map(listed)) }
}

/** Seven digits and more, as accounts, cards and Social Security numbers are written; and what is called a PIN or a password. */
const NUMBERS = /\d(?:[ .-]?\d){6,}/g
const NAMED = /\b(pin|passcode|password|code|ssn)\b(\W{0,4}(?:is|was|=|:)?\W{0,4})\S*\d\S*/gi
const maskNumbers = (text: string): string =>
  text.replaceAll(NAMED, '$1$2••••').replaceAll(NUMBERS, (number) => `••••${number.slice(-2)}`)

/** No operator needs a whole number, whoever wrote it into a case. */
const masked = (found: Case): Case => ({
  ...found,
  text: maskNumbers(found.text),
  ...(found.thread && {
    thread: found.thread.map((each) => (each.by === 'customer' ? { ...each, text: maskNumbers(each.text) } : each)),
  }),
})

export const readCase = async (
  ports: Pick<Ports, 'cases' | 'customers' | 'operations'>,
  id: CaseId,
): Promise<Opened | undefined> => {
  const stored = await ports.cases.find(id)
  if (stored === undefined) return undefined
  const customer = stored.customer && (await ports.customers.find(stored.customer))
  const found = masked(stored)
  if (customer === undefined) return { found, payments: [] }
  const { handle, legalName, tier, frozen } = customer
  const person = { handle, legalName, tier, isFrozen: frozen !== undefined }
  // Whoever wrote without a PIN may be anybody who holds the phone: nothing of the account belongs into the answer.
  if (found.isUnproved === true) return { found, person, payments: [] }
  const named = found.operation && (await ports.operations.find(found.operation))
  return { found, person, payments: named ? [named] : await recentPayments(ports, customer) }
}

export type Answering = {
  readonly case: CaseId
  readonly operator: string
  readonly text: string
  /** The same for the same press of a button, however often it arrives. */
  readonly key: string
  readonly closes: boolean
}
export type Answered = 'done' | 'gone' | 'empty' | 'too-long'

/** An operator's words, delivered to who opened the case once; with `closes` its last ones. */
export const answerCase = async (
  ports: Pick<Ports, 'cases' | 'audit' | 'log' | 'notices' | 'wake' | 'clock'>,
  { case: id, operator, text, key, closes }: Answering,
): Promise<Answered> => {
  if (text.trim() === '') return 'empty'
  if ([...text].length > MOST_IN_ANSWER) return 'too-long'
  const at = ports.clock()
  const message: CaseMessage = {
    // Changed and sent from the same form it is another answer.
    id: derivedId('message', id, key, text, closes ? 'closes' : 'stays'),
    at,
    by: 'support',
    text,
    operator,
    ...(closes && { closes }),
  }
  const after = await changeCase(ports, id, (found) => {
    if (found === undefined) return { result: undefined }
    const { thread = [] } = found
    if (thread.some((each) => each.id === message.id)) return { result: found }
    const state = closes ? ('closed' as const) : found.state === 'closed' ? ('open' as const) : found.state
    const ended = closes ? { answer: text, closedAt: at } : { closedAt: null }
    // The sweep looks after it: this process may die before the customer is told.
    const dueAt = found.dueAt ?? at + TOLD_MS
    const change = { thread: [...thread, message], state, waitingSince: null, dueAt, ...ended }
    return { change, result: found }
  })
  if (after === undefined) return 'gone'
  ports.log.info({ event: 'case-answered', case: id, closes }, 'support has answered')
  await follow(ports, after, message)
  return 'done'
}

type FollowPorts = Pick<Ports, 'audit' | 'notices' | 'wake' | 'clock'>

/** So long an answer may take to be told by who wrote it. */
const TOLD_MS = 30_000
/** What is older was told when it was written. */
const LATELY_MS = 86_400_000

/** What follows of each of support's latest words, once, whoever does it. */
export const followAnswers = async (ports: FollowPorts, found: Case): Promise<void> => {
  const since = ports.clock() - LATELY_MS
  for (const message of found.thread ?? [])
    if (message.by === 'support' && message.at > since) await follow(ports, found, message)
}

/** It is recorded, and told in its chat, and where that can't be reached in another one of the customer's who was signed in. */
const follow = async (
  ports: FollowPorts,
  { id, customer, conversation }: Case,
  message: CaseMessage,
): Promise<void> => {
  const { at, closes = false, operator = '' } = message
  await ports.audit.append({
    id: message.id,
    at,
    ...(customer !== undefined && { customer }),
    what: closes ? 'problem answered' : 'support wrote',
    facts: { case: id, operator },
  })
  await notify(ports, {
    id: `${id}:${message.id}`,
    ...(customer !== undefined && { customer }),
    conversation,
    about: { kind: 'case-message', case: id, message: message.id },
  })
}
