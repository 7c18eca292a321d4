/** A document with the time at which something is to be done about it. */
export type Timed = { _id: string; nextAt: number }

export type Due = {
  /** Writes, and remembers the time that was written: null where nothing is to be done. */
  writing<T>(nextAt: number | null, write: () => Promise<T>): Promise<T>
  /** The ids that are due by `now`, the earliest first, `most` at once. Asks the store only if there may be some. */
  ids(now: number, most: number): Promise<string[]>
}

/**
 * Remembers when the next document is due, so that a clock that ticks many times a second does not ask the database each
 * time. `readEarliest` gives the documents that have a time, the earliest first. What an earlier process left in the
 * database is not known before the first read.
 */
export const createDue = (readEarliest: (most: number) => Promise<readonly Timed[]>): Due => {
  let earliest = Number.NEGATIVE_INFINITY
  const remember = (nextAt: number | null): void => {
    if (nextAt !== null) earliest = Math.min(earliest, nextAt)
  }
  return {
    async writing(nextAt, write) {
      try {
        return await write()
      } finally {
        // After the write: remembered before, it could be looked for while it is not there yet, and be forgotten. After a
        // failed one, too, which may have been carried out all the same.
        remember(nextAt)
      }
    },
    async ids(now, most) {
      if (earliest > now) return []
      const known = earliest
      // Before the read: a write that comes while it is under way makes it earlier again.
      earliest = Number.POSITIVE_INFINITY
      try {
        const found = await readEarliest(most)
        remember(found[0]?.nextAt ?? null)
        return found.flatMap(({ _id, nextAt }) => (nextAt <= now ? [_id] : []))
      } catch (error) {
        remember(known)
        throw error
      }
    },
  }
}
