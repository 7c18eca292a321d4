import { createQueues } from '#jobs/queues.ts'
import { createWorkers } from '#jobs/worker.ts'

/** A worker in a process of its own, that takes a job and never ends it. Arguments: Redis, prefix, take-over time. */
const [url = '', prefix = '', takeOverMs = ''] = process.argv.slice(2)
const log = { info: () => {}, warn: () => {}, error: () => {} }
const connection = { url }
const never = (): Promise<never> => {
  process.stdout.write('taken\n')
  return new Promise(() => {})
}
const nothing = (): Promise<void> => Promise.resolve()
await createWorkers({
  ...{ connection, prefix, log },
  queues: createQueues({ connection, prefix, log }),
  useCases: {
    ...{ advance: never, deliverNotice: never, syncCustomer: never },
    ...{
      sweep: nothing,
      takePrices: nothing,
      watchCoin: nothing,
      watchOrders: nothing,
      rebuildAlertIndex: nothing,
      reconcile: nothing,
      runSchedules: nothing,
    },
    runRecoveries: nothing,
  },
  takeOverMs: Number(takeOverMs),
  everyMs: {
    sweep: 3_600_000,
    prices: 3_600_000,
    'alert-index': 3_600_000,
    reconcile: 3_600_000,
    schedules: 3_600_000,
  },
}).start()
