import { rebuildIndex } from '#bank/alert/rebuild.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import { createReconcile, RECONCILE_SETTINGS, type Reconcile } from '#bank/books/reconcile.ts'
import { resumeWaitingOrders } from '#bank/crypto/waiting-order-run.ts'
import { createOrderWatch } from '#bank/crypto/waiting-order-watch.ts'
import { checkClaims } from '#bank/customer/claim.ts'
import { identifyEarlier } from '#bank/customer/person.ts'
import { advanceRecoveries } from '#bank/customer/recovery-sweep.ts'
import { tellAllOwed } from '#bank/ground/owed.ts'
import { handleCases } from '#bank/case/handle.ts'
import { leaveAll } from '#bank/leaving.ts'
import { releaseStrayHolds, reopenStray, sweep } from '#bank/operation/sweep.ts'
import { advanceDeletions } from '#bank/privacy/erase.ts'
import { connectSync } from '#bank/registry.ts'
import { createPatrol } from '#bank/sync/patrol.ts'
import type { UseCases } from '#jobs/table.ts'
import { takeBankPrices } from '#bank/price/take.ts'
import { expireRequests } from '#bank/request/close.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { createDeliver, type Outboxes } from '#conversation/notify/deliver.ts'
import { createLocaleIn } from '#conversation/notify/locale-in.ts'
import { noticeRunOuts } from '#conversation/notify/run-outs.ts'
import type { Bank } from './bank.ts'
import type { Given, Telemetry } from './given.ts'
import type { Stores } from './stores.ts'

type ReconcileDeps = Pick<Given, 'config'> & { readonly bank: Bank; readonly stores: Stores }

/** The comparison with the bank on this process's stores; what the bank knows better is read again at once. */
export const openReconcile = ({ config, bank: { ports, engine }, stores: { durable } }: ReconcileDeps): Reconcile => {
  const { ledgers, drifts, rounds } = durable
  const sync = connectSync(ports, engine).customer
  const settings = {
    ...RECONCILE_SETTINGS,
    graceMs: config.RECONCILE_GRACE_SECONDS * 1_000,
    alarmMs: config.DRIFT_ALARM_SECONDS * 1_000,
  }
  return createReconcile({ ...ports, ledgers, drifts, rounds, sync }, settings)
}

type Deps = {
  readonly bank: Bank
  readonly stores: Stores
  readonly telemetry: Telemetry
  readonly reconcile: Reconcile
  readonly outboxes: Outboxes
  /** For turns that no person made. */
  readonly receive: Receive
  readonly onSwept: () => void
}

/** What the jobs call. */
export const jobUseCases = (deps: Deps): UseCases => {
  const { ports, engine } = deps.bank
  const { outboxes, receive, reconcile } = deps
  return {
    advance: engine.advance,
    deliverNotice: createDeliver({
      ...ports,
      outboxes,
      receive,
      localeIn: createLocaleIn({ sessions: deps.stores.volatile.sessions, customers: ports.customers }),
    }),
    syncCustomer: connectSync(ports, engine).customer,
    takePrices: () => takeBankPrices(ports),
    watchCoin: createPriceWatch(ports),
    watchOrders: createOrderWatch(ports),
    sweep: everySweep(deps),
    rebuildAlertIndex: () => rebuildIndex(ports),
    reconcile: reconcile.round,
    runSchedules: () => runSchedules(ports),
    runRecoveries: async () => {
      await checkClaims(ports)
      await advanceRecoveries(ports)
    },
  }
}

/** Everything unfinished is found again, one kind after the other. */
const everySweep = ({ bank: { ports }, stores, telemetry, onSwept }: Deps): (() => Promise<void>) => {
  const { sessions } = stores.volatile
  const patrol = createPatrol(ports)
  return async () => {
    const found = await sweep(ports)
    telemetry.swept('operations', found.operations)
    telemetry.swept('notices', found.notices)
    telemetry.swept('holds', await releaseStrayHolds(ports))
    telemetry.swept('closings', await reopenStray(ports))
    telemetry.swept('owed', await tellAllOwed(ports))
    await noticeRunOuts({ ...ports, sessions })
    await resumeWaitingOrders(ports)
    await expireRequests(ports)
    await handleCases(ports)
    await identifyEarlier(ports)
    await advanceDeletions(ports, {
      traces: stores.volatile.chatTraces,
      leave: (customer) => leaveAll(ports, customer),
    })
    await patrol()
    onSwept()
  }
}
