/** Work of one key runs one after the other, work of different keys side by side. */
export type KeyedQueue<K> = <T>(key: K, work: () => Promise<T>) => Promise<T>

/** A mutex per key within this process. Work that fails rejects for its caller and holds up nothing that comes after. */
export const createKeyedQueue = <K = string>(): KeyedQueue<K> => {
  const ends = new Map<K, Promise<void>>()
  return async (key, work) => {
    const before = ends.get(key) ?? Promise.resolve()
    const result = before.then(work)
    const end = result.then(
      () => undefined,
      () => undefined, // the caller sees the failure in `result`
    )
    ends.set(key, end)
    void end.then(() => {
      if (ends.get(key) === end) ends.delete(key)
    })
    return result
  }
}
