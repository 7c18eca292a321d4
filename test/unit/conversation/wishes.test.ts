import { describe, expect, it } from 'vitest'
import { wishesIn } from '#conversation/understand/wishes.ts'
import { recognize } from '#test/support/recognize.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const read = (text: string) =>
  wishesIn(text, recognize(text), recognize, { locale: 'en' })?.map(({ goal: { name, slots } }) => [name, slots])

describe('several wishes in one message', () => {
  it.each([
    [
      'send 5 to alex and 10 to sam',
      [
        ['send', { payee: 'alex', amount: '5' }],
        ['send', { payee: 'sam', amount: '10' }],
      ],
    ],
    [
      'pay alex 5 and sam 10',
      [
        ['send', { payee: 'alex', amount: '5' }],
        ['send', { payee: 'sam', amount: '10' }],
      ],
    ],
    [
      'send 5 to alex, 10 to sam and 15 to bob',
      [
        ['send', { payee: 'alex', amount: '5' }],
        ['send', { payee: 'sam', amount: '10' }],
        ['send', { payee: 'bob', amount: '15' }],
      ],
    ],
    [
      'balance and then buy $20 of bitcoin',
      [
        ['accounts', {}],
        ['buy', { coin: 'BTC', amount: '$20' }],
      ],
    ],
    [
      'balance and history',
      [
        ['accounts', {}],
        ['history', {}],
      ],
    ],
    [
      'send 5 to alex and then show my history',
      [
        ['send', { payee: 'alex', amount: '5' }],
        ['history', {}],
      ],
    ],
    [
      'send 5 to alex; request 10 from sam',
      [
        ['send', { payee: 'alex', amount: '5' }],
        ['request', { payee: 'sam', amount: '10' }],
      ],
    ],
    [
      'buy $20 of bitcoin and $30 of eth',
      [
        ['buy', { coin: 'BTC', amount: '$20' }],
        ['buy', { coin: 'ETH', amount: '$30' }],
      ],
    ],
    [
      'what are your fees and how long does it take?',
      [
        ['answer.fees', {}],
        ['answer.timing', {}],
      ],
    ],
    [
      'request 5 from alex and 10 from sam',
      [
        ['request', { payee: 'alex', amount: '5' }],
        ['request', { payee: 'sam', amount: '10' }],
      ],
    ],
  ])('are told apart: %s', (text, wishes) => expect(read(text)).toEqual(wishes))

  it.each([
    'send 20 to alex for pizza and beer',
    'send 20 to alex and sam',
    'send 5 and 10 to sam',
    'send 20 to alex and the rest to sam',
    'split 60 between alex and sam',
    'send one hundred and ten to alex',
    'open an account called bread and butter',
    'send 20 to alex and have a nice day',
    'hello and goodbye',
    'yes and no',
    'send 1,000 to alex',
    'stop and send 5 to alex',
    'send $12 to $24 to alex and 5 to sam',
    'pay rent 800 to sam monthly on the 1st and the 15th',
  ])('are not seen where there is one: %s', (text) => expect(read(text)).toBeUndefined())
})

describe('the wishes of one message', () => {
  it('are done one after the other, each on a card of its own', () => {
    const chat = converse()
    const begun = chat.say('send 5 to alex and 10 to alex')
    expect(begun).toMatch(/First: send 5 to alex\nThen: send 10 to alex[\s\S]*Send this\?[\s\S]*\$5\.00/)
    expect(begun).not.toContain('$10.00')
    expect(chat.press('Confirm')).toMatch(/Sending[\s\S]*\$5\.00[\s\S]*Send this\?[\s\S]*\$10\.00/)
    const last = chat.press('Confirm')
    expect(last).toMatch(/Sending[\s\S]*\$10\.00/)
    expect(last).not.toContain('Send this?')
    expect(chat.stored()).not.toContain('queue')
  })

  it('go on where the first only shows something', () => {
    const chat = converse()
    expect(chat.say('balance and then send 5 to alex')).toMatch(
      /First: balance[\s\S]*Your accounts[\s\S]*Send this\?[\s\S]*\$5\.00/,
    )
    expect(chat.press('Confirm')).toContain('Sending')
  })

  it.each(['stop', 'cancel', 'never mind'])('are dropped by %s, and that is said', (word) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 5 to alex and 10 to alex')
    expect(chat.say(word)).toMatch(/Canceled[\s\S]*Nothing was done about the rest: send 10 to alex/)
    expect([...w.operations.values()].map(({ state }) => state)).toEqual(['cancelled'])
    expect(chat.stored()).not.toContain('queue')
  })

  it('go on with the next where the card of the first is taken back', () => {
    const chat = converse()
    chat.say('send 5 to alex and 10 to alex')
    expect(chat.press('Cancel')).toMatch(/Canceled[\s\S]*Send this\?[\s\S]*\$10\.00/)
  })

  it('wait while the first is asked about, and while a question is answered', () => {
    const chat = converse()
    chat.say('send 5 to nobody_here and 10 to alex')
    expect(chat.say('what are your fees?')).toContain('no monthly fee')
    expect(chat.say('alex')).toMatch(/Send this\?[\s\S]*\$5\.00/)
    expect(chat.press('Confirm')).toMatch(/Send this\?[\s\S]*\$10\.00/)
  })

  it('are dropped when something else is begun, and that is said', () => {
    const chat = converse()
    chat.say('send 5 to alex and 10 to alex')
    expect(chat.say('buy $20 of bitcoin')).toMatch(/Nothing was done about the rest: send 10 to alex/)
    expect(chat.stored()).not.toContain('queue')
  })

  it.each(['history', 'send 99 to alex', '/history', 'export my data', 'send 1 to alex and 2 to alex'])(
    'are dropped by another wish, however that ends: %s',
    (said) => {
      const w = bankFacts()
      const chat = converse(w)
      chat.say('send 5 to alex and 10 to alex')
      const shown = chat.say(said)
      expect(shown).toMatch(/Nothing was done about the rest: send 10 to alex/)
      expect(shown).not.toContain('$10.00')
      expect(w.operations.values().next().value?.state).toBe('cancelled')
      chat.say('yes')
      expect([...w.operations.values()].map(({ order }) => JSON.stringify(order, (_, v) => `${v}`))).not.toContainEqual(
        expect.stringContaining('1000'),
      )
    },
  )

  it('are dropped by a button that leads elsewhere', () => {
    const chat = converse()
    chat.say('send 5 to alex and 10 to alex')
    expect(chat.act({ do: 'press', button: 'g-history' })).toMatch(/Nothing was done about the rest: send 10 to alex/)
    expect(chat.say('yes')).not.toContain('Sending')
  })

  it('wait for a log-in', () => {
    const chat = converse(bankFacts(), { signedIn: false })
    chat.say('send 5 to alex and 10 to alex')
    expect(chat.handIn({ pin: '246813' })).toMatch(/Send this\?[\s\S]*\$5\.00/)
    expect(chat.press('Confirm')).toMatch(/Send this\?[\s\S]*\$10\.00/)
  })
})
