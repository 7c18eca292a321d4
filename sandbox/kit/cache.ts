export type Cache<T> = {
  get(key: string): T | undefined
  set(key: string, value: T): void
  delete(key: string): void
  clear(): void
}

/** Keeps the `most` lately used values. Values are shared: treat them as read-only. */
export const createCache = <T>(most: number): Cache<T> => {
  const held = new Map<string, T>()
  return {
    get(key) {
      const value = held.get(key)
      if (value === undefined) return undefined
      held.delete(key)
      held.set(key, value)
      return value
    },
    set(key, value) {
      held.delete(key)
      held.set(key, value)
      if (held.size <= most) return
      const oldest = held.keys().next().value
      if (oldest !== undefined) held.delete(oldest)
    },
    delete(key) {
      held.delete(key)
    },
    clear() {
      held.clear()
    },
  }
}
