import { describe, expect, it } from 'vitest'
import { conversationId, identityKey, turnId } from '#bank/ground/ids.ts'
import type { Act, Turn } from '#conversation/channel/turn.ts'
import type { Session } from '#conversation/session/session.ts'
import { step } from '#conversation/turn/step.ts'
import { languageLike, languageNamed } from '#conversation/understand/languages.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { plain } from '#conversation/words/text.ts'
import { canned } from '#test/support/dialogs/answers.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { askedBy } from '#test/support/dialogs/questions.ts'

/** What the bank knows of somebody who is no customer. */
const STRANGER = canned(bankFacts({ here: false }))
const HERE = conversationId('telegram:1')

/** Somebody who is no customer, on a platform that tells English with every turn. */
const person = (told: Locale | undefined = 'en') => {
  let session: Session | undefined
  let turns = 0
  return (act: Act): string => {
    turns += 1
    const turn: Turn = {
      ...{ id: turnId(`telegram:1:${turns}`), channel: 'telegram', conversation: HERE, at: turns },
      who: { identity: identityKey(HERE), name: 'Luz' },
      abilities: { forms: false, erases: true, picture: 'message' },
      ...(told && { locale: told }),
      act,
    }
    const steps = step({ session, turn, now: turns, fresh: 'salt', longestSignInMs: 43_200_000 })
    let at = steps.next()
    while (!at.done) {
      const question = askedBy(at.value)
      at = steps.next((STRANGER[question.name] as (args: unknown) => unknown)(question.args))
    }
    session = at.value.session
    return at.value.replies
      .flatMap((reply) => (reply.do === 'show' ? [reply.message] : []))
      .map(({ text, rows }) => [plain(text), ...rows.flat().map(({ id, label }) => `[${id} ${label}]`)].join(' '))
      .join('\n')
  }
}
const say = (text: string): Act => ({ do: 'say', text })

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
    expect(hears(say('english'))).toMatch(/I speak English with you now/)
    expect(hears(say('menu'))).toMatch(/Hi, I’m Parley/)
  })

  it('is chosen by a button', () => {
    const hears = person()
    expect(hears(say('/language'))).toMatch(/Which one would you like\?.*\[l-en English\].*\[l-es Español\]/)
    expect(hears({ do: 'press', button: 'l-es' })).toMatch(/Ahora te hablo en español/)
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
