import { describe, expect, it } from 'vitest'
import { checkFolders, findFolderCircles } from '../../../scripts/check-folders.ts'

const ALIASES = { '#app/*': './app/*', '#ledger': './app/ledger/index.ts' }

/** Imports as `from: line, line`; a file that is only imported needs no lines. */
const tree = (files: Record<string, string>): Map<string, string> => new Map(Object.entries(files))

/** A tree in which `a` imports `b` by a plain import, and `b` imports `a` by this one. */
const tiedBy = (line: string): Map<string, string> =>
  tree({ 'app/a/one.ts': "import { two } from '../b/two.ts'\nexport const one = two", 'app/b/two.ts': line })

const CIRCLE = {
  folder: 'app',
  children: ['a', 'b'],
  imports: [
    { from: 'app/a/one.ts', to: 'app/b/two.ts' },
    { from: 'app/b/two.ts', to: 'app/a/one.ts' },
  ],
}

describe('a circle between two folders', () => {
  it.each([
    ['a value', "import { one } from '../a/one.ts'"],
    ['nothing but its effects', "import '../a/one.ts'"],
    ['everything', "import * as one from '../a/one.ts'"],
    ['a type', "import type { One } from '../a/one.ts'"],
    ['a type among values', "import { type One } from '../a/one.ts'"],
    ['a type in place', "export const two: import('../a/one.ts').One = 1"],
    ['a type in place of a type', "export type Two = typeof import('../a/one.ts')"],
    ['a module when it runs', "export const two = async () => await import('../a/one.ts')"],
    ['what it exports again', "export { one } from '../a/one.ts'"],
    ['all that it exports again', "export * from '../a/one.ts'"],
    ['a type that it exports again', "export type { One } from '../a/one.ts'"],
    ['an alias', "import { one } from '#app/a/one.ts'"],
    ['names on several lines', "import {\n  one,\n  type One,\n} from '../a/one.ts'"],
    ['what comes after a pattern with quotes', "const quotes = /['\"`]/\nimport { one } from '../a/one.ts'"],
  ])('is found by an import of %s', (_, line) => {
    expect(findFolderCircles(tiedBy(line), ALIASES)).toEqual([CIRCLE])
  })

  it.each([
    ['a comment', "// import { one } from '../a/one.ts'\n/* export * from '../a/one.ts' */"],
    ['a text', 'export const text = "import { one } from \'../a/one.ts\'"'],
    ['a template', "export const text = `import('../a/one.ts')`"],
    ['a package', "import { one } from 'a'"],
  ])('is not made by %s', (_, line) => {
    expect(findFolderCircles(tiedBy(line), ALIASES)).toEqual([])
  })
})

describe('circles at any depth', () => {
  it('a circle of three folders names all three and leaves out who only imports them', () => {
    const [circle, ...others] = findFolderCircles(
      tree({
        'app/a/one.ts': "import '../b/two.ts'",
        'app/b/two.ts': "import '../c/three.ts'",
        'app/c/three.ts': "import '../a/one.ts'",
        'app/d/four.ts': "import '../a/one.ts'",
      }),
    )
    expect(others).toEqual([])
    expect(circle?.children).toEqual(['a', 'b', 'c'])
    expect(circle?.imports).toHaveLength(3)
  })

  it('two circles in one folder are two', () => {
    const both = findFolderCircles(
      tree({
        'app/a/one.ts': "import '../b/two.ts'",
        'app/b/two.ts': "import '../a/one.ts'",
        'app/c/three.ts': "import '../d/four.ts'",
        'app/d/four.ts': "import '../c/three.ts'\nimport '../a/one.ts'",
      }),
    )
    expect(both.map(({ children }) => children)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('files deep below two folders tie those two, whichever files they are', () => {
    const files = tree({
      'app/a/x/y/one.ts': "import '../../../b/two.ts'",
      'app/a/other.ts': '',
      'app/b/two.ts': '',
      'app/b/z/three.ts': "import type { Other } from '../../a/other.ts'",
    })
    expect(findFolderCircles(files)).toEqual([
      {
        folder: 'app',
        children: ['a', 'b'],
        imports: [
          { from: 'app/a/x/y/one.ts', to: 'app/b/two.ts' },
          { from: 'app/b/z/three.ts', to: 'app/a/other.ts' },
        ],
      },
    ])
  })

  it('a circle deep inside is one of the folder that holds it', () => {
    const files = tree({
      'app/deep/inside/a/one.ts': "import '../b/two.ts'",
      'app/deep/inside/b/two.ts': "import '../a/one.ts'",
    })
    expect(findFolderCircles(files).map(({ folder }) => folder)).toEqual(['app/deep/inside'])
  })

  it('between the roots themselves there may be none either', () => {
    const files = tree({ 'app/one.ts': "import '../lib/two.ts'", 'lib/two.ts': "import '../app/one.ts'" })
    expect(findFolderCircles(files).map(({ folder, children }) => ({ folder, children }))).toEqual([
      { folder: '.', children: ['app', 'lib'] },
    ])
  })

  it("a folder's own files count as one: they may import its folders or be imported by them, not both", () => {
    const above = "import './a/one.ts'"
    const below = "import type { Services } from '../services.ts'"
    const imports = (main: string, one: string): Map<string, string> =>
      tree({ 'app/main.ts': main, 'app/services.ts': '', 'app/a/one.ts': one })
    expect(findFolderCircles(imports(above, ''))).toEqual([])
    expect(findFolderCircles(imports('', below))).toEqual([])
    expect(findFolderCircles(imports(above, below)).map(({ children }) => children)).toEqual([['.', 'a']])
  })

  it('files that import each other within one folder are no matter of folders', () => {
    const files = tree({ 'app/a/one.ts': "import './two.ts'", 'app/a/two.ts': "import './one.ts'" })
    expect(findFolderCircles(files)).toEqual([])
  })

  it('an alias without a star is followed, too', () => {
    const files = tree({
      'app/a/one.ts': "import '#ledger'",
      'app/ledger/index.ts': "import '#app/a/one.ts'",
    })
    expect(findFolderCircles(files, ALIASES).map(({ children }) => children)).toEqual([['a', 'ledger']])
  })
})

describe('the check', () => {
  const clean = tree({
    'app/main.ts': "import './a/one.ts'",
    'app/a/one.ts': "import '../b/two.ts'",
    'app/b/two.ts': '',
  })

  it('passes a tree that is clean, and says what it saw', () => {
    expect(checkFolders(clean, {}, ['app'])).toEqual({ isFine: true, lines: ['Folders: 3 files in app, 0 circles'] })
  })

  it('fails with the circle and the imports that tie it', () => {
    const { isFine, lines } = checkFolders(tiedBy("export * from '../a/one.ts'"), {}, ['app'])
    expect(isFine).toBe(false)
    expect(lines).toEqual([
      'circle in app: a <-> b',
      '  app/a/one.ts -> app/b/two.ts',
      '  app/b/two.ts -> app/a/one.ts',
      'Folders: 2 files in app, 1 circles',
    ])
  })

  it('fails where it saw no files at all, or none of one root', () => {
    expect(checkFolders(new Map(), {}, []).isFine).toBe(false)
    const { isFine, lines } = checkFolders(clean, {}, ['app', 'gone'])
    expect(isFine).toBe(false)
    expect(lines).toContain('no files seen in gone')
  })
})
