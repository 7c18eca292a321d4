import { describe, expect, it } from 'vitest'
import { GOALS, recognize, suggest } from '#conversation/registry.ts'
import { suggestWords } from '#conversation/suggest/words.ts'
import { saysNo, saysYes } from '#conversation/understand/replies.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const ENGLISH = { locale: 'en' } as const
const MONEY = ['send', 'schedule', 'request', 'split', 'fund', 'buy', 'sell']

describe('what would begin something', () => {
  const wishes = [
    ['i would really love to get some money over to my brother', 'Do you want to send money?'],
    ['i am hoping to invest some of my savings in bitcoin', 'Do you want to buy bitcoin or ether?'],
    ['time to get rid of all my bitcoin', 'Do you want to sell bitcoin or ether?'],
    ['could someone please put a stop on my bank account', 'Do you want to freeze your account'],
  ] as const

  it.each(wishes)('is asked about, and nothing else is done: %s', (wish, question) => {
    const chat = converse()
    expect(recognize(wish, ENGLISH)).toBeUndefined()
    expect(chat.say(wish)).toContain(question)
    expect(chat.say(wish)).toContain('Nothing has been done yet.')
    expect(chat.dialog()).toBe('did-you-mean')
    expect(chat.form()).toEqual({})
  })

  it('begins by its button', () => {
    const chat = converse()
    chat.say(wishes[0][0])
    chat.press('Send money')
    expect(chat.dialog()).toBe('send')
  })

  it.each(['yes', 'Yes please', 'send money'])('begins by the words on it, or a yes to the question: %s', (words) => {
    const chat = converse()
    chat.say(wishes[0][0])
    chat.say(words)
    expect(chat.dialog()).toBe('send')
  })

  it.each(['no', 'nope', 'Something else'])('does not begin: %s', (words) => {
    const chat = converse()
    chat.say(wishes[0][0])
    expect(chat.say(words)).toContain('nothing was done')
    expect(chat.dialog()).toBeUndefined()
  })

  it('is left by any other wish', () => {
    const chat = converse()
    chat.say(wishes[0][0])
    expect(chat.say('balance')).toContain('Everyday')
    chat.say(wishes[0][0])
    expect(chat.say('purple elephants dance on the moon at noon')).toContain('I didn’t understand that')
  })

  it.each(MONEY)('has a question in every language, where it moves money: %s', (name) => {
    expect(suggestWords(ENGLISH).offers.get(name)?.question).toMatch(/\?$/)
  })
})

describe('what is only shown', () => {
  it.each([
    ['please tell me how much money there is in my bank account', 'Everyday'],
    ['tell me everything you can do for me', 'What I can do'],
    ['thank you ever so much for being so helpful', 'You’re welcome'],
  ])('is shown at once: %s', (words, shown) => expect(converse().say(words)).toContain(shown))
})

describe('beside what is open', () => {
  it.each(['send 20', 'send 20 to alex', 'send', 'change my email'])(
    'a question is answered, and the rest stays: %s',
    (wish) => {
      const chat = converse()
      chat.say(wish)
      const before = chat.dialog()
      expect(chat.say('tell me everything you can do for me')).toContain('What I can do')
      expect(chat.dialog()).toBe(before)
    },
  )

  it.each([
    'sounds good to me let’s go for it',
    'that is exactly what i wanted',
    'i would really love to get some money over to my brother',
    'all fine here carry on then',
    'absolutely not what i had in mind',
  ])('a card that waits for consent stays, and nothing is agreed to: %s', (words) => {
    const chat = converse()
    const card = chat.say('send 20 to alex')
    expect(card).toContain('$20.00')
    expect(chat.say(words)).toContain('$20.00')
    expect(chat.dialog()).toBe('send')
    expect(chat.labels()).toContain('Confirm')
    expect(chat.labels()).not.toContain('Send money')
  })

  it.each(['money for everything you can do', 'tell me everything you can do for me'])(
    'words of a note are its words: %s',
    (words) => {
      const chat = converse()
      chat.say('send 20 to alex')
      chat.press('Add a note')
      expect(chat.say(words)).toContain(words)
      expect(chat.labels()).toContain('Confirm')
    },
  )
})

describe('a guess', () => {
  it.each([
    'what is the weather like in boston',
    'play some jazz please',
    'who won the game last night',
    'asdf jkl qwer',
  ])('is not made of what no bank does: %s', (words) => {
    expect(suggest(words, ENGLISH)).toBeUndefined()
    expect(converse().say(words)).toContain('I didn’t understand that')
  })

  it.each(['yes', 'no', 'ok', 'go ahead', 'nope', 'y'])('never means yes or no: %s', (word) => {
    expect(saysYes(word, ENGLISH) || saysNo(word, ENGLISH)).toBe(true)
    const chat = converse()
    expect(chat.say(word)).toContain('nothing to say yes or no to')
  })

  it('has words for all that it offers', () => {
    const { offers } = suggestWords(ENGLISH)
    const labels = [...offers.values()].map(({ label }) => label)
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(30)
    const shown = GOALS.filter((name) => suggest(name.replaceAll(/[.-]/g, ' '), ENGLISH)?.goals.includes(name))
    for (const name of shown) expect(offers.get(name)).toBeDefined()
  })
})
