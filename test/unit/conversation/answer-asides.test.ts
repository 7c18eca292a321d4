import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

describe('a question beside something that waits', () => {
  const stepwise = { abilities: { forms: false, erases: true, picture: 'message' } } as const
  const ASIDE: readonly (readonly [string, RegExp])[] = [
    ['what are your fees?', /there’s no monthly fee/],
    ['how long does it take?', /Money to another customer|usually arrives within/],
    ['is my money safe here?', /To be honest/],
    ['are you a robot?', /I’m a program/],
    ['balance', /\$100\.00 available/],
    ['my limits?', /\$4,900\.00/],
    ['where is my payment?', /Nothing is on its way/],
    ['how do I split a bill?', /split 60 between/],
    ['do you have cards?', /Parley has no cards/],
    ['why was my last payment declined?', /none was declined|haven’t confirmed a payment yet/],
  ]

  it.each(ASIDE)('is answered, and the card is still valid: %s', (said, answer) => {
    const chat = converse()
    chat.say('send 20 to alex')
    const shown = chat.say(said)
    expect(shown).toMatch(answer)
    expect(shown.slice(shown.search(answer))).toMatch(/Send this\?/)
    expect(chat.press('Confirm')).toContain('Sending')
  })

  it.each(ASIDE)('is answered in a form that is shown as a whole, which stays: %s', (said, answer) => {
    const chat = converse()
    chat.say('send')
    expect(chat.say(said)).toMatch(answer)
    expect(chat.dialog()).toBe('send')
    expect(chat.handIn({ payee: 'alex' })).toMatch(/How much/)
  })

  it.each(ASIDE)('is answered where fields are asked one by one, and the field is asked again: %s', (said, answer) => {
    const chat = converse(bankFacts(), stepwise)
    chat.say('send to alex')
    const shown = chat.say(said)
    expect(shown).toMatch(answer)
    expect(shown.slice(shown.search(answer))).toMatch(/Amount in dollars/)
    expect(chat.say('20')).toMatch(/note/i)
  })

  it('is a note where it is not put as a question', () => {
    for (const note of ['transfer fees', 'cashback', 'google pay', 'bitcoin', 'balance', 'my limits']) {
      const chat = converse(bankFacts(), stepwise)
      for (const said of ['send 20 to alex', '/send']) chat.say(said)
      chat.say('alex')
      chat.say('20')
      expect(chat.say(note), note).toMatch(new RegExp(`Note: ${note}`))
    }
  })

  it('opens what it names where nothing waits', () => {
    const chat = converse()
    chat.say('history')
    expect(chat.say('balance')).toContain('Your accounts')
    expect(chat.dialog()).toBe('accounts')
  })

  it('leaves a card by a command, as ever', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('/accounts')).toContain('Your accounts')
  })

  it('pressed on an earlier card leaves a card that waits as it is', () => {
    const chat = converse()
    chat.say('what can I ask?')
    chat.say('send 20 to alex')
    chat.say('what are the fees?')
    expect(chat.act({ do: 'press', button: 'g-answer_timing' })).toMatch(/business days[\s\S]*Send this\?/)
    expect(chat.press('Confirm')).toContain('Sending')
  })
})
