import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** Where customers are written to. What is said of each language, and how sentences are read, stands in files of its own. */
const SCANNED = ['src/conversation/**/*.ts', 'src/http/**/*.ts', 'adapters/{telegram,discord,webchat}/**/*.ts']
const APART = /\.(?:en|es)\.ts$|^adapters\/webchat\/page\/.*\.d\.ts$/

/** Neither for customers: what goes to a log, and what a fault of ours is called. */
const UNHEARD = /^(?:log|logger|console|deps\.log)\b|\.(?:warn|info|error|debug|fatal)$|^must$|Error$|^invariant$/

/** Read by operators or by whoever runs it, or written in a language that is not one of ours on purpose. */
const ALLOWED: ReadonlySet<string> = new Set([
  'src/conversation/turn/foreign-words.ts',
  'src/http/admin-routes.ts',
  'src/http/case-page.ts',
  'src/http/server.ts',
  'adapters/discord/failure.ts',
  'adapters/telegram/set-up.ts',
])

/** Two words or more, as a sentence has them; no name of a header, no list of words that are read, no pattern. */
const isSaid = (text: string): boolean =>
  /^[\p{Lu}\u00BF\u00A1][\p{L}\u2019']*,? [\p{L}\u2019']+(?: |[.!?\u2026]|$)/u.test(text.trim())

const calleeOf = (node: ts.Node): string | undefined => {
  for (let at = node.parent; at !== undefined && !ts.isStatement(at); at = at.parent)
    if (ts.isCallExpression(at) || ts.isNewExpression(at)) {
      const name = at.expression.getText()
      if (UNHEARD.test(name)) return name
    }
  return undefined
}

const isType = (node: ts.Node): boolean =>
  ts.isLiteralTypeNode(node.parent) || ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)

const saidIn = (file: string): readonly string[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
        ? node.text
        : ts.isTemplateHead(node)
          ? `${node.text}…`
          : undefined
    if (text !== undefined && isSaid(text) && !isType(node) && calleeOf(node) === undefined)
      found.push(`${file}: ${text.trim()}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

it('no sentence that a customer reads stands outside the files of its language', () => {
  const files = globSync(SCANNED).filter((file) => !APART.test(file) && !ALLOWED.has(file))
  expect(files.length).toBeGreaterThan(250)
  expect(files.flatMap(saidIn).toSorted()).toEqual([])
})

it('sees one that does', () => {
  expect(isSaid('Something went wrong')).toBe(true)
  expect(isSaid('Escribe tu PIN')).toBe(true)
  expect(['America/New_York', 'content-type', 'send money to ', 'en', 'Mozilla/5.0'].some(isSaid)).toBe(false)
  expect(saidIn('src/conversation/turn/foreign-words.ts').length).toBeGreaterThan(10)
})
