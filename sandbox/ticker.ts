import type { Services } from './compose.ts'
import { printDue } from './nodes/print.ts'
import type { DeliveryWorker } from './subscriptions/delivery-worker.ts'
import { settleDue } from './transactions/engine.ts'
import { createInterest } from './transactions/interest.ts'
import { reviewDue } from './users/review.ts'

export type Ticker = {
  /** Does everything due, and waits for the deliveries that came of it. */
  tick(): Promise<void>
  step(ms: number): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** How often the time is stored while the clock runs, real ms. */
const STORE_MS = 5_000

const CLOCK_ID = 'clock'

/** The simulated time that was stored last, 0 on a new database. */
export const lastStoredTime = async ({ meta }: Services['store']): Promise<number> => {
  const stored = await meta.findOne({ _id: CLOCK_ID })
  return typeof stored?.['now'] === 'number' ? stored['now'] : 0
}

/** What makes time pass: at every tick of a running clock, and whenever a manual one is stepped. */
export const createTicker = (services: Services, worker: DeliveryWorker, report: (error: unknown) => void): Ticker => {
  const { clock, ledger, locks, outbox, store } = services
  const interest = createInterest(services)
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  let storedAt = 0
  const storeTime = async (): Promise<void> => {
    storedAt = Date.now()
    await store.meta.updateOne({ _id: CLOCK_ID }, { $set: { now: clock.now() } }, { upsert: true })
  }

  const work = async (): Promise<void> => {
    // Users come first: one that is verified by now may send by now.
    await reviewDue(services)
    await printDue(services)
    await interest.payDue()
    await settleDue(services)
    await outbox.checkpoint()
    if (Date.now() - storedAt >= STORE_MS) await storeTime()
    worker.tick()
  }

  const flush = (): Promise<void> => ledger.exclusively(() => ledger.flush())

  const tick = async (): Promise<void> => {
    await locks('tick', work)
    await flush()
    await worker.idle()
  }

  const run = (): void => {
    running ??= locks('tick', work)
      .catch(report)
      .finally(() => {
        running = undefined
      })
  }

  return {
    tick,
    async step(ms) {
      clock.step(ms)
      await storeTime()
      await tick()
    },
    start() {
      timer = setInterval(run, services.settings.tickMs)
    },
    async stop() {
      clearInterval(timer)
      await running
      await flush()
      await locks('tick', storeTime)
    },
  }
}
