import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from './problem.ts'

/** What a Parley installation keeps to itself: 32 random bytes each, base64; made once, as the data depends on it. */
const NAMES = ['DATA_KEY'] as const

export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>

const read = (file: string): Partial<Record<string, string>> => {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<string, string>>
  } catch {
    // Making new keys here would make the stored data unreadable for good.
    throw problem(
      `${file} can't be read, and the stored data needs it: bring it back, or remove the whole data folder.`,
    )
  }
}

/** The keys stored in `data`, made on first use. */
export const secrets = (data: string): Secrets => {
  const file = join(data, 'secrets.json')
  const kept = read(file)
  const all = Object.fromEntries(NAMES.map((name) => [name, kept[name] ?? randomBytes(32).toString('base64')]))
  if (NAMES.some((name) => kept[name] === undefined)) {
    writeFileSync(`${file}.new`, `${JSON.stringify({ ...kept, ...all }, null, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  chmodSync(file, 0o600)
  return all as Secrets
}
