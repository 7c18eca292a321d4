import type { Store } from '../store/database.ts'
import type { Balances } from './balances.ts'
import type { Pending } from './pending.ts'

const FLUSHED_ID = 'flushed'
const MOST_AT_ONCE = 100
/** What is finished goes to the store so often, real ms, or once it is so many. */
const FLUSH_MS = 2_000
const FLUSH_COUNT = 400

/** The last journal entry of which everything is stored, 0 for none. */
export const flushedThrough = async ({ meta }: Store): Promise<number> => {
  const stored = await meta.findOne({ _id: FLUSHED_ID })
  return typeof stored?.['seq'] === 'number' ? stored['seq'] : 0
}

export type Flush = {
  /** Whether enough is finished, or enough time has passed, to store what is finished. */
  isDue(): boolean
  /** Stores all that is newer in memory, or what is finished of it. `seq` is the last journal entry. */
  run(seq: number, all: boolean): Promise<void>
}

type Deps = { store: Store; pending: Pending; balances: Balances; real: () => number }

export const createFlush = ({ store, pending, balances, real }: Deps): Flush => {
  let flushedAt = 0
  return {
    isDue: () => real() - flushedAt >= FLUSH_MS || pending.finished() >= FLUSH_COUNT,
    async run(seq, all) {
      const [money, changed] = [balances.unstored(), pending.unstored(all)]
      flushedAt = real()
      if (money.length === 0 && changed.length === 0) return
      for (let start = 0; start === 0 || start < changed.length; start += MOST_AT_ONCE) {
        const part = changed.slice(start, start + MOST_AT_ONCE)
        await store.together(async (session) => {
          if (start === 0) await balances.write(money, session)
          await pending.store(part, session)
        })
        pending.stored(part)
      }
      balances.stored(money)
      const through = (pending.firstUnstored() ?? seq + 1) - 1
      await store.meta.updateOne({ _id: FLUSHED_ID }, { $set: { seq: through } }, { upsert: true })
    },
  }
}
