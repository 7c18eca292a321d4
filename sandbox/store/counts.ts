import { createCache } from './cache.ts'

export type Counts = {
  /** The size of a list: counted by `count` once, kept up to date from then on. */
  of(list: string, count: () => Promise<number>): Promise<number>
  /** Runs a write that makes each of `lists` grow by `difference` when it succeeds. */
  during<T>(lists: readonly string[], difference: number, write: () => Promise<T>): Promise<T>
}

const MOST_LISTS = 50_000

/** Sizes of lists, so that the first page of a list of a million costs no count of a million. */
export const createCounts = (): Counts => {
  const known = createCache<{ size: number }>(MOST_LISTS)
  const writes = new Map<string, number>()
  /** Grows with every write begun: a count taken across a write may or may not have seen it, and is not kept. */
  let begun = 0

  const leave = (list: string): void => {
    const left = (writes.get(list) ?? 1) - 1
    if (left === 0) writes.delete(list)
    else writes.set(list, left)
  }

  return {
    async of(list, count) {
      const held = known.get(list)
      if (held !== undefined) return held.size
      const [before, quiet] = [begun, !writes.has(list)]
      const size = await count()
      if (quiet && begun === before) known.set(list, { size })
      return size
    },
    async during(lists, difference, write) {
      begun += 1
      for (const list of lists) writes.set(list, (writes.get(list) ?? 0) + 1)
      try {
        const result = await write()
        for (const list of lists) {
          const held = known.get(list)
          if (held !== undefined) held.size += difference
        }
        return result
      } finally {
        for (const list of lists) leave(list)
      }
    },
  }
}
