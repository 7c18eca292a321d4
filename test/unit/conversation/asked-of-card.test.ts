import { describe, expect, it } from 'vitest'
import { asksOfCard } from '#conversation/understand/card-question.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const QUESTIONS = [
  'who is alex?',
  'who’s that?',
  'is that right?',
  'is this correct?',
  'which account',
  'from which account?',
  'how much is it',
  'what’s the note',
  'what is the amount?',
  'where does it come from',
  'how do i add a note',
  'can i change the amount?',
  'wait, is that the right person?',
]
const CHANGES = ['add 5', 'plus 10', '5 more', 'minus 5', 'add another 10', 'subtract 5', 'raise it by 10', '10 less']

const atCard = () => {
  const chat = converse(bankFacts())
  chat.say('send 20 to alex')
  return chat
}
const isCard = (said: string) => {
  for (const part of ['Amount: $20.00', 'To: Alex Doe (@alex)']) expect(said).toContain(part)
  expect(said).not.toContain('Note:')
}

describe('at a card', () => {
  it.each(QUESTIONS)('a question about it is heard as one, and the card stands: %s', (text) => {
    const said = atCard().say(text)
    expect(said).toContain('everything I’d do is on this card')
    isCard(said)
  })

  it.each(CHANGES)('no money is added elsewhere, and how much is asked: %s', (text) => {
    const said = atCard().say(text)
    expect(said).toMatch(/couldn’t read .* as an amount/)
    isCard(said)
  })

  it.each(['what’s the fee', 'what is the fee?', 'is it free?'])('the fee is told: %s', (text) => {
    const said = atCard().say(text)
    expect(said).toContain('cost $0.00')
    isCard(said)
  })

  it('asking again and again is no failure to understand', () => {
    const chat = atCard()
    const all = QUESTIONS.slice(0, 5).map((text) => chat.say(text))
    for (const said of all) expect(said).not.toMatch(/isn’t working|needs a yes or a no/)
  })

  it.each(['add a note: rent', 'add note rent', 'note: rent', 'put a note: rent'])('%s', (text) =>
    expect(atCard().say(text)).toContain('Note: rent'),
  )
})

describe('where a note is asked for', () => {
  const asked = (text: string) => {
    const chat = converse(bankFacts(), { abilities: { forms: false, erases: true, picture: 'message' } })
    chat.say('send 20 to alex')
    chat.press('Add a note')
    return chat.say(text)
  }

  it.each([...QUESTIONS, ...CHANGES])('neither of them is one: %s', (text) =>
    expect(asked(text)).not.toContain('Note: '),
  )

  it.each(['add a note: rent', 'note: rent', 'rent', 'put a note: rent'])('the note alone is taken: %s', (text) =>
    expect(asked(text)).toMatch(/^Note: rent$/m),
  )
})

it.each([
  '¿quién es alex?',
  '¿está bien?',
  '¿es correcto?',
  '¿de qué cuenta?',
  '¿cuál cuenta?',
  '¿cuánto es?',
  '¿cuál es la nota?',
  '¿cómo agrego una nota?',
  '¿puedo cambiar el monto?',
  '¿de dónde sale el dinero?',
])('in Spanish: %s', (text) => expect(asksOfCard(text, { locale: 'es' })).toBe(true))

it.each(['lunch', 'rent', 'who knows', 'is alex a customer', 'which coins do you have', 'what are your fees', 'yes'])(
  'asks about no card: %s',
  (text) => expect(asksOfCard(text, { locale: 'en' })).toBe(false),
)
