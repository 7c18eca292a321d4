import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, MongoClient, MongoServerError } from 'mongodb'

/** Who may use one database, and no other. */
export type MongoUser = { readonly name: string; readonly password: string; readonly database: string }

const ALREADY_EXISTS = 51_003

const put = async (admin: Db, { name, password, database }: MongoUser): Promise<void> => {
  const rights = { pwd: password, roles: [{ role: 'dbOwner', db: database }] }
  try {
    await admin.command({ createUser: name, ...rights })
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== ALREADY_EXISTS) throw error
    await admin.command({ updateUser: name, ...rights })
  }
}

/** Makes the users at a server that asks nobody for a password, or gives those it has these passwords and databases. */
export const putUsers = async (url: string, users: readonly MongoUser[]): Promise<void> => {
  const client = new MongoClient(url)
  try {
    for (const user of users) await put(client.db('admin'), user)
  } finally {
    await client.close()
  }
}

const fileIn = (folder: string): string => join(folder, 'users.sha256')
/** Of random passwords: the digest of one tells nothing about it. */
const digest = (users: readonly MongoUser[]): string => createHash('sha256').update(JSON.stringify(users)).digest('hex')

/** Whether the server whose data is in `folder` has these users already, with these passwords and databases. */
export const hasUsers = (folder: string, users: readonly MongoUser[]): boolean =>
  existsSync(fileIn(folder)) && readFileSync(fileIn(folder), 'utf8') === digest(users)

export const rememberUsers = (folder: string, users: readonly MongoUser[]): void =>
  writeFileSync(fileIn(folder), digest(users), { mode: 0o600 })
