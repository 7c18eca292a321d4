import type { Customer } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Log } from '#kit/log.ts'
import { reasonOf } from '#kit/error.ts'
import { compare } from './compare.ts'
import type { Difference } from './difference.ts'
import type { Drifts } from './drift.ts'
import { gather, type GatherDeps } from './gather.ts'
import type { Rounds } from './round.ts'

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

/** Compares our records with the bank's: a few customers with each round, or everybody on demand. */
export const createReconcile = (deps: ReconcileDeps, settings: ReconcileSettings = RECONCILE_SETTINGS) => {
  const { drifts, rounds, log } = deps

  const look = async (customer: Customer): Promise<readonly Difference[]> => {
    const snapshot = await gather(deps, customer, deps.clock(), settings.graceMs)
    const now = deps.clock()
    const found = compare(snapshot, { now, graceMs: settings.graceMs, skewMs: settings.skewMs })
    const fresh = await drifts.record(customer.id, found, now)
    for (const { id, kind, ours, bank } of fresh)
      log.warn({ event: 'drift.found', drift: id, kind, ours, bank }, 'our records and the bank differ')
    return found
  }

  /** A failure is logged and counted; what was found before stays as it is. */
  const tryLook = async (customer: Customer): Promise<Looked> => {
    try {
      return { customer: customer.id, found: await look(customer) }
    } catch (error) {
      const failed = reasonOf(error)
      log.warn(
        { event: 'reconcile.failed', customer: customer.id, problem: failed },
        'a customer could not be reconciled',
      )
      return { customer: customer.id, found: [], failed }
    }
  }

  /** What can't be read again now is looked at again with the next cycle, and calls a person if it stays. */
  const mend = async (customer: CustomerId): Promise<void> => {
    try {
      await deps.sync(customer)
    } catch (error) {
      log.warn({ event: 'sync.failed', customer, problem: String(error) }, 'a customer could not be read again')
    }
  }

  const alarm = async (): Promise<void> => {
    const now = deps.clock()
    for (const { id, kind, ours, bank, firstSeen } of await drifts.toAlarm(now - settings.alarmMs, now))
      log.error(
        { event: 'drift.stands', page: true, drift: id, kind, ours, bank, since: firstSeen },
        'our records and the bank differ and nothing mends it',
      )
  }

  /** The next few customers, and from the start again after the last. */
  const round = async (): Promise<readonly Looked[]> => {
    const at = await rounds.read()
    const page = await deps.customers.page(at.after, settings.perRound)
    const looked: Looked[] = []
    for (const customer of page) {
      const result = await tryLook(customer)
      looked.push(result)
      if (result.found.length > 0) await mend(customer.id)
    }
    const failed = at.failed + looked.filter((one) => one.failed !== undefined).length
    const last = page.at(-1)
    const now = deps.clock()
    await rounds.write(
      page.length < settings.perRound || last === undefined
        ? {
            startedAt: now,
            looked: 0,
            failed: 0,
            ...(failed === 0 ? { completedAt: now } : at.completedAt !== undefined && { completedAt: at.completedAt }),
          }
        : { ...at, after: last.id, looked: at.looked + page.length, failed },
    )
    await alarm()
    return looked
  }

  /** Everybody, one after the other, as they are compared. */
  async function* everybody(): AsyncGenerator<Looked> {
    let after: CustomerId | undefined
    for (;;) {
      const page = await deps.customers.page(after, settings.perRound)
      for (const customer of page) yield await tryLook(customer)
      after = page.at(-1)?.id
      if (page.length < settings.perRound) return
    }
  }

  return { round, everybody }
}
export type Reconcile = ReturnType<typeof createReconcile>
