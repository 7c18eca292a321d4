import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newPushKey } from './secrets.ts'

type Settings = Readonly<Record<string, string | undefined>>

/** What only whoever runs a bot can give: each is a file that is empty where there is no such bot. */
const OF_BOTS = {
  TELEGRAM_BOT_TOKEN: 'telegram-bot-token',
  TELEGRAM_WEBHOOK_SECRET: 'telegram-webhook-secret',
  DISCORD_TOKEN: 'discord-token',
}

const password = (): string => randomBytes(32).toString('base64url')

/**
 * The files that docker compose hands to its services, made in `folder` where they are missing; those that are there stay.
 * Gives the names of those that were made. The folder is closed to others on this machine, since the users of the
 * containers, who are no users here, must be able to read the files. What `given` has of a bot is taken over, also later;
 * so is a key for the data, which holds data already.
 */
export const makeDockerSecrets = (folder: string, given: Settings = {}): readonly string[] => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const made: string[] = []
  const keep = (name: string, make: () => string): string => {
    const file = join(folder, name)
    const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
    if (kept) return kept
    const value = make()
    if (kept === value) return value
    rmSync(file, { force: true })
    writeFileSync(file, `${value}\n`, { mode: 0o444, flag: 'wx' })
    made.push(name)
    return value
  }
  keep('data-key', () => given['DATA_KEY'] || randomBytes(32).toString('base64'))
  keep('mongo-root-password', password)
  const [parley, sandbox] = [keep('mongo-password', password), keep('mongo-sandbox-password', password)]
  keep('mongodb-url', () => `mongodb://parley:${parley}@mongo:27017/?authSource=admin`)
  keep('sandbox-mongodb-url', () => `mongodb://sandbox:${sandbox}@mongo:27017/?authSource=admin`)
  const redis = keep('redis.conf', () => `requirepass ${password()}`).replace(/^requirepass /, '')
  keep('redis-url', () => `redis://:${redis}@redis:6379`)
  keep('bank-secret', () => `client_secret_${randomBytes(20).toString('hex')}`)
  keep('admin-token', password)
  keep('push-private-key', newPushKey)
  for (const [setting, name] of Object.entries(OF_BOTS)) keep(name, () => given[setting] ?? '')
  return made
}
