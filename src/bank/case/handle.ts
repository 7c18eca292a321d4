import type { Accounts } from '#bank/ground/account.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { Customers } from '#bank/ground/customer.ts'
import { type CaseId, reference } from '#bank/ground/ids.ts'
import type { Log } from '#kit/log.ts'
import { type Notices, notify } from '#bank/ground/notice.ts'
import type { RailFailure, Rail } from '#bank/ground/rail.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { backoffMs } from '#kit/backoff.ts'
import type { Case, CaseChange, Cases, ReportRail } from './case.ts'
import { answerCase, followAnswers } from './desk.ts'
import { changeCase } from './thread.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Entries
  readonly notices: Notices
  readonly cases: Cases
  readonly reports: ReportRail
  readonly audit: Audit
  readonly rail: Rail
  readonly wake: Wake
  readonly clock: () => number
  readonly log: Log
}

/** Handled in one sweep; the next one takes the rest. */
const BATCH = 20
/** Longer than the calls to the bank may take: no other process works on it meanwhile. */
const LEASE_MS = 60_000
const MAX_WAIT_MS = 5 * 60_000
/** Then a person has to look at why the bank does not take it. */
const MAX_ATTEMPTS = 200

/** Reports it to the bank. The sweeper calls it again and again. */
export const handleCases = async (
  deps: Pick<
    Deps,
    'customers' | 'accounts' | 'entries' | 'notices' | 'cases' | 'reports' | 'audit' | 'rail' | 'wake' | 'clock' | 'log'
  >,
): Promise<number> => {
  const due = await deps.cases.due(deps.clock(), BATCH)
  for (const id of due) {
    try {
      await handle(deps, id)
    } catch (error) {
      // Its lease runs out and it is tried again; the others do not wait for it.
      deps.log.error(
        { event: 'case-failed', case: id, err: error },
        'a reported problem could not be handed to the bank',
      )
    }
  }
  return due.length
}

const handle = async (
  deps: Pick<
    Deps,
    'customers' | 'accounts' | 'entries' | 'notices' | 'cases' | 'reports' | 'audit' | 'rail' | 'wake' | 'clock' | 'log'
  >,
  id: CaseId,
): Promise<void> => {
  const found = await deps.cases.find(id)
  if (found?.dueAt === undefined || found.dueAt > deps.clock()) return
  const lease = { dueAt: deps.clock() + LEASE_MS, attempts: found.attempts + 1 }
  if (!(await deps.cases.change(id, found.revision, lease))) return
  const claimed = { ...found, ...lease, revision: found.revision + 1 }
  await followAnswers(deps, claimed)
  const isAsked = claimed.comment === 'waiting' || claimed.dispute === 'waiting'
  const progress = isAsked ? await reportToBank(deps, claimed) : {}
  const after = await changeCase(deps, id, (stands) => {
    // Another process has taken it over.
    if (stands?.dueAt !== lease.dueAt) return { result: undefined }
    const { then, ...change } = changeAfter(deps, { claimed, stands, progress })
    return { change, result: { ...stands, ...progress, ...change, state: change.state ?? stands.state, then } }
  })
  if (after?.state !== 'at-bank') return
  await notifyCustomer(deps, after)
  await changeCase(deps, id, (stands) => ({
    ...(stands?.dueAt === after.dueAt && { change: { dueAt: after.then } }),
    result: undefined,
  }))
}

type Looked = { readonly claimed: Case; readonly stands: Case; readonly progress: Partial<Progress> }

/**
 * What the bank has said is kept, also where something was written in the case meanwhile. `then`: when it is due once its
 * customer was told that the bank has taken it; until that it stays due, since this process may die before.
 */
const changeAfter = (
  { clock }: Pick<Deps, 'clock'>,
  { claimed, stands, progress }: Looked,
): CaseChange & { readonly then: number | null } => {
  const { comment, dispute } = { ...stands, ...progress }
  const isTold = stands.thread?.length === claimed.thread?.length
  const isTaken = dispute === 'done' && stands.state === 'open' && progress.dispute !== undefined
  const isDone = comment !== 'waiting' && dispute !== 'waiting' && isTold
  const later = clock() + backoffMs(claimed.attempts, { firstMs: 2_000, mostMs: MAX_WAIT_MS })
  const then = isDone ? null : later
  return {
    ...progress,
    ...(isTaken && { state: 'at-bank' }),
    dueAt: isTaken || stands.state === 'at-bank' ? later : then,
    then,
  }
}

