/** Runs the work given under one key one after the other, and that of different keys side by side. */
export const createKeyedQueue = () => {
  const ends = new Map<string | number, Promise<void>>()
  return async <T>(key: string | number, work: () => Promise<T>): Promise<T> => {
    const before = ends.get(key) ?? Promise.resolve()
    const result = before.then(work)
    const end = result.then(
      () => undefined,
      () => undefined, // The caller who gave that work hears of its failure.
    )
    ends.set(key, end)
    void end.then(() => {
      if (ends.get(key) === end) ends.delete(key)
    })
    return result
  }
}
