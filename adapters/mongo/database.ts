import {
  type Collection,
  type Db,
  type Filter,
  MongoBulkWriteError,
  type MongoClient,
  MongoServerError,
  type OptionalUnlessRequiredId,
} from 'mongodb'

/** A document with a text id, as every collection here has. */
export type Doc = { _id: string }

/**
 * The database as every store here wants it: 64-bit integers as bigint, so that money never meets a float;
 * writes acknowledged once a majority has them on disk; reads from the primary, so that one's own writes are seen.
 */
export const openDatabase = (client: MongoClient, name: string): Db =>
  client.db(name, {
    useBigInt64: true,
    ignoreUndefined: true,
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
  })

const DUPLICATE = 11_000

/** The first field of the unique index that refused a write, `_id` among them; undefined for any other failure. */
export const duplicateField = (error: unknown): string | undefined => {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE) return undefined
  const pattern: unknown = error['keyPattern']
  const fromPattern = typeof pattern === 'object' && pattern !== null ? Object.keys(pattern)[0] : undefined
  return fromPattern ?? /index: (\S+?)_/.exec(error.message)?.[1] ?? 'unknown'
}

const isStored = async <T extends Doc>(collection: Collection<T>, { _id }: T): Promise<boolean> =>
  (await collection.countDocuments({ _id } as Filter<T>, { limit: 1 })) === 1

/** Inserts all whose ids are not there already, in one write. Any failure other than a repeated id is thrown. */
export const insertAllOnce = async <T extends Doc>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<void> => {
  if (documents.length === 0) return
  try {
    await collection.insertMany(documents as readonly OptionalUnlessRequiredId<T>[], { ordered: false })
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors]
    if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE)) throw error
  }
}

/** Inserts unless the id is there already; true when it is new. Any other unique violation is thrown. */
export const insertOnce = async <T extends Doc>(collection: Collection<T>, document: T): Promise<boolean> => {
  try {
    await collection.insertOne(document as OptionalUnlessRequiredId<T>)
    return true
  } catch (error) {
    const field = duplicateField(error)
    // The same document again collides in every unique index: which of them is named first is the server's choice.
    const isThere = field === '_id' || (field !== undefined && (await isStored(collection, document)))
    if (isThere) return false
    throw error
  }
}
