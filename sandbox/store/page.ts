import type { Collection, Document, Filter } from 'mongodb'
import type { Counts } from './counts.ts'

type Kept = Document & { _id: string }

/** What a list is asked for: `name` when it is a whole list that grows, absent when a filter makes it. */
export type PageQuery<T extends Kept> = {
  wanted: Filter<T>
  name: string | undefined
  page: { page: number; perPage: number }
  /** How long a filter may take, ms. */
  filterMs: number
  /** How to count it, where that is cheaper than counting what matches. */
  count?: () => Promise<number>
}

/**
 * One page of a collection, newest first, and the size of the whole. Of a whole list the first pages are looked up by
 * their ids, which are at hand: not every server stops reading an index at the limit.
 */
export const readPageOf = async <T extends Kept>(
  collection: Collection<T>,
  counts: Counts,
  { wanted, name, page, filterMs, count }: PageQuery<T>,
): Promise<{ found: T[]; total: number }> => {
  const limit = name === undefined ? { maxTimeMS: filterMs } : {}
  const size = count ?? ((): Promise<number> => collection.countDocuments(wanted, limit))
  const read = async (): Promise<T[]> =>
    (await collection
      .find(wanted, limit)
      .sort({ _id: -1 })
      .skip((page.page - 1) * page.perPage)
      .limit(page.perPage)
      .toArray()) as unknown as T[]
  const newest = async (most: number): Promise<string[]> => {
    const ids = collection
      .find(wanted, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(most)
    return (await ids.toArray()).map(({ _id }) => String(_id))
  }
  const readHeld = async (list: string): Promise<T[]> => {
    const ids = await counts.page(list, page, newest)
    if (ids === undefined) return read()
    if (ids.length === 0) return []
    const found = (await collection.find({ _id: { $in: ids } } as Filter<T>).toArray()) as unknown as T[]
    const byId = new Map(found.map((one) => [one._id, one]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
  const [found, total] = await Promise.all([
    name === undefined ? read() : readHeld(name),
    name === undefined ? size() : counts.of(name, size),
  ])
  return { found, total }
}
