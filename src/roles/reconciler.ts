import { connectSync } from '#bank/registry.ts'
import { createReconcile, RECONCILE_SETTINGS, type Reconcile } from '#bank/books/reconcile.ts'
import type { Runtime } from '../runtime.ts'

/** The comparison with the bank on this process' stores; what the bank knows better is read anew at once. */
export const reconcilerOf = ({ ports, engine, books, config }: Runtime): Reconcile =>
  createReconcile(
    { ...ports, ...books, sync: connectSync(ports, engine).customer },
    {
      ...RECONCILE_SETTINGS,
      graceMs: config.RECONCILE_GRACE_SECONDS * 1_000,
      alarmMs: config.DRIFT_ALARM_SECONDS * 1_000,
    },
  )
