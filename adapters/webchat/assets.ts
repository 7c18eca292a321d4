import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** One file of the page. `tag` changes with its content. */
export type PageAsset = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string; readonly tag: string }

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

/** The page's files by name, read once: `index.html` and what it loads. */
export const readPageAssets = (folder = join(import.meta.dirname, 'page')): ReadonlyMap<string, PageAsset> =>
  new Map(
    readdirSync(folder).flatMap((name) => {
      const type = TYPES[extname(name)]
      if (type === undefined) return []
      const bytes = new Uint8Array(readFileSync(join(folder, name)))
      const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
      return [[name, { bytes, type, tag }] as const]
    }),
  )
