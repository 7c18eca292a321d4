import { err, ok, type Result } from '#kit/result.ts'
import type { Accounts } from '#bank/ground/account.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import { historyItem } from '#bank/ground/history.ts'
import { type ConversationId, derivedId, type OperationId } from '#bank/ground/ids.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { Operation, Operations } from '#bank/ground/operation.ts'
import type { Entries, Entry } from '#bank/ground/transfer.ts'
import type { Case, Cases, Evidence, Wrong } from './case.ts'

export type ReportPorts = {
  readonly customers: Pick<Customers, 'find'>
  readonly accounts: Accounts
  readonly entries: Entries
  readonly operations: Operations
  readonly cases: Cases
  readonly evidence: Evidence
  readonly journal: Journal
  readonly audit: Audit
}

/** What a report is about: one operation of the customer's own, or one line of their history. */
export type Subject = { readonly operation?: OperationId; readonly transfer?: string }
export type ReportRefusal = { readonly kind: 'not-yours' } | { readonly kind: 'too-many'; readonly limit: number }

/** Open at once: a person who has more needs a person. */
export const MAX_OPEN_CASES = 10
const MOST = 50

type Given = {
  readonly turn: string
  readonly conversation: ConversationId
  readonly now: number
  readonly subject: Subject
  readonly wrong: Wrong
  readonly text: string
}

/** Keeps what the customer says together with everything known of it. The same trouble reported again is the same case. */
export const report = async (
  ports: ReportPorts,
  customer: Customer,
  given: Given,
): Promise<Result<Case, ReportRefusal>> => {
  const about = await findSubject(ports, customer, given.subject)
  if (about === undefined) return err({ kind: 'not-yours' })
  const { operation, entry } = about
  const others = await ports.cases.ofCustomer(customer.id, MOST)
  const open = others.filter(({ state, isUnproved }) => state !== 'closed' && isUnproved !== true)
  const same = open.find((each) => each.wrong === given.wrong && isAboutSubject(each, about))
  if (same !== undefined) return ok(same)
  if (open.length >= MAX_OPEN_CASES) return err({ kind: 'too-many', limit: MAX_OPEN_CASES })
  const { turn, conversation, wrong, text, now } = given
  const isAtBank = entry !== undefined
  const reported = await ports.cases.insert({
    id: derivedId('case', turn),
    customer: customer.id,
    conversation,
    wrong,
    text,
    ...(operation && { operation: operation.id }),
    ...(entry && { transfer: entry.transfer.id }),
    state: 'open',
    revision: 0,
    attempts: 0,
    createdAt: now,
    waitingSince: now,
    attached: await attach(ports, about),
    comment: isAtBank ? 'waiting' : 'not-possible',
    dispute: isAtBank ? 'waiting' : 'not-possible',
    ...(isAtBank && { dueAt: now }),
  })
  await ports.audit.append({
    id: `${reported.id}:reported`,
    at: now,
    customer: customer.id,
    what: 'problem reported',
    facts: {
      case: reported.id,
      wrong,
    },
  })
  return ok(reported)
}

type About = { readonly operation: Operation | undefined; readonly entry: Entry | undefined }

export const isAboutSubject = ({ operation, transfer }: Case, about: About): boolean =>
  (operation !== undefined && operation === about.operation?.id) ||
  (transfer !== undefined && transfer === about.entry?.transfer.id)

/** The operation and the bank's transaction belong together; either leads to the other. Only the customer's own. */
export const findSubject = async (
  ports: ReportPorts,
  customer: Customer,
  { operation: id, transfer }: Subject,
): Promise<About | undefined> => {
  const line = transfer === undefined ? undefined : await historyItem(ports, customer, transfer)
  const wanted = id ?? line?.operation
  const found = wanted === undefined ? undefined : await ports.operations.find(wanted)
  const operation = found?.customer === customer.id ? found : undefined
  const entry = line?.entry ?? (operation && (await ports.entries.findByOperation(operation.id)))
  return operation === undefined && entry === undefined ? undefined : { operation, entry }
}

/** As JSON with amounts in their smallest units: a record for people, which no code reads back. */
export const attach = async (ports: ReportPorts, { operation, entry }: About): Promise<string> => {
  const [journal, notices] =
    operation === undefined
      ? [[], []]
      : await Promise.all([ports.journal.ofOperation(operation.id), ports.evidence.noticesAbout(operation.id)])
  return JSON.stringify({ operation, transfer: entry?.transfer, journal, notices }, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}
