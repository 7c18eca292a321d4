import { type Db, type Document, MongoClient } from 'mongodb'

/** Every document of a database, whatever its collection. */
export const documentsOf = async (db: Db): Promise<readonly Document[]> => {
  const collections = await db.collections()
  return (await Promise.all(collections.map((collection) => collection.find().toArray()))).flat()
}

/** The same for a test that looks once. */
export const documentsIn = async (url: string, database: string): Promise<readonly Document[]> => {
  const client = await new MongoClient(url).connect()
  try {
    return await documentsOf(client.db(database))
  } finally {
    await client.close()
  }
}
