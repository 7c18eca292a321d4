import type { Customer } from '#bank/ground/customer.ts'
import { type CaseId, derivedId, type OperationId } from '#bank/ground/ids.ts'
import type { Operation, Operations } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Tries } from '#bank/ground/tries.ts'
import type { Case, Topic } from './case.ts'
import { MAX_OPEN_CASES, type ReportPorts, attach, findSubject, isAboutSubject } from './report.ts'
import { isReadBy, type ThreadPorts, type WriteRefusal, type Writer, writeToCase } from './thread.ts'

type Ports = ThreadPorts & ReportPorts & { readonly operations: Operations; readonly tries: Tries }

export type OpenRefusal =
  | WriteRefusal
  | { readonly kind: 'too-many'; readonly limit: number }
  /** Too many in a day from this chat or network, or in an hour from strangers together. */
  | { readonly kind: 'too-often'; readonly within: 'day' | 'hour' }

/** Open at once in a chat where nobody is signed in. */
export const MAX_OPEN_UNPROVED = 3
/** Opened there in a day. */
const UNPROVED_A_DAY = 5
/** Where chats cost nothing to make: from one network in a day, and from all strangers who come so in an hour. */
export const STRANGERS_OF_NETWORK_A_DAY = 20
export const STRANGERS_AN_HOUR_IN_ALL = 120
const HOUR_MS = 3_600_000
const MOST = 50
/** Newest payments that are attached where none was named. */
const RECENT = 5

type Given = { readonly topic: Topic; readonly text: string; readonly operation?: OperationId }

/**
 * Opens a case for a person to look at, with all that is known of it. Where nobody is signed in nothing of an account is
 * attached. What is open already about the same is written to instead.
 */
export const openCase = async (ports: Ports, writer: Writer, given: Given): Promise<Result<CaseId, OpenRefusal>> => {
  const { chat, turn, now, customer, owner } = writer
  const id = derivedId('case', turn)
  const made = await ports.cases.find(id)
  if (made !== undefined) return isReadBy(made, writer) ? ok(id) : err({ kind: 'not-yours' })
  const about = await subjectOf(ports, customer, given.operation)
  if (about === 'not-yours') return err({ kind: 'not-yours' })
  const own = await ownCases(ports, writer)
  const open = own.filter((each) => each.state !== 'closed' && isAsProved(each, customer !== undefined))
  const same = open.find((each) => each.topic === given.topic && (about === undefined || isAboutSubject(each, about)))
  if (same !== undefined) return await writeToCase(ports, writer, { case: same.id, text: given.text })
  const refusal = await refusalOf(ports, { ...writer, id }, open.length)
  if (refusal !== undefined) return err(refusal)
  const isAtBank = about?.entry !== undefined
  await ports.cases.insert({
    id,
    ...(owner !== undefined && { customer: owner }),
    conversation: chat,
    ...(customer === undefined && { isUnproved: true }),
    wrong: 'other',
    topic: given.topic,
    text: given.text,
    ...(about?.operation && { operation: about.operation.id }),
    ...(about?.entry && { transfer: about.entry.transfer.id }),
    state: 'open',
    revision: 0,
    attempts: 0,
    createdAt: now,
    waitingSince: now,
    attached: about === undefined ? await recentOf(ports, customer) : await attach(ports, about),
    comment: isAtBank ? 'waiting' : 'not-possible',
    dispute: isAtBank ? 'waiting' : 'not-possible',
    ...(isAtBank && { dueAt: now }),
  })
  await ports.audit.append({
    id: `${id}:reported`,
    at: now,
    ...(owner !== undefined && { customer: owner }),
    what: 'asked for a person',
    facts: { case: id, topic: given.topic },
  })
  ports.log.info({ event: 'case-opened', case: id, topic: given.topic }, 'somebody has asked for a person')
  return ok(id)
}

/**
 * Opened by somebody as much signed in as this one. What was opened by whoever held a chat takes neither the place nor the
 * words of what its customer reports signed in.
 */
export const isAsProved = ({ isUnproved }: Case, isSignedIn: boolean): boolean => (isUnproved === true) !== isSignedIn

/** A payment counts only for who is signed in and has made it. */
const subjectOf = async (ports: Ports, customer: Customer | undefined, operation: OperationId | undefined) => {
  if (operation === undefined) return undefined
  if (customer === undefined) return 'not-yours'
  return (await findSubject(ports, customer, { operation })) ?? 'not-yours'
}

/** Newest first: all of who is signed in, or what was opened in this chat. */
export const ownCases = async (
  { cases }: Pick<ThreadPorts, 'cases'>,
  { chat, customer }: Pick<Writer, 'chat' | 'customer'>,
): Promise<readonly Case[]> =>
  customer === undefined ? await cases.ofChat(chat, MOST) : await cases.ofCustomer(customer.id, MOST)

const refusalOf = async (
  ports: Pick<Ports, 'cases' | 'tries'>,
  writer: Writer & { readonly id: CaseId },
  open: number,
): Promise<OpenRefusal | undefined> => {
  const { chat, customer, now } = writer
  const limit = customer === undefined ? MAX_OPEN_UNPROVED : MAX_OPEN_CASES
  if (open >= limit) return { kind: 'too-many', limit }
  if (customer !== undefined) return undefined
  const here = await ports.cases.countUnproved(now - 24 * HOUR_MS, chat)
  return here >= UNPROVED_A_DAY ? { kind: 'too-often', within: 'day' } : await refusalOfStranger(ports, writer)
}

/**
 * A chat of a customer's, and one that a platform knows whose it is, has its own limit and no other: no stranger uses up the
 * way to a person of anybody but those who come as cheaply.
 */
const refusalOfStranger = async (
  { tries }: Pick<Ports, 'tries'>,
  { id, now, network, owner }: Writer & { readonly id: CaseId },
): Promise<OpenRefusal | undefined> => {
  if (network === undefined || owner !== undefined) return undefined
  const ofNetwork = { what: `case:${network}`, most: STRANGERS_OF_NETWORK_A_DAY, withinMs: 24 * HOUR_MS }
  if ((await tries.take({ ...ofNetwork, id, now })) !== 'taken') return { kind: 'too-often', within: 'day' }
  const ofAll = { what: 'case', most: STRANGERS_AN_HOUR_IN_ALL, withinMs: HOUR_MS }
  return (await tries.take({ ...ofAll, id, now })) === 'taken' ? undefined : { kind: 'too-often', within: 'hour' }
}

/** The customer's payments of late, newest first. */
export const recentPayments = async (
  { operations }: { readonly operations: Operations },
  customer: Customer,
): Promise<readonly Operation[]> => {
  const latest = await operations.ofCustomer(customer.id, { limit: MOST })
  const sent = latest.filter(
    ({ order, state }) => isPaymentOrder(order) && !['proposed', 'expired', 'cancelled', 'refused'].includes(state),
  )
  return sent.slice(0, RECENT)
}

/** As JSON with amounts in their smallest units: a record for people, which no code reads back. */
const recentOf = async (ports: Ports, customer: Customer | undefined): Promise<string> => {
  const recent = customer === undefined ? [] : await recentPayments(ports, customer)
  return JSON.stringify({ recent }, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}
