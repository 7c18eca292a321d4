import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const password = (): string => randomBytes(32).toString('base64url')

/**
 * The files that docker compose hands to its services, made in `folder` where they are missing; those that are there stay.
 * Gives the names of those that were made. The folder is closed to others on this machine, since the users of the
 * containers, who are no users here, must be able to read the files.
 */
export const makeDockerSecrets = (folder: string, dataKey?: string): readonly string[] => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const made: string[] = []
  const keep = (name: string, make: () => string): string => {
    const file = join(folder, name)
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    const value = make()
    writeFileSync(file, `${value}\n`, { mode: 0o444, flag: 'wx' })
    made.push(name)
    return value
  }
  keep('data-key', () => dataKey || randomBytes(32).toString('base64'))
  keep('mongo-root-password', password)
  const [parley, sandbox] = [keep('mongo-password', password), keep('mongo-sandbox-password', password)]
  keep('mongodb-url', () => `mongodb://parley:${parley}@mongo:27017/?authSource=admin`)
  keep('sandbox-mongodb-url', () => `mongodb://sandbox:${sandbox}@mongo:27017/?authSource=admin`)
  const redis = keep('redis.conf', () => `requirepass ${password()}`).replace(/^requirepass /, '')
  keep('redis-url', () => `redis://:${redis}@redis:6379`)
  keep('bank-secret', () => `client_secret_${randomBytes(20).toString('hex')}`)
  keep('admin-token', password)
  return made
}
