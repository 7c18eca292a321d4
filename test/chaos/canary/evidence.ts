import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from 'mongodb'
import { BSON } from 'mongodb'
import type { Evidence } from './search.ts'

/** Every file below a folder, as it is. */
export const filesBelow = (folder: string): readonly Evidence[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ where: path, bytes: readFileSync(path) }))

/** Every document as the driver reads it, and as it lies in the database. */
export const documentsOf = async (db: Db): Promise<readonly Evidence[]> => {
  const found: Evidence[] = []
  for (const { collectionName } of await db.collections())
    for await (const document of db.collection(collectionName).find()) {
      const where = `MongoDB ${collectionName} ${String(document._id)}`
      found.push({ where, bytes: Buffer.from(BSON.EJSON.stringify(document)) })
    }
  return found
}

/** What a page or an answer says, headers included. */
export const answerOf = async (url: string, init: RequestInit = {}): Promise<Evidence> => {
  const answer = await fetch(url, init)
  const head = JSON.stringify(Object.fromEntries(answer.headers))
  return {
    where: `${init.method ?? 'GET'} ${new URL(url).pathname.slice(0, 40)}`,
    bytes: Buffer.from(`${head}${await answer.text()}`),
  }
}
