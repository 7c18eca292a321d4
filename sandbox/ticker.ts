import type { House } from './house.ts'
import { printDue } from './nodes/patch.ts'
import { settleDue } from './transactions/engine.ts'
import { reviewDue } from './users/review.ts'
import type { Postman } from './subscriptions/delivery-worker.ts'

export type Heart = {
  /** Does everything due, and waits for the deliveries that came of it. */
  tick(): Promise<void>
  step(ms: number): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** How often the time is noted while the clock runs, real ms. */
const REMEMBER_MS = 5_000

/** What makes time pass: on a running clock at every beat, on a manual one whenever it is stepped. */
export const createHeart = (house: House, postman: Postman, report: (error: unknown) => void): Heart => {
  let timer: NodeJS.Timeout | undefined
  let beating: Promise<void> | undefined

  let rememberedAt = 0
  const remember = async (): Promise<void> => {
    rememberedAt = Date.now()
    await house.store.meta.updateOne({ _id: 'clock' }, { $set: { now: house.clock.now() } }, { upsert: true })
  }

  const work = async (): Promise<void> => {
    // People first: who became verified by now may send by now.
    await reviewDue(house)
    await printDue(house)
    await settleDue(house)
    await house.outbox.remember()
    if (Date.now() - rememberedAt >= REMEMBER_MS) await remember()
    postman.wake()
  }

  const flush = (): Promise<void> => house.ledger.exclusively(() => house.ledger.flush())

  const tick = async (): Promise<void> => {
    await house.locks('tick', work)
    await flush()
    await postman.idle()
  }

  const beat = (): void => {
    beating ??= house
      .locks('tick', work)
      .catch(report)
      .finally(() => {
        beating = undefined
      })
  }

  return {
    tick,
    async step(ms) {
      house.clock.step(ms)
      await remember()
      await tick()
    },
    start() {
      timer = setInterval(beat, house.settings.tickMs)
    },
    async stop() {
      clearInterval(timer)
      await beating
      await flush()
      await house.locks('tick', () => remember())
    },
  }
}
