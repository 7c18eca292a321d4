import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'

/** One process of Parley. What it had under way when it died never comes back to it. */
export type Process = {
  readonly name: string
  readonly kind: 'web' | 'worker'
  alive: boolean
  /** Grows with every start: answers to an earlier life are dropped. */
  life: number
  /** How far its clock is off, ms. */
  skew: number
  /** Stopped, not dead: nothing goes on in it before then. */
  frozenUntil: number
}

/** What becomes of one call to something outside the process. */
export type Fate<T> = {
  readonly name: string
  /** Takes effect, at one instant. Throwing is the answer that the caller gets. */
  readonly effect: () => T
  readonly fails?: 'before' | 'after' | undefined
  /** ms until the effect, and from there until the answer. */
  readonly there: number
  readonly back: number
  /** An answer to give instead. */
  readonly instead?: () => T
}

export type Calls = {
  call<T>(process: Process, fate: Fate<T>): Promise<T>
}

export const createCalls = (scheduler: Scheduler, random: Random): Calls => {
  const deliver = (process: Process, life: number, give: () => void): void => {
    if (process.life !== life || !process.alive) return
    const wait = process.frozenUntil - scheduler.now()
    if (wait <= 0) return give()
    scheduler.after(wait + random.between(0, 20), () => deliver(process, life, give))
  }
  return {
    call: (process, fate) =>
      new Promise((resolve, reject) => {
        const { life } = process
        // What takes effect outside of the process sets nothing off in it before the answer is there.
        scheduler.quietly(fate.there, () => {
          // A process that died meanwhile may or may not have got its request out.
          if (process.life !== life && random.chance(0.5)) return
          let give: () => void
          try {
            if (fate.fails === 'before') throw new Error(`${fate.name}: no answer`)
            const value = fate.effect()
            if (fate.fails === 'after') throw new Error(`${fate.name}: no answer, though it was done`)
            const answer = fate.instead === undefined ? value : fate.instead()
            give = () => resolve(answer)
          } catch (error) {
            give = () => reject(error)
          }
          scheduler.after(fate.back, () => deliver(process, life, give))
        })
      }),
  }
}
