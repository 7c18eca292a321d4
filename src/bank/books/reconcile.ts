import type { Customer } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Log } from '#kit/log.ts'
import { reasonOf } from '#kit/error.ts'
import { compare } from './compare.ts'
import type { Difference } from './difference.ts'
import type { Drifts } from './drift.ts'
import { gather, type GatherDeps } from './gather.ts'
import type { Round, Rounds } from './round.ts'

export type ReconcileDeps = GatherDeps & {
  readonly drifts: Drifts
  readonly rounds: Rounds
  /** Has a customer read again at the bank: what the bank merely knows better mends itself. */
  readonly sync: (customer: CustomerId) => Promise<unknown>
  readonly clock: () => number
  readonly log: Log
}

export type ReconcileSettings = {
  /** Younger than this may still be on its way, ms. */
  readonly graceMs: number
  /** A difference that stands longer than this calls a person, ms. */
  readonly alarmMs: number
  /** How far the bank's clock may be from ours, ms. */
  readonly skewMs: number
  /** Customers looked at in one round. */
  readonly perRound: number
}

export const RECONCILE_SETTINGS: ReconcileSettings = {
  graceMs: 2 * 60_000,
  alarmMs: 10 * 60_000,
  skewMs: 5 * 60_000,
  perRound: 10,
}

export type Looked = { readonly customer: CustomerId; readonly found: readonly Difference[]; readonly failed?: string }

type Context = { readonly deps: ReconcileDeps; readonly settings: ReconcileSettings }

/** Compares our records with the bank's: a few customers with each round, or all of them on demand. */
export const createReconcile = (deps: ReconcileDeps, settings: ReconcileSettings = RECONCILE_SETTINGS) => {
  const context: Context = { deps, settings }
  return {
    round: (): Promise<readonly Looked[]> => reconcileSome(context),
    allCustomers: (): AsyncGenerator<Looked> => reconcileAll(context),
  }
}
export type Reconcile = ReturnType<typeof createReconcile>

/** The next few customers, and from the start again after the last. */
const reconcileSome = async (context: Context): Promise<readonly Looked[]> => {
  const { deps, settings } = context
  const at = await deps.rounds.read()
  const page = await deps.customers.page(at.after, settings.perRound)
  const looked: Looked[] = []
  for (const customer of page) {
    const result = await tryLook(context, customer)
    looked.push(result)
    if (result.found.length > 0) await mend(deps, customer.id)
  }
  const failed = at.failed + looked.filter((one) => one.failed !== undefined).length
  const last = page.at(-1)
  await deps.rounds.write(
    page.length < settings.perRound || last === undefined
      ? startAgain(at, { failed, now: deps.clock() })
      : { ...at, after: last.id, looked: at.looked + page.length, failed },
  )
  await alarm(context)
  return looked
}

/** Where the next cycle begins; this one is complete if no comparison in it failed. */
const startAgain = (at: Round, { failed, now }: { readonly failed: number; readonly now: number }): Round => {
  const completedAt = failed === 0 ? now : at.completedAt
  return { startedAt: now, looked: 0, failed: 0, ...(completedAt !== undefined && { completedAt }) }
}

/** All customers, one after the other, as they are compared. */
async function* reconcileAll(context: Context): AsyncGenerator<Looked> {
  const { deps, settings } = context
  let after: CustomerId | undefined
  for (;;) {
    const page = await deps.customers.page(after, settings.perRound)
    for (const customer of page) yield await tryLook(context, customer)
    after = page.at(-1)?.id
    if (page.length < settings.perRound) return
  }
}

/** A failure is logged and counted; what was found before stays as it is. */
const tryLook = async (context: Context, customer: Customer): Promise<Looked> => {
  try {
    return { customer: customer.id, found: await look(context, customer) }
  } catch (error) {
    const failed = reasonOf(error)
    const facts = { event: 'reconcile-failed', customer: customer.id, err: error }
    context.deps.log.warn(facts, 'a customer could not be reconciled')
    return { customer: customer.id, found: [], failed }
  }
}

const look = async ({ deps, settings }: Context, customer: Customer): Promise<readonly Difference[]> => {
  const { graceMs, skewMs } = settings
  const snapshot = await gather(deps, customer, deps.clock(), graceMs)
  const now = deps.clock()
  const found = compare(snapshot, { now, graceMs, skewMs })
  for (const { id, kind, ours, bank } of await deps.drifts.record(customer.id, found, now))
    deps.log.warn({ event: 'drift-found', drift: id, kind, ours, bank }, 'our records and the bank differ')
  return found
}

/** What can't be read again now is looked at again with the next cycle, and calls a person if it stays. */
const mend = async ({ sync, log }: ReconcileDeps, customer: CustomerId): Promise<void> => {
  try {
    await sync(customer)
  } catch (error) {
    log.warn({ event: 'sync-failed', customer, err: error }, 'a customer could not be read again')
  }
}

const alarm = async ({ deps, settings }: Context): Promise<void> => {
  const now = deps.clock()
  for (const { id, kind, ours, bank, firstSeen } of await deps.drifts.toAlarm(now - settings.alarmMs, now))
    deps.log.error(
      { event: 'drift-stands', page: true, drift: id, kind, ours, bank, since: firstSeen },
      'our records and the bank differ and nothing mends it',
    )
}
