import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What is said beside a question or a card by somebody who does not follow. */
describe('the wrong one, at a card that was not confirmed', () => {
  it.each([
    ['send 20 to alex', 'wrong person'],
    ['send 20 to alex', 'no, that’s the wrong payee'],
    ['send 20 to alex', 'wrong amount!'],
    ['request 20 from alex', 'wrong person'],
    ['pay 20 to alex every friday', 'its the wrong account'],
  ])('%s; %s: the card is put away, and nothing is called on its way', (wish, words) => {
    const chat = converse()
    chat.say(wish)
    const said = chat.say(words)
    expect(said).toContain('Canceled. Nothing was sent')
    expect(said).not.toContain('on its way')
  })

  it('after it was confirmed, it is trouble', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    chat.press('Confirm')
    expect(chat.say('wrong person')).toContain('$20.00 from Everyday to Alex Doe')
  })
})

describe('not knowing what is meant', () => {
  it.each(['what is that', 'What do you mean?', 'I don’t understand the question', 'whats this'])(
    'is no name for an account: %s',
    (words) => {
      const w = bankFacts()
      const chat = converse(w)
      chat.say('open account')
      expect(chat.say(words)).toContain('I ask only for what’s needed')
      expect([...w.operations.values()]).toEqual([])
      expect(chat.say('Rainy day')).toContain('opening your account Rainy day')
    },
  )

  it.each(['WHY DO I HAVE TO CONFIRM', 'why should i press confirm?', 'why do i need to confirm this again'])(
    '%s is answered with what the button does, and the card stays',
    (words) => {
      const chat = converse()
      chat.say('send 20 to alex')
      const said = chat.say(words)
      expect(said).toContain('Nothing is sent or changed until you')
      expect(said).not.toContain('Social Security')
      expect(chat.labels()).toContain('Confirm')
    },
  )
})

it.each(['make it 60', 'no 60', 'not 50 but 60'])('money that is added is corrected on its card: %s', (words) => {
  const w = bankFacts()
  const chat = converse(w)
  chat.say('add money')
  chat.press('Add demo money')
  chat.say('50')
  expect(chat.say(words)).toContain('Amount: $60.00')
  chat.press('Confirm')
  expect([...w.operations.values()].map(({ state }) => state)).toEqual(['cancelled', 'confirmed'])
})

it.each(['no', 'no thanks', 'nope'])('a no is no message to support: %s', (words) => {
  const chat = converse()
  chat.say('i want to talk to a human')
  expect(chat.say(words)).toContain('Nothing was sent or done.')
  chat.say('i want to talk to a human')
  chat.say('blue elephants')
  expect(chat.say(words)).toContain('Nothing was sent or done.')
})
