import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** Kept, since more than one test file reads them all. */
const parsed = new Map<string, ts.SourceFile>()
const parse = (path: string): ts.SourceFile => {
  const file = parsed.get(path) ?? ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  parsed.set(path, file)
  return file
}

/** Every TypeScript file under these folders, parsed. Throws where there are none, for a test of nothing passes. */
export const parseSources = (...folders: readonly string[]): readonly ts.SourceFile[] => {
  const paths = folders.flatMap((folder) => {
    const found = globSync(`${folder}/**/*.ts`)
    if (found.length === 0) throw new Error(`no sources in ${folder}`)
    return found
  })
  return paths.map(parse)
}

/** `node` and all that is in it. */
export const nodesIn = (node: ts.Node): readonly ts.Node[] => {
  const found: ts.Node[] = []
  const visit = (each: ts.Node): void => {
    found.push(each)
    ts.forEachChild(each, visit)
  }
  visit(node)
  return found
}

/** `src/bank/ground/ids.ts:31` */
export const lineOf = (node: ts.Node): string => {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}
