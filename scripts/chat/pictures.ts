import { readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { words as say } from './words.ts'

type Found =
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Words, not a path. */
  | { readonly kind: 'no-path' }
  | { readonly kind: 'problem'; readonly message: string }

const looksLikePath = (line: string): boolean => /\.(?:jpe?g|png|pdf|heic|webp|gif|tiff?)$/i.test(line)

/** The file that a line names, as a person types it or drops it into a terminal: quoted, with `~`, with escaped blanks. */
export const readPicture = (line: string, maxBytes: number): Found => {
  const bare = line.trim().replace(/^(["'])(.*)\1$/, '$2')
  const path = resolve(bare.replace(/^~(?=\/)/, homedir()).replaceAll('\\ ', ' '))
  const found = bare === '' ? undefined : statSync(path, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile())
    return looksLikePath(bare) ? { kind: 'problem', message: say.noFile(path) } : { kind: 'no-path' }
  if (found.size > maxBytes) return { kind: 'problem', message: say.tooBig(path, Math.floor(maxBytes / 1024 / 1024)) }
  try {
    return { kind: 'file', bytes: new Uint8Array(readFileSync(path)) }
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    return { kind: 'problem', message: say.cantRead(path, code) }
  }
}
