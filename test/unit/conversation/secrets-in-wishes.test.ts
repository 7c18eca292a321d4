import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** A secret in the words of a wish is not kept with the wish, and does not stay in the chat. */
const FIELD_BY_FIELD = { forms: false, erases: true, picture: 'message' } as const
const WHOLE = { forms: true, erases: true, picture: 'upload' } as const

const WISHES = [
  ['send 20 to alex for pin 482913', '482913'],
  ['/send 20 to alex for pin 482913', '482913'],
  ['send 20 to alex for ssn 123-45-6789', '123-45-6789'],
  ['ask alex for 20 for my pin 482913', '482913'],
  ['schedule 20 to alex every friday for pin 482913', '482913'],
  ['mándale 20 a alex por mi clave 482913', '482913'],
  ['someone stole my account my pin is 482913', '482913'],
  ['what is my balance, pin 482913', '482913'],
] as const

describe.each([
  ['asked one by one', FIELD_BY_FIELD],
  ['in a form that is shown whole', WHOLE],
] as const)('where a PIN is %s', (_, abilities) => {
  it.each(WISHES)('%s', (words, secret) => {
    const w = bankFacts()
    const chat = converse(w, { abilities, signedIn: false })
    chat.say('log in')
    const said = chat.say(words)
    expect(said).toMatch(/removed your message/)
    expect(chat.replies().map((reply) => reply.do)).toContain('erase')
    expect(chat.stored()).not.toContain(secret)
    expect(chat.dialog()).toBe('sign-in')
  })
})

it.each(WISHES.filter(([words]) => !words.startsWith('/')))(
  'nor is it kept where it is typed into the form itself: %s',
  (words, secret) => {
    const w = bankFacts()
    const chat = converse(w, { abilities: WHOLE, signedIn: false })
    chat.say('log in')
    chat.handIn({ pin: words })
    expect(chat.stored()).not.toContain(secret)
    expect(chat.dialog()).toBe('sign-in')
  },
)

it.each(['mi clave es 482913', 'mi NIP es 482913', 'mi contraseña es hunter22', 'mi seguro social es 123456789'])(
  'a secret named in the other language is removed: %s',
  (words) => {
    const chat = converse(bankFacts())
    chat.say(words)
    expect(chat.replies().map((reply) => reply.do)).toContain('erase')
  },
)