type Progress = Pick<Case, 'comment' | 'dispute'>

const reportToBank = async (
  deps: Pick<Deps, 'customers' | 'accounts' | 'entries' | 'reports' | 'rail' | 'log'>,
  reported: Case,
): Promise<Progress> => {
  const where = await whereOf(deps, reported)
  if (where === undefined) return { comment: 'not-possible', dispute: 'not-possible' }
  const read = await deps.rail.transfers.read(where)
  if (!read.ok) return { comment: failed(deps, reported, read.error), dispute: reported.dispute }
  const { from, to } = read.value
  const isCard = from.kind === 'card' || to.kind === 'card'
  const dispute =
    reported.dispute === 'waiting' && !isCard
      ? 'not-possible'
      : reported.dispute === 'waiting'
        ? outcomeOf(deps, reported, await deps.reports.dispute({ ...where, wrong: reported.wrong }))
        : reported.dispute
  if (reported.comment !== 'waiting') return { comment: reported.comment, dispute }
  const text = `[Case ${reference(reported.id)}]`
  // A comment whose answer was lost stands there already.
  if (read.value.timeline.some(({ note }) => note.includes(text))) return { comment: 'done', dispute }
  return { comment: outcomeOf(deps, reported, await deps.reports.comment({ ...where, text })), dispute }
}

const outcomeOf = (
  deps: Pick<Deps, 'log'>,
  reported: Case,
  answer: { readonly ok: true } | { readonly ok: false; readonly error: RailFailure },
): Case['comment'] => (answer.ok ? 'done' : failed(deps, reported, answer.error))

/** A refusal is an answer: the bank takes no dispute of this kind. Anything else is tried again. */
const failed = (deps: Pick<Deps, 'log'>, { id, attempts }: Case, failure: RailFailure): 'waiting' | 'not-possible' => {
  if (failure.kind === 'refused') return 'not-possible'
  const facts = { case: id, failure: failure.kind, detail: failure.message, attempts }
  deps.log.warn({ event: 'case-not-reported', ...facts }, 'the problem was not reported to the bank yet')
  if (attempts < MAX_ATTEMPTS) return 'waiting'
  deps.log.error(
    { event: 'case-given-up', page: true, case: id, attempts },
    'a problem can not be reported to the bank: a person has to look',
  )
  return 'not-possible'
}

/** The customer's own end of the transaction: the bank shows and takes it through that account. */
const whereOf = async (deps: Pick<Deps, 'customers' | 'accounts' | 'entries'>, { customer, transfer }: Case) => {
  const entry = transfer === undefined ? undefined : await deps.entries.find(transfer)
  const owner = customer && (await deps.customers.find(customer))
  if (entry === undefined || owner?.bankUserId === undefined) return undefined
  const accounts = await Promise.all(entry.accounts.map((id) => deps.accounts.find(id)))
  const at = accounts.find((account) => account?.customer === customer)?.bankAccountId
  return at === undefined ? undefined : { user: owner.bankUserId, account: at, transfer: entry.transfer.id }
}

/** An operator's last words: the case is closed and the customer hears it, once. False when it is closed already or gone. */
export const closeCase = async (
  deps: Pick<Deps, 'notices' | 'cases' | 'audit' | 'wake' | 'clock' | 'log'>,
  id: CaseId,
  answer: string,
): Promise<boolean> => {
  const found = await deps.cases.find(id)
  if (found === undefined || found.state === 'closed') return false
  const answered = { case: id, operator: COMMAND_LINE, text: answer, key: `closed:${found.revision}`, closes: true }
  return (await answerCase(deps, answered)) === 'done'
}
/** Who answers with `npm run cases`. */
const COMMAND_LINE = 'command line'

const notifyCustomer = async (
  deps: Pick<Deps, 'notices' | 'wake' | 'clock'>,
  { id, customer, conversation, state }: Pick<Case, 'id' | 'customer' | 'conversation' | 'state'>,
): Promise<void> => {
  if (customer === undefined) return
  await notify(deps, { id: `${id}:${state}`, customer, conversation, about: { kind: 'case', case: id } })
}
