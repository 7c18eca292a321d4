import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const STEPWISE = { abilities: { forms: false, erases: true, picture: 'message' } } as const
const sentences = (text: string): readonly string[] => text.split(/\n+/).filter((line) => line.length > 30)
/** What was said the time before is not said again, but for the question or the card itself. */
const repeated = (one: string, other: string, asked: RegExp): readonly string[] =>
  sentences(other).filter((line) => one.includes(line) && !asked.test(line))

const NONSENSE = ['flurb', 'wibble the wobble', 'qwertz', 'blah blah', 'xyzzy', 'hmpf']

describe('words that fit nothing, again and again', () => {
  it.each([true, false])('get an example, then other ones, then a person (signed in: %s)', (signedIn) => {
    const chat = converse(bankFacts({ here: signedIn }), { signedIn })
    const said = NONSENSE.map((word) => {
      const text = chat.say(word)
      return { text, labels: chat.labels() }
    })
    expect(said[0]?.text).toMatch(/I didn’t understand that[\s\S]*send 20 to alex/)
    expect(said[1]?.text).toMatch(/still not sure/)
    expect(said[2]?.text).toMatch(/can’t work that out/)
    expect(said[2]?.labels).toContain('Ask a person')
    for (const [at, { text }] of said.entries())
      expect(at > 0 ? repeated(said[at - 1]?.text ?? '', text, /^$/) : []).toEqual([])
  })

  it('begin anew once something was understood', () => {
    const chat = converse()
    chat.say('flurb')
    chat.say('wibble')
    chat.say('prices')
    chat.say('menu')
    expect(chat.say('flurb')).toContain('I didn’t understand that')
  })
})

describe('a card that is answered with what fits nothing', () => {
  it('says how it is answered, then offers ways out, and stays valid', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    const said = NONSENSE.map((word) => ({ text: chat.say(word), labels: chat.labels() }))
    expect(said[0]?.text).toMatch(/^I didn’t understand that[\s\S]*Send this\?/)
    expect(said[1]?.text).toMatch(/needs a yes or a no[\s\S]*make it 30[\s\S]*Send this\?/)
    expect(said[2]?.text).toMatch(/You can stop[\s\S]*Send this\?/)
    expect(said[2]?.labels).toEqual(expect.arrayContaining(['Stop', 'Ask a person', 'Confirm']))
    for (const [at, { text }] of said.entries()) {
      const shown = text.split('Send this?')[0] ?? ''
      expect(at > 0 ? repeated(said[at - 1]?.text.split('Send this?')[0] ?? '', shown, /^$/) : []).toEqual([])
    }
    expect(chat.press('Confirm')).toContain('Sending')
  })

  it('is stopped by the button', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    for (const word of NONSENSE.slice(0, 3)) chat.say(word)
    expect(chat.press('Stop')).toContain('Canceled. Nothing was sent or changed.')
  })
})

describe('a question that is answered with what can’t be used', () => {
  it('is explained where fields are asked one by one, then can be left', () => {
    const chat = converse(bankFacts({ here: false }), { ...STEPWISE, signedIn: false })
    for (const words of ['register', 'Maria Lopez', '1990-05-17', 'maria_l']) chat.say(words)
    const said = ['my phone', 'my phone', 'my phone', 'my phone', 'my phone'].map((word) => ({
      text: chat.say(word),
      labels: chat.labels(),
    }))
    expect(said[0]?.text).toMatch(/number[\s\S]*phone/i)
    expect(said[1]?.text).toMatch(/what’s needed, and why[\s\S]*we need a way to reach you/)
    expect(said[2]?.text).toMatch(/What you’ve entered is saved, so you can continue later/)
    expect(said[2]?.labels).toEqual(expect.arrayContaining(['Stop', 'Continue later', 'Ask a person']))
    for (const [at, { text }] of said.entries())
      expect(at > 0 ? repeated(said[at - 1]?.text ?? '', text, /hone|For example|\d/) : []).toEqual([])
    chat.press('Continue later')
    expect(chat.say('register')).toMatch(/You’ve already started[\s\S]*phone/i)
  })

  it('is told what is wrong with each other answer, too', () => {
    const chat = converse(bankFacts({ here: false }), { ...STEPWISE, signedIn: false })
    for (const words of ['register', 'Maria Lopez']) chat.say(words)
    for (const words of ['31/31/1990', '32/11/1990', '30/02/1990']) expect(chat.say(words)).toMatch(/date|day/i)
    chat.say('17 May 1990')
    const refused = ['parley_help', 'parley_admin', 'parley_bank'].map((handle) => chat.say(handle))
    const [reason = ''] = (refused[0] ?? '').split('\n')
    expect(reason).toMatch(/handle/i)
    for (const text of refused) expect(text).toContain(reason)
  })

  it('is explained in a form that is shown as a whole, which keeps what was right', () => {
    const chat = converse(bankFacts({ here: false }), { signedIn: false })
    chat.say('register')
    const wrong = { legalName: 'Maria Lopez', birthDate: 'long ago', handle: 'maria_l' }
    const first = chat.handIn(wrong)
    const second = chat.handIn(wrong)
    expect(second).toMatch(/by law, banks must know it/)
    expect(repeated(first, second, /^$/)).toEqual([])
    const third = chat.handIn(wrong)
    expect(third).toMatch(/You can stop/)
    expect(repeated(second, third, /^$/)).toEqual([])
    expect(chat.form()).toMatchObject({ legalName: 'Maria Lopez', handle: 'maria_l' })
    expect(chat.handIn({ ...wrong, birthDate: '1990-05-17' })).toContain('How can we reach you?')
  })

  it('is explained at buttons', () => {
    const chat = converse()
    chat.say('buy')
    const said = NONSENSE.slice(0, 3).map((word) => chat.say(word))
    expect(said[0]).toMatch(/I didn’t understand that[\s\S]*Which coin/)
    expect(said[1]).toMatch(/I need this answer[\s\S]*Which coin/)
    expect(said[2]).toMatch(/You can stop[\s\S]*Which coin/)
    expect(chat.labels()).toContain('Ask a person')
    expect(chat.dialog()).toBe('trade')
  })

  it('is explained beside a form that is shown as a whole, where words are no answer', () => {
    const chat = converse(bankFacts({ here: false }), { signedIn: false })
    chat.say('register')
    const said = NONSENSE.slice(0, 3).map((word) => chat.say(word))
    expect(said[0]).toMatch(/the form is still open/)
    expect(said[1]).toMatch(/what’s needed, and why[\s\S]*Your name/)
    expect(said[2]).toMatch(/You can stop/)
  })

  it('names nobody twice in the same words', () => {
    const chat = converse()
    chat.say('send 20')
    const first = chat.say('nobody_here')
    const second = chat.say('nobody_here')
    expect(first).toContain('I couldn’t find nobody_here')
    expect(second).not.toContain('I couldn’t find nobody_here')
    expect(chat.say('other_one')).toContain('Ask')
    expect(chat.say('alex')).toMatch(/Send this\?|note/i)
  })
})
