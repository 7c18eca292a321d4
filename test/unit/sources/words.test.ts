import ts from 'typescript'
import { expect, it } from 'vitest'
import { lineOf, nodesIn, parseSources } from '#test/support/sources.ts'

const isTable = ({ fileName }: ts.SourceFile): boolean => /words\.[a-z]{2}\.ts$/.test(fileName)

/** Names as they are read: `words.title`, `{ title } = words`, or a value that picks one word of several. */
const readIn = (file: ts.SourceFile): readonly string[] =>
  nodesIn(file).flatMap((node) => {
    if (!ts.isIdentifier(node) && !ts.isStringLiteral(node)) return []
    const isWord = isTable(file) && ts.isPropertyAssignment(node.parent) && node.parent.name === node
    return isWord ? [] : [node.text]
  })

it('every word of every table is read somewhere', () => {
  const files = parseSources('src', 'adapters')
  const read = new Set(files.flatMap(readIn))
  const keys = files.filter(isTable).flatMap((file) =>
    nodesIn(file)
      .filter(ts.isPropertyAssignment)
      .map(({ name }) => name),
  )
  expect(keys.length).toBeGreaterThan(300)
  const unread = keys.filter((key) => (ts.isIdentifier(key) || ts.isStringLiteral(key)) && !read.has(key.text))
  expect(unread.map((key) => `${lineOf(key)} ${key.getText()}`)).toEqual([])
})
