import { expect, it } from 'vitest'
import { en } from '#scripts/chat/words.en.ts'
import { es } from '#scripts/chat/words.es.ts'
import { localeOfTerminal } from '#scripts/chat/words.ts'

it.each([
  [{ LANG: 'es_MX.UTF-8' }, 'es'],
  [{ LC_ALL: 'es_ES.UTF-8', LANG: 'en_US.UTF-8' }, 'es'],
  [{ LC_ALL: '', LANG: 'es' }, 'es'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'C' }, 'en'],
  [{}, 'en'],
] as const)('a terminal with %j speaks %s', (env, locale) => expect(localeOfTerminal(env)).toBe(locale))

it('says as much in each language', () => {
  expect(Object.keys(es)).toEqual(Object.keys(en))
  expect(Object.keys(en).filter((name) => String(Reflect.get(en, name)) === String(Reflect.get(es, name)))).toEqual([])
})
