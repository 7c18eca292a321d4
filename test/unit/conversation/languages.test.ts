import { existsSync, globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { publishedCommands, recognize } from '#conversation/registry.ts'
import { LOCALES, type Locale } from '#conversation/words/locale.ts'

const OTHERS = LOCALES.filter((locale) => locale !== 'en')
const LISTS = [...globSync('src/**/*.en.ts'), ...globSync('adapters/**/*.en.ts')].toSorted()
const inLanguage = (file: string, locale: Locale): string => file.replace('.en.ts', `.${locale}.ts`)

/** What is given to a sentence: the names of its parameters, also those taken out of an object. */
const namesOf = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesOf(each.name) : []))

const isFunction = (node: ts.Node): node is ts.ArrowFunction => ts.isArrowFunction(node)

/** The parameters that the words of a function use; those of functions inside of it are theirs. */
const usedBy = (made: ts.ArrowFunction): readonly string[] => {
  const given = new Set(made.parameters.flatMap(({ name }) => namesOf(name)))
  const used = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      given.has(node.text) &&
      !ts.isParameter(node.parent) &&
      !ts.isBindingElement(node.parent)
    )
      used.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(made.body)
  return [...used].toSorted()
}

/** Every sentence that is a function, by where it stands: `outcomes.waiting` -> `order`. */
const placeholdersIn = (file: string): ReadonlyMap<string, string> => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = new Map<string, string>()
  const visit = (node: ts.Node, path: string): void => {
    if (isFunction(node)) return void found.set(path, usedBy(node).join(' '))
    if (ts.isObjectLiteralExpression(node))
      for (const each of node.properties)
        if (ts.isPropertyAssignment(each)) visit(each.initializer, `${path}.${each.name.getText()}`)
  }
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (initializer) visit(initializer, LOCALES.some((each) => each === name.getText()) ? 'all' : name.getText())
  return found
}

describe.each(OTHERS)('the language %s', (locale) => {
  it('has a list beside every English one', () => {
    expect(LISTS.length).toBeGreaterThan(60)
    expect(LISTS.filter((file) => !existsSync(inLanguage(file, locale)))).toEqual([])
  })

  it('says of everything that a sentence is given as much as English does', () => {
    const apart = LISTS.filter((file) => /words|common|labels/.test(file)).flatMap((file) => {
      const other = placeholdersIn(inLanguage(file, locale))
      return [...placeholdersIn(file)].flatMap(([path, used]) => {
        const theirs = other.get(path)
        return theirs === undefined || theirs === used ? [] : [`${file} ${path}: ${used} / ${theirs}`]
      })
    })
    expect(apart).toEqual([])
  })

  it('lists every command that is listed in English, with as many options', () => {
    const shape = (of: Locale) =>
      publishedCommands({ locale: of }).map(
        ({ place, options }) => `${place} ${options.map(({ file }) => file ?? '-').join(' ')}`,
      )
    expect(shape(locale)).toEqual(shape('en'))
  })

  it('has names and descriptions that platforms take', () => {
    for (const { name, description, options } of publishedCommands({ locale })) {
      for (const each of [{ name, description }, ...options]) {
        expect(each.name).toMatch(/^[a-z-]{1,32}$/)
        expect(each.description.length).toBeLessThanOrEqual(100)
      }
    }
  })
})

describe('a command of another language', () => {
  it.each([
    ['/send 20 to alex for lunch', 'es', { amount: '20', payee: 'alex', note: 'lunch' }],
    ['/send 20 a alex por comida', 'es', { amount: '20', payee: 'alex', note: 'comida' }],
    ['/enviar 20 a alex por comida', 'en', { amount: '20', payee: 'alex', note: 'comida' }],
    ['/enviar 20 a alex por comida', 'es', { amount: '20', payee: 'alex', note: 'comida' }],
  ] as const)('%s is one for who speaks %s', (text, locale, slots) => {
    expect(recognize(text, { locale })).toEqual({ name: 'send', slots })
  })

  it.each(['balance', 'history', 'help', 'cancel', 'alerts', 'requests', 'freeze', 'logout'])('/%s', (name) => {
    expect(recognize(`/${name}`, { locale: 'es' })).toEqual(recognize(`/${name}`, { locale: 'en' }))
  })
})

it('the page of the web chat has no sentence of its own, but for those without JavaScript', () => {
  const page = readFileSync('adapters/webchat/page/index.html', 'utf8').replace(/<noscript>[\s\S]*<\/noscript>/, '')
  const said = [...page.matchAll(/>([^<>]+)</g), ...page.matchAll(/(?:placeholder|aria-label|alt)="([^"]+)"/g)]
  expect([...new Set(said.map(([, text = '']) => text.trim()).filter((text) => text !== ''))]).toEqual(['Parley'])
})
