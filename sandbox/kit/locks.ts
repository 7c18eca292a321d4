export type Locks = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Runs the work on one key one at a time, in order of asking. The sandbox is one process, so this is enough. */
export const createLocks = (): Locks => {
  const tails = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    const tail = mine.catch(() => undefined)
    tails.set(key, tail)
    try {
      return await mine
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}
