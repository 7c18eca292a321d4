import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
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

/** A file as browsers take it: a module without its types, under the name by which the others import it. */
const readAsset = (folder: string, name: string): { readonly name: string; readonly bytes: Buffer } => {
  const bytes = readFileSync(join(folder, name))
  if (extname(name) !== '.ts') return { name, bytes }
  return { name: name.replace(/\.ts$/, '.js'), bytes: Buffer.from(stripTypeScriptTypes(bytes.toString('utf8'))) }
}

/** The page's files by name, read once: `index.html` and what it loads. */
export const readPageAssets = (folder = join(import.meta.dirname, 'page')): ReadonlyMap<string, PageAsset> =>
  new Map(
    readdirSync(folder).flatMap((file) => {
      const { name, bytes: content } = readAsset(folder, file)
      const type = TYPES[extname(name)]
      if (type === undefined) return []
      const bytes = new Uint8Array(content)
      const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
      return [[name, { bytes, type, tag }] as const]
    }),
  )
