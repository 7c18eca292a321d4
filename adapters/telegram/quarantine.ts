import { LRUCache } from 'lru-cache'

const MAX_TRIES = 5
/** Only updates that fail are counted, and the oldest counts make room. */
const CAPACITY = 1_000

/**
 * Counts how often the answer to each update could not be given. One that always fails would otherwise hold up its chat
 * for as long as the platform keeps redelivering it: a whole day. Turns that fail are counted where they are taken.
 */
export const createQuarantine = () => {
  const failures = new LRUCache<number, number>({ max: CAPACITY })
  return {
    /** Notes one more failure; true from the last one on that we put up with. */
    failed: (updateId: number): boolean => {
      const count = (failures.get(updateId) ?? 0) + 1
      failures.set(updateId, count)
      return count >= MAX_TRIES
    },
    passed: (updateId: number): void => {
      failures.delete(updateId)
    },
  }
}
