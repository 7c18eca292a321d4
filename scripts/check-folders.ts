// Fails when folders import each other in a circle, at any depth, imports of types included: such folders can only be
// understood together. `node scripts/check-folders.ts sandbox` checks one root, without arguments the whole product.
import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { z } from 'zod'
import { root } from './lib/paths.ts'

const DEFAULT_ROOTS = ['app', 'src', 'adapters', 'jobs', 'sandbox']

export type FileImport = { from: string; to: string }
/** Children of one folder that import each other in a circle, with the imports between them. */
export type FolderCircle = { folder: string; children: readonly string[]; imports: readonly FileImport[] }
/** `#name/*` to the path it stands for, as in the "imports" of package.json. */
export type Aliases = Readonly<Record<string, string>>

/** The name of a folder's own files among its children: together they are one node. */
const LOOSE = '.'

const literalOf = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined

/** What a node of the syntax tree imports: declarations, `export … from`, `import()` and the type `import('…')`. */
const specifierOf = (node: ts.Node): string | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literalOf(node.moduleSpecifier)
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    return literalOf(node.moduleReference.expression)
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literalOf(node.argument.literal) : undefined
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literalOf(node.arguments[0])
  return undefined
}

const specifiersOf = (path: string, source: string): string[] => {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) found.push(specifier)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest))
  return found
}

/** The path from the root that a specifier means; undefined for packages. */
const resolve = (from: string, specifier: string, aliases: Aliases): string | undefined => {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  for (const [alias, target] of Object.entries(aliases)) {
    const [prefix = '', suffix = ''] = alias.split('*')
    const isPattern = alias.includes('*')
    if (!isPattern && specifier !== alias) continue
    if (!specifier.startsWith(prefix) || !specifier.endsWith(suffix)) continue
    const middle = isPattern ? specifier.slice(prefix.length, specifier.length - suffix.length) : ''
    return posix.normalize(target.replace('*', middle))
  }
  return undefined
}

/** Where two paths part: the folder that holds both, and which child of it holds each. */
const partingOf = ({ from, to }: FileImport): { folder: string; child: string; other: string } => {
  const [a, b] = [posix.dirname(from).split('/'), posix.dirname(to).split('/')]
  let shared = 0
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1
  return { folder: a.slice(0, shared).join('/') || LOOSE, child: a[shared] ?? LOOSE, other: b[shared] ?? LOOSE }
}

type Edges = Map<string, Map<string, FileImport[]>>

const reachable = (edges: Edges, start: string): Set<string> => {
  const seen = new Set<string>()
  const next = [...(edges.get(start)?.keys() ?? [])]
  for (let child = next.pop(); child !== undefined; child = next.pop()) {
    if (seen.has(child)) continue
    seen.add(child)
    next.push(...(edges.get(child)?.keys() ?? []))
  }
  return seen
}

/** Children that reach each other belong to one circle. */
const circlesOf = (folder: string, edges: Edges): FolderCircle[] => {
  const reach = new Map([...edges.keys()].map((child) => [child, reachable(edges, child)]))
  const circles: FolderCircle[] = []
  const done = new Set<string>()
  for (const [child, reached] of reach) {
    if (done.has(child) || !reached.has(child)) continue
    const children = [...reached].filter((other) => reach.get(other)?.has(child) === true).toSorted()
    for (const one of children) done.add(one)
    const imports = children.flatMap((one) => children.flatMap((other) => edges.get(one)?.get(other) ?? []))
    circles.push({ folder, children, imports })
  }
  return circles
}

/**
 * Every circle between folders. An import from one file to another is an edge between those children of the deepest
 * folder with both that hold one file each; files directly in that folder are one child, called `.`.
 */
export const findFolderCircles = (files: ReadonlyMap<string, string>, aliases: Aliases = {}): FolderCircle[] => {
  const graphs = new Map<string, Edges>()
  for (const [from, source] of files) {
    for (const specifier of specifiersOf(from, source)) {
      const to = resolve(from, specifier, aliases)
      if (to === undefined || !files.has(to)) continue
      const { folder, child, other } = partingOf({ from, to })
      if (child === other) continue
      const edges: Edges = graphs.get(folder) ?? new Map()
      graphs.set(folder, edges)
      const own = edges.get(child) ?? new Map<string, FileImport[]>()
      edges.set(child, own.set(other, [...(own.get(other) ?? []), { from, to }]))
    }
  }
  return [...graphs].flatMap(([folder, edges]) => circlesOf(folder, edges))
}

const Package = z.object({ imports: z.record(z.string(), z.string()) })

/** The lines to print, and whether all is well. A root without a file is a failure: nothing was checked there. */
export const checkFolders = (
  files: ReadonlyMap<string, string>,
  aliases: Aliases,
  roots: readonly string[],
): { isFine: boolean; lines: string[] } => {
  const paths = [...files.keys()]
  const empty = roots.filter((folder) => !paths.some((path) => path.startsWith(`${folder}/`)))
  const circles = findFolderCircles(files, aliases)
  const lines = [
    ...empty.map((folder) => `no files seen in ${folder}`),
    ...circles.flatMap(({ folder, children, imports }) => [
      `circle in ${folder}: ${children.join(' <-> ')}`,
      ...imports.map(({ from, to }) => `  ${from} -> ${to}`),
    ]),
    `Folders: ${files.size} files in ${roots.join(', ')}, ${circles.length} circles`,
  ]
  return { isFine: files.size > 0 && empty.length === 0 && circles.length === 0, lines }
}

if (import.meta.main) {
  const given = process.argv.slice(2)
  const roots = given.length === 0 ? DEFAULT_ROOTS : given
  const paths = globSync(
    roots.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  )
  const files = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
  const { imports } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const { isFine, lines } = checkFolders(files, imports, roots)
  for (const line of lines) console.log(line)
  process.exitCode = isFine ? 0 : 1
}
