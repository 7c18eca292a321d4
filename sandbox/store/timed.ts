import type { Timed } from '../kit/due.ts'
import type { Store } from './database.ts'

/** The documents at which something is to be done at some time, the earliest first. */
export const readTimed = async (store: Store, name: 'users' | 'nodes', most: number): Promise<Timed[]> => {
  const query = { filter: { '_s.nextAt': { $gt: 0 } }, options: { projection: { '_s.nextAt': 1 } } } as const
  const found =
    name === 'users' ? store.users.find(query.filter, query.options) : store.nodes.find(query.filter, query.options)
  const documents = await found.sort({ '_s.nextAt': 1 }).limit(most).toArray()
  return documents.flatMap(({ _id, _s: { nextAt } }) => (nextAt === null ? [] : [{ _id, nextAt }]))
}
