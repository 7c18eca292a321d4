import type { Collection, Filter, WithId } from 'mongodb'
import type { Doc } from './database.ts'

type Dated = Doc & { createdAt: number }

/**
 * One page, newest first; `last` ended the page before. Two plain ranges instead of one `$or`, for which the embedded
 * server reads everything that matches the filter.
 */
export const newestFirst = async <T extends Dated>(
  collection: Collection<T>,
  filter: Filter<T>,
  page: { readonly last: Pick<Dated, '_id' | 'createdAt'> | undefined; readonly limit: number },
): Promise<WithId<T>[]> => {
  const read = (range: object, limit: number): Promise<WithId<T>[]> =>
    collection
      .find({ ...filter, ...range })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .toArray()
  const { last, limit } = page
  if (last === undefined) return await read({}, limit)
  const sameTime = await read({ createdAt: last.createdAt, _id: { $lt: last._id } }, limit)
  const room = limit - sameTime.length
  return room === 0 ? sameTime : [...sameTime, ...(await read({ createdAt: { $lt: last.createdAt } }, room))]
}
