import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join, relative } from 'node:path'
import type { Attachment } from '#conversation/channel/message.ts'
import { conversationOf, newToken } from '#adapters/webchat/identity.ts'

const readIfThere = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)

/** A name that stays inside its folder, whatever the bank calls the file. */
const safeName = (name: string): string =>
  basename(name)
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '') || 'file'

/** What the terminal keeps for one customer under `folder`: the token, how far it has read, saved files. */
export const createFiles = ({ folder, name }: { folder: string; name: string }) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const tokenFile = join(folder, `${name}.token`)
  const seenFile = join(folder, `${name}.seen`)

  return {
    /** A reader of this file can act as that customer, so only its owner may read it. */
    token(): string {
      const kept = readIfThere(tokenFile)?.trim()
      if (kept !== undefined && conversationOf(kept) !== undefined) return kept
      const token = newToken()
      writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 })
      return token
    },
    /** The number of the last entry that was printed; 0 at first. */
    seen: (): number => Number(readIfThere(seenFile) ?? 0) || 0,
    keepSeen: (seq: number) => writeFileSync(seenFile, String(seq), { mode: 0o600 }),

    /** Saves it under a name that nothing else has, and gives the path to tell. */
    save({ name: given, bytes }: Attachment): string {
      mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
      const content = Buffer.from(bytes, 'base64')
      const safe = safeName(given)
      const end = extname(safe)
      const stem = safe.slice(0, safe.length - end.length)
      for (let n = 1; ; n += 1) {
        const path = join(folder, name, n === 1 ? safe : `${stem}-${n}${end}`)
        const taken = existsSync(path)
        if (!taken) writeFileSync(path, content, { mode: 0o600 })
        if (!taken || readFileSync(path).equals(content)) return relative(process.cwd(), path)
      }
    },
  }
}

export type Files = ReturnType<typeof createFiles>
