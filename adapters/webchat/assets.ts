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
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** A file as browsers take it: a module without its types, under the name by which the others import it. */
const readAsset = (folder: string, name: string): { readonly name: string; readonly bytes: Buffer } => {
  const bytes = readFileSync(join(folder, name))
  if (extname(name) !== '.ts') return { name, bytes }
  return { name: name.replace(/\.ts$/, '.js'), bytes: Buffer.from(stripTypeScriptTypes(bytes.toString('utf8'))) }
}

/** The service worker, beside the files of the page: served elsewhere, since it is to see the page itself. */
export const WORKER = 'worker.js'

const assetOf = (bytes: Uint8Array<ArrayBuffer>, type: string): PageAsset => ({
  bytes,
  type,
  tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
})

const readPage = (folder: string): ReadonlyMap<string, PageAsset> =>
  new Map(
    readdirSync(folder).flatMap((file) => {
      const { name, bytes } = readAsset(folder, file)
      const type = TYPES[extname(name)]
      return type === undefined ? [] : [[name, assetOf(new Uint8Array(bytes), type)] as const]
    }),
  )

/** What the worker keeps for when there is no network. With one file of it the worker changes, and the browser takes all anew. */
const shellOf = (page: ReadonlyMap<string, PageAsset>): string => {
  const names = [...page.keys()].filter((name) => name !== 'index.html')
  const version = createHash('sha256')
  for (const [name, { tag }] of page) version.update(`${name} ${tag} `)
  const shell = {
    version: version.digest('base64url').slice(0, 22),
    paths: ['/', ...names.map((name) => `/chat/assets/${name}`)],
  }
  return `const SHELL = ${JSON.stringify(shell)}\n`
}

/** The page's files by name, read once: `index.html`, what it loads, and its service worker. */
export const readPageAssets = (folder = import.meta.dirname): ReadonlyMap<string, PageAsset> => {
  const page = readPage(join(folder, 'page'))
  const script = readAsset(join(folder, 'worker'), 'worker.ts').bytes.toString('utf8')
  const worker = new Uint8Array(Buffer.from(shellOf(page) + script))
  return new Map([...page, [WORKER, assetOf(worker, 'text/javascript; charset=utf-8')]])
}
