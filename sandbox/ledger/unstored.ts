import type { TransDoc } from '../store/documents.ts'

/** Which transactions are newer in memory than in the store. */
export type Unstored = {
  /** A new state, made true by that journal entry. */
  mark(trans: TransDoc, entry: number): void
  clear(id: string): void
  clearAll(): void
  has(id: string): boolean
  /** All of them, or those that are finished or have waited long. */
  ids(all: boolean): string[]
  /** How many are finished. */
  finished(): number
  /** The first journal entry of which not everything is stored. */
  firstEntry(): number | undefined
}

type Mark = { entry: number; since: number }
const LONG_MS = 30_000

export const createUnstored = (real: () => number): Unstored => {
  const marks = new Map<string, Mark>()
  /** Those of the marked for which nothing is due any more. */
  const finished = new Set<string>()
  return {
    mark({ _id, _s }, entry) {
      const before = marks.get(_id)
      marks.set(_id, { entry: Math.min(entry, before?.entry ?? entry), since: before?.since ?? real() })
      if (_s.nextAt === null) finished.add(_id)
      else finished.delete(_id)
    },
    clear(id) {
      marks.delete(id)
      finished.delete(id)
    },
    clearAll() {
      marks.clear()
      finished.clear()
    },
    has: (id) => marks.has(id),
    ids(all) {
      const long = real() - LONG_MS
      return [...marks].flatMap(([id, { since }]) => (all || finished.has(id) || since <= long ? [id] : []))
    },
    finished: () => finished.size,
    firstEntry() {
      const entries = [...marks.values()].map(({ entry }) => entry).filter(Number.isFinite)
      return entries.length === 0 ? undefined : entries.reduce((a, b) => Math.min(a, b))
    },
  }
}
