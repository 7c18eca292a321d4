import type { Collection, Document, Filter } from 'mongodb'
import type { Counts } from './counts.ts'
import type { List } from './lists.ts'

type Kept = Document & { _id: string }
type Page = { page: number; perPage: number }
type Found<T> = { found: T[]; total: number }

const readDirectly = async <T extends Kept>(
  collection: Collection<T>,
  wanted: Document,
  page: Page,
  limit: { maxTimeMS?: number },
): Promise<T[]> =>
  (await collection
    .find(wanted as Filter<T>, limit)
    .sort({ _id: -1 })
    .skip((page.page - 1) * page.perPage)
    .limit(page.perPage)
    .toArray()) as unknown as T[]

/** One page of what a filter leaves of a collection, newest first, and how many that are. May take `filterMs` at most. */
export const readFiltered = async <T extends Kept>(
  collection: Collection<T>,
  { wanted, page, filterMs }: { wanted: Document; page: Page; filterMs?: number },
): Promise<Found<T>> => {
  const limit = filterMs === undefined ? {} : { maxTimeMS: filterMs }
  const [found, total] = await Promise.all([
    readDirectly(collection, wanted, page, limit),
    collection.countDocuments(wanted as Filter<T>, limit),
  ])
  return { found, total }
}

/**
 * One page of a whole list, newest first, and its size. Looked up by ids, which are at hand or lie between two marks:
 * not every server stops reading an index at the limit.
 */
export const readPageOf = async <T extends Kept>(
  collection: Collection<T>,
  counts: Counts,
  { list, page }: { list: List; page: Page },
): Promise<Found<T>> => {
  const { ids, total } = await counts.page(list, page)
  if (ids === undefined) return { found: await readDirectly(collection, list.wanted, page, {}), total }
  if (ids.length === 0) return { found: [], total }
  const found = (await collection.find({ _id: { $in: ids } } as Filter<T>).toArray()) as unknown as T[]
  const byId = new Map(found.map((one) => [one._id, one]))
  return { found: ids.flatMap((id) => byId.get(id) ?? []), total }
}
