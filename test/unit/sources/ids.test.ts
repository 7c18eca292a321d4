import ts from 'typescript'
import { expect, it } from 'vitest'
import { lineOf, nodesIn, parseSources } from '#test/support/sources.ts'

const IDS = 'src/bank/ground/ids.ts'

it('makes ids of text by their readers alone, never by a cast', () => {
  const files = parseSources('app', 'src', 'adapters', 'jobs', 'sandbox', 'scripts', 'bench')
  const declared = files.find(({ fileName }) => fileName === IDS)
  const ids = [...(declared?.statements ?? [])]
    .filter(ts.isTypeAliasDeclaration)
    .filter(({ type }) => ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Id')
    .map(({ name }) => name.text)
  expect(ids).toContain('OperationId')
  const casts = files
    .filter(({ fileName }) => fileName !== IDS)
    .flatMap((file) => nodesIn(file).filter(ts.isAsExpression))
    .filter(({ type }) => nodesIn(type).some((node) => ts.isIdentifier(node) && ids.includes(node.text)))
  expect(casts.map((cast) => `${lineOf(cast)} ${cast.getText()}`)).toEqual([])
})
