import {
  type Collection,
  type Document,
  MongoBulkWriteError,
  MongoServerError,
  type OptionalUnlessRequiredId,
} from 'mongodb'

const MOST_AT_ONCE = 500

export type Inserter<T extends Document> = (document: T) => Promise<void>

type Waiting<T> = { document: T; done: () => void; failed: (error: unknown) => void }

/**
 * Group commit: documents offered while a write is under way leave together in the next one. Each promise resolves
 * only when its own document is durable, and rejects with code 11000 when its `_id` exists.
 */
export const createInserter = <T extends Document>(collection: Collection<T>): Inserter<T> => {
  let waiting: Waiting<T>[] = []
  let writing = false

  const write = async (batch: Waiting<T>[]): Promise<void> => {
    const documents = batch.map(({ document }) => document as OptionalUnlessRequiredId<T>)
    try {
      await collection.insertMany(documents, { ordered: false })
      for (const { done } of batch) done()
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) {
        for (const { failed } of batch) failed(error)
        return
      }
      const writeErrors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors]
      const refused = new Map(writeErrors.map((one) => [one.index, one]))
      batch.forEach(({ done, failed }, index) => {
        const one = refused.get(index)
        if (one === undefined) done()
        else failed(new MongoServerError({ message: one.errmsg ?? 'write refused', code: one.code }))
      })
    }
  }

  const drain = async (): Promise<void> => {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE)
      waiting = waiting.slice(MOST_AT_ONCE)
      await write(batch)
    }
    writing = false
  }

  return (document) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ document, done: resolve, failed: reject })
      // Requests that arrive in the same turn of the event loop share one write.
      if (!writing) {
        writing = true
        setImmediate(() => void drain())
      }
    })
}
