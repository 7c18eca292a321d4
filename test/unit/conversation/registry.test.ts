import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dialogFor, GOALS, MENU, publishedCommands, STATELESS_BUTTONS } from '#conversation/registry.ts'
import { LOCALES } from '#conversation/words/locale.ts'

/** Answered by routing itself. */
const ROUTED = ['menu', 'help', 'cancel', 'back']

/** What the sources name as a goal: `goal('send')`, `opens('send')`, a phrase's first argument. */
const namedGoals = (): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const file of globSync('src/conversation/**/*.ts')) {
    const text = readFileSync(file, 'utf8')
    for (const [, name] of text.matchAll(/\b(?:goal|goalOf|opens|withSlot|asWords|phrase)\(\s*'([a-z.-]+)'/g))
      if (name !== undefined) found.set(name, file)
  }
  return found
}

describe('the registry of the conversation', () => {
  it('knows a dialog for every goal that is named anywhere', () => {
    const named = namedGoals()
    expect(named.size).toBeGreaterThan(20)
    const unknown = [...named].filter(([name]) => !ROUTED.includes(name) && dialogFor(name) === undefined)
    expect(unknown).toEqual([])
  })

  it('gives every goal to one dialog only', () => {
    expect(GOALS.length).toBe(new Set(GOALS).size)
  })

  it('gives every stateless button a prefix of its own, and a goal that is answered', () => {
    const prefixes = STATELESS_BUTTONS.map(({ prefix }) => prefix)
    expect([...prefixes, 'g']).toEqual([...new Set([...prefixes, 'g'])])
    expect(STATELESS_BUTTONS.filter((each) => dialogFor(each.goal) === undefined)).toEqual([])
  })

  it.each(LOCALES)('publishes commands and the menu in an order of their own (%s)', (locale) => {
    const places = publishedCommands({ locale }).map(({ place }) => place)
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
    const menu = MENU.map(({ place }) => place)
    expect(menu).toEqual([...new Set(menu)].toSorted((a, b) => a - b))
  })
})
