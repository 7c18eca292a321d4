import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const TELEGRAM = { forms: false, erases: true, picture: 'message', sharesPhone: true } as const
const WEB = { forms: true, erases: true, picture: 'upload' } as const
type Chat = ReturnType<typeof converse>

const does = (chat: Chat, what: 'ask-phone' | 'unask-phone'): boolean =>
  chat.replies().some((reply) => reply.do === what)

/** Registering, at the question for the phone number. */
const atPhone = (): Chat => {
  const chat = converse(bankFacts({ here: false }), { abilities: TELEGRAM, signedIn: false })
  for (const words of ['register', 'Maria Lopez', '1990-05-17', 'maria_l']) chat.say(words)
  expect(does(chat, 'ask-phone')).toBe(true)
  return chat
}
const atProof = (): Chat => {
  const chat = converse(bankFacts(), { abilities: TELEGRAM })
  chat.say('prove my phone number')
  expect(does(chat, 'ask-phone')).toBe(true)
  return chat
}

describe('the button that shares the phone number', () => {
  it.each(['cancel', '/cancel', 'Cancel', '/menu', 'back', '415-555-0132'])(
    'is taken away once the number is asked no more: %s',
    (words) => {
      const chat = atPhone()
      chat.say(words)
      expect(does(chat, 'unask-phone')).toBe(true)
      chat.say('help')
      expect(does(chat, 'unask-phone')).toBe(false)
    },
  )

  it.each(['cancel', '/menu', 'back', 'balance', 'log out'])(
    'is taken away with what it was shown for: %s',
    (words) => {
      const chat = atProof()
      chat.say(words)
      expect(does(chat, 'unask-phone')).toBe(true)
    },
  )

  it.each(['help', 'what is this for?', 'nonsense'])('stays while the number is asked: %s', (words) => {
    const chat = atPhone()
    chat.say(words)
    expect(does(chat, 'unask-phone')).toBe(false)
    chat.say('cancel')
    expect(does(chat, 'unask-phone')).toBe(true)
  })

  it('needs no word once it was used', () => {
    const chat = atPhone()
    chat.act({ do: 'share-phone', phone: '+14155550132' })
    expect(does(chat, 'unask-phone')).toBe(false)
    chat.say('cancel')
    expect(does(chat, 'unask-phone')).toBe(false)
  })
})

describe('proving a phone number', () => {
  it('is offered where it can be done', () => {
    const chat = converse(bankFacts(), { abilities: TELEGRAM })
    expect(chat.say('my details')).toMatch(
      /can’t send money to your phone number until it’s verified[\s\S]*press Verify my phone number/,
    )
    expect(chat.labels()).toContain('Verify my phone number')
  })

  it('is not offered where it can’t, and the way to it is told', () => {
    const chat = converse(bankFacts(), { abilities: WEB })
    expect(chat.say('my details')).toMatch(
      /can’t send money to your phone number until it’s verified[\s\S]*link Telegram/,
    )
    expect(chat.labels()).not.toContain('Verify my phone number')
    expect(chat.labels()).toContain('Use another app')
  })
})

describe('a payee whom nobody is found by', () => {
  it.each(['415-555-0177', 'eve@example.com'])('may have proved nothing yet, and what to do is told: %s', (address) => {
    const chat = converse()
    expect(chat.say(`send 20 to ${address}`)).toMatch(
      /Nothing was sent: I couldn’t find anyone with[\s\S]*owner has verified it here[\s\S]*Ask them for their handle/,
    )
    chat.say('cancel')
    expect(chat.say(`request 20 from ${address}`)).toMatch(/Nobody was asked[\s\S]*Ask them for their handle/)
  })

  it('may be spelt otherwise', () => {
    expect(converse().say('send 20 to eve_x')).toMatch(
      /Nothing was sent: I couldn’t find eve_x[\s\S]*how their handle is spelled/,
    )
  })
})
