import { type Document, MongoClient } from 'mongodb'

/** Every document of a database, whatever its collection. */
export const documentsIn = async (url: string, database: string): Promise<readonly Document[]> => {
  const client = await new MongoClient(url).connect()
  try {
    const collections = await client.db(database).collections()
    return (await Promise.all(collections.map((collection) => collection.find().toArray()))).flat()
  } finally {
    await client.close()
  }
}
