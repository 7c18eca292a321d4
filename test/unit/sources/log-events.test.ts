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
  return ts.isIdentifier(facts) ? constantNamed(facts.text, call) : undefined
}

/** The object that a constant of this name is, seen from `from`. */
const constantNamed = (name: string, from: ts.Node): ts.ObjectLiteralExpression | undefined => {
  for (let scope: ts.Node | undefined = from; scope !== undefined; scope = scope.parent)
    for (const node of nodesIn(scope))
      if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer !== undefined)
        return ts.isObjectLiteralExpression(node.initializer) ? node.initializer : undefined
  return undefined
}

/** Every fact of a call, those of a constant that is spread into them too. */
const allFactsOf = (call: ts.CallExpression): readonly ts.ObjectLiteralElementLike[] =>
  (factsOf(call)?.properties ?? []).flatMap((fact) =>
    ts.isSpreadAssignment(fact) && ts.isIdentifier(fact.expression)
      ? (constantNamed(fact.expression.text, call)?.properties ?? [fact])
      : [fact],
  )

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

/** How an error is taken apart by hand. */
const TAKEN_APART = /^(String|problemOf|reasonOf|describe|describeError|inspect|stringify)$/
const PARTS = new Set(['message', 'stack', 'cause', 'response', 'config', 'request', 'command', 'rawError'])
const CAUGHT = /^(e|ex|err|error|thrown|caught|cause)$|Error$/

/** Whether part of this expression is an error, or was made of one. */
const holdsError = (node: ts.Node): boolean =>
  nodesIn(node).some((each) => {
    if (ts.isCallExpression(each)) return TAKEN_APART.test(nameOf(each.expression) ?? '')
    if (ts.isPropertyAccessExpression(each))
      return CAUGHT.test(nameOf(each.expression) ?? '') && PARTS.has(each.name.text)
    if (!ts.isIdentifier(each) || !CAUGHT.test(each.text)) return false
    return !ts.isPropertyAccessExpression(each.parent) && !ts.isPropertyAssignment(each.parent)
  })

/** An error stands under `err`, as it was caught, where the logger describes it; nowhere else and in no other form. */
const errorProblemOf = (call: ts.CallExpression): string | undefined => {
  if (call.arguments.length !== 2) return 'is not facts and words'
  const words = call.arguments[1]
  if (words !== undefined && nodesIn(words).some((each) => ts.isIdentifier(each) || ts.isTemplateExpression(each)))
    return 'has words that are put together'
  for (const fact of allFactsOf(call)) {
    if (ts.isSpreadAssignment(fact) && CAUGHT.test(fact.expression.getText())) return 'spreads an error'
    if (ts.isShorthandPropertyAssignment(fact) && CAUGHT.test(fact.name.text)) return `says ${fact.name.text} by hand`
    if (!ts.isPropertyAssignment(fact)) continue
    const [name, value] = [fact.name.getText(), fact.initializer]
    if (name !== 'err' && (holdsError(value) || CAUGHT.test(value.getText()))) return `says ${name} by hand`
    if (name === 'err' && !/^[\w.]+$/.test(value.getText())) return 'takes its error apart'
  }
  return undefined
}

const errorProblemsIn = (file: ts.SourceFile): readonly string[] =>
  nodesIn(file)
    .filter(isLogCall)
    .flatMap((call) => {
      const problem = errorProblemOf(call)
      return problem === undefined ? [] : [`${lineOf(call)} ${problem}`]
    })

const problemsIn = (file: ts.SourceFile): readonly string[] =>
  nodesIn(file)
    .filter(isLogCall)
    .flatMap((call) => {
      const problem = problemOf(call)
      return problem === undefined ? [] : [`${lineOf(call)} ${problem}`]
    })

describe('every log line', () => {
  const files = parseSources('app', 'src', 'adapters', 'jobs', 'sandbox')

  it('names itself by an event code, and pages where it says that a person has to look', () => {
    expect(files.flatMap(problemsIn)).toEqual([])
    expect(files.flatMap((file) => nodesIn(file).filter(isLogCall)).length).toBeGreaterThan(50)
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

  it('R38: says what is wrong in one way, by an error under `err`, which the logger describes', () => {
    expect(files.flatMap(errorProblemsIn)).toEqual([])
    const errors = files
      .flatMap((file) => nodesIn(file).filter(isLogCall))
      .filter((call) => {
        const facts = factsOf(call)
        return facts !== undefined && factOf(facts, 'err') !== undefined
      })
    expect(errors.length).toBeGreaterThan(30)
  })

  it.each([
    ["log.warn({ event: 'x', problem: String(error) }, 'words')", 'says problem by hand'],
    ["log.warn({ event: 'x', reason: error.message }, 'words')", 'says reason by hand'],
    ["log.warn({ event: 'x', reason: reasonOf(failed) }, 'words')", 'says reason by hand'],
    ["log.warn({ event: 'x', error }, 'words')", 'says error by hand'],
    ["log.warn({ event: 'x', detail: error }, 'words')", 'says detail by hand'],
    ["log.warn({ event: 'x', detail: `no: ${error.response.data}` }, 'words')", 'says detail by hand'],
    ["const facts = { event: 'x', stack: error.stack }; log.warn(facts, 'words')", 'says stack by hand'],
    ["const facts = { why: problemOf(it) }; log.warn({ event: 'x', ...facts }, 'words')", 'says why by hand'],
    ["log.warn({ event: 'x', ...error }, 'words')", 'spreads an error'],
    ["log.warn({ event: 'x', err: { ...error } }, 'words')", 'takes its error apart'],
    ["log.warn({ event: 'x' }, error.message)", 'has words that are put together'],
    ['log.warn(error)', 'is not facts and words'],
    ["log.warn({ event: 'x', err: error }, 'words')", undefined],
    ["log.warn({ event: 'x', err: made.error }, 'words')", undefined],
    ["log.warn({ event: 'x', detail: failure.message }, 'words')", undefined],
  ])('%s', (text, problem) => {
    const file = ts.createSourceFile('example.ts', text, ts.ScriptTarget.Latest, true)
    expect(errorProblemsIn(file)).toEqual(problem === undefined ? [] : [`example.ts:1 ${problem}`])
  })

  it('goes through the one logger that describes errors', () => {
    const makers = files
      .filter((file) => /from 'pino'|require\('pino'\)/.test(file.text))
      .map(({ fileName }) => fileName)
    expect(makers).toEqual(['app/logger.ts'])
  })
})
