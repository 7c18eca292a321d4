import { describe, expect, it } from 'vitest'
import { languageLike, languageNamed } from '#conversation/understand/languages.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { say, strangerIn } from './person.ts'

/** On a platform that tells English, unless it is said otherwise. */
const person = (told: Locale | undefined = 'en') => strangerIn(told)

describe('the language of a conversation', () => {
  it.each(['hola', '¡Hola!', 'buenos días', '¿qué puedes hacer?', 'ayuda', 'español', '/idioma es', 'en español'])(
    'is Spanish from “%s” on, whatever the platform tells',
    (text) => {
      const hears = person()
      hears(say(text))
      expect(hears(say('menu'))).toMatch(/Hola, soy Parley/)
    },
  )

  it('is English again once that is asked for', () => {
    const hears = person('es')
    expect(hears(say('hola'))).toMatch(/Hola, soy Parley/)
    expect(hears(say('english'))).toMatch(/I’ll speak English with you now/)
    expect(hears(say('menu'))).toMatch(/Hi, I’m Parley/)
  })

  it('is chosen by a button', () => {
    const hears = person()
    expect(hears(say('/language'))).toMatch(/Which one would you like\?.*\[l-en English\].*\[l-es Español\]/)
    expect(hears({ do: 'press', button: 'l-es' })).toMatch(/Ahora te hablaré en español/)
  })

  it('is offered, not guessed, where a sentence is not understood', () => {
    const hears = person()
    expect(hears(say('no sé si mi primo de Lima todavía tiene su perro'))).toMatch(
      /I didn’t understand[\s\S]*\[l-es Español\]/,
    )
    expect(hears(say('menu'))).toMatch(/Hi, I’m Parley/)
  })

  it('says which ones there are, asked for another', () => {
    expect(person()(say('do you speak french'))).toMatch(/I speak English and Spanish/)
    expect(person()(say('/language deutsch'))).toMatch(/I speak English and Spanish/)
    expect(person('es')(say('¿hablas alemán?'))).toMatch(/Hablo inglés y español/)
  })
})

describe('what a language is told by', () => {
  it.each([
    ['Español', 'es'],
    ['in spanish', 'es'],
    ['en inglés', 'en'],
    ['English!', 'en'],
    ['es', undefined],
    ['en', undefined],
    ['spanish rice', undefined],
  ] as const)('%s', (text, locale) => expect(languageNamed(text)).toBe(locale))

  it.each([
    ['is my cousin still at the house or not', 'en', undefined],
    ['¿cuándo es que me van a dar eso?', 'en', 'es'],
    ['when is it that you are going to give me that', 'es', 'en'],
    ['pizza', 'en', undefined],
  ] as const)('%s', (text, locale, like) => expect(languageLike(text, { locale })).toBe(like))
})
