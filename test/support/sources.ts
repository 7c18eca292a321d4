import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** Every TypeScript file under these folders, parsed. Throws where there are none, for a test of nothing passes. */
export const parseSources = (...folders: readonly string[]): readonly ts.SourceFile[] => {
  const paths = folders.flatMap((folder) => {
    const found = globSync(`${folder}/**/*.ts`)
    if (found.length === 0) throw new Error(`no sources in ${folder}`)
    return found
  })
  return paths.map((path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true))
}

/** `node` and all that is in it. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* nodesIn(child)
}

/** `src/bank/ground/ids.ts:31` */
export const lineOf = (node: ts.Node): string => {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}
