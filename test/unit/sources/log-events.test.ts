import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { lineOf, nodesIn, parseSources } from '#test/support/sources.ts'

const LEVELS = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
const CODE = /^[a-z]+(-[a-z0-9]+)*$/

const nameOf = (node: ts.Expression): string | undefined => {
  if (ts.isIdentifier(node)) return node.text
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined
}

/** `log.warn(…)`, `deps.log.warn(…)`, `logger?.warn(…)`. */
const isLogCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  LEVELS.has(node.expression.name.text) &&
  /^(log|logger)$/i.test(nameOf(node.expression.expression) ?? '')

/** The facts as they are written: in the call itself, or in the constant that it names. */
const factsOf = (call: ts.CallExpression): ts.ObjectLiteralExpression | undefined => {
  const [facts] = call.arguments
  if (facts === undefined || ts.isObjectLiteralExpression(facts)) return facts
  if (!ts.isIdentifier(facts)) return undefined
  for (let scope: ts.Node | undefined = call; scope !== undefined; scope = scope.parent)
    for (const node of nodesIn(scope))
      if (ts.isVariableDeclaration(node) && node.name.getText() === facts.text && node.initializer !== undefined)
        return ts.isObjectLiteralExpression(node.initializer) ? node.initializer : undefined
  return undefined
}

const factOf = (facts: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  facts.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)?.initializer

const problemOf = (call: ts.CallExpression): string | undefined => {
  const facts = factsOf(call)
  if (facts === undefined) return 'has no facts that can be read here'
  const event = factOf(facts, 'event')
  if (event === undefined || !ts.isStringLiteral(event) || !CODE.test(event.text)) return 'has no event code'
  const mustPage = call.getText().includes('.fatal(') || call.getText().includes('a person has to look')
  if (mustPage && factOf(facts, 'page')?.getText() !== 'true') return 'has no page: true'
  return undefined
}

const problemsIn = (file: ts.SourceFile): readonly string[] =>
  [...nodesIn(file)].filter(isLogCall).flatMap((call) => {
    const problem = problemOf(call)
    return problem === undefined ? [] : [`${lineOf(call)} ${problem}`]
  })

describe('every log line', () => {
  const files = parseSources('app', 'src', 'adapters', 'jobs', 'sandbox')

  it('names itself by an event code, and pages where it says that a person has to look', () => {
    expect(files.flatMap(problemsIn)).toEqual([])
    expect(files.flatMap((file) => [...nodesIn(file)].filter(isLogCall)).length).toBeGreaterThan(50)
  })

  it.each([
    ["log.warn({ problem }, 'words')", 'has no event code'],
    ["deps.log.info({ event: 'Not a code' }, 'words')", 'has no event code'],
    ["logger?.warn('words')", 'has no facts that can be read here'],
    ["log.fatal({ event: 'end' }, 'words')", 'has no page: true'],
    ["log.error({ event: 'lost' }, 'gone: a person has to look')", 'has no page: true'],
    ["const facts = { event: 'lost' }; log.error(facts, 'words')", undefined],
  ])('%s', (text, problem) => {
    const file = ts.createSourceFile('example.ts', text, ts.ScriptTarget.Latest, true)
    expect(problemsIn(file)).toEqual(problem === undefined ? [] : [`example.ts:1 ${problem}`])
  })
})
