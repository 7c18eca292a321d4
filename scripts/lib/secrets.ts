import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { problem } from './problem.ts'

/**
 * What a Parley installation keeps to itself: 32 bytes each. They are made once, as the data depends on the key
 * and the servers on their passwords.
 */
const NAMES = [
  'DATA_KEY',
  'MONGO_PASSWORD',
  'MONGO_SANDBOX_PASSWORD',
  'REDIS_PASSWORD',
  'ADMIN_TOKEN',
  'SANDBOX_ADMIN_TOKEN',
  'SANDBOX_CLIENT_SECRET',
  'PUSH_PRIVATE_KEY',
] as const
type Name = (typeof NAMES)[number]

export type Secrets = Readonly<Record<Name, string>>

const Kept = z.record(z.string(), z.string())

/** Of a key pair on P-256, by which push services know who sends. */
export const newPushKey = (): string =>
  String(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }).d)

/** The key is base64, as `openssl rand` prints it; the others also stand in addresses and headers. */
const make = (name: Name): string => {
  if (name === 'PUSH_PRIVATE_KEY') return newPushKey()
  const random = randomBytes(32)
  if (name === 'DATA_KEY') return random.toString('base64')
  return name === 'SANDBOX_CLIENT_SECRET' ? `client_secret_${random.toString('hex')}` : random.toString('base64url')
}

const read = (file: string): Partial<Record<string, string>> => {
  if (!existsSync(file)) return {}
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Making new keys here would make the stored data unreadable for good.
    throw problem(
      `${file} can't be read, and the stored data needs it: bring it back, or remove the whole data folder.`,
    )
  }
}

/** The secrets stored in `data`, made on first use. */
export const secrets = (data: string): Secrets => {
  const file = join(data, 'secrets.json')
  const kept = read(file)
  const secretOf = (name: Name): string => kept[name] ?? make(name)
  const all: Secrets = {
    DATA_KEY: secretOf('DATA_KEY'),
    MONGO_PASSWORD: secretOf('MONGO_PASSWORD'),
    MONGO_SANDBOX_PASSWORD: secretOf('MONGO_SANDBOX_PASSWORD'),
    REDIS_PASSWORD: secretOf('REDIS_PASSWORD'),
    ADMIN_TOKEN: secretOf('ADMIN_TOKEN'),
    SANDBOX_ADMIN_TOKEN: secretOf('SANDBOX_ADMIN_TOKEN'),
    SANDBOX_CLIENT_SECRET: secretOf('SANDBOX_CLIENT_SECRET'),
    PUSH_PRIVATE_KEY: secretOf('PUSH_PRIVATE_KEY'),
  }
  if (NAMES.some((name) => kept[name] === undefined)) {
    writeFileSync(`${file}.new`, `${JSON.stringify({ ...kept, ...all }, null, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  chmodSync(file, 0o600)
  return all
}
