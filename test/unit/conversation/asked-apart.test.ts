import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const APART = { forms: false, erases: true, picture: 'message', asksApart: true } as const
const SECRETS = { ssn: '219-09-2222', pin: '739152', pinAgain: '739152' }

const registering = () => {
  const chat = converse(bankFacts({ here: false }), { abilities: APART, signedIn: false })
  const typed = ['Maria Lopez', '1990-05-17', 'maria_l', '415-555-0132', 'maria@example.com']
  for (const words of ['register', ...typed, '1 Market St', 'Springfield', 'CA', '94105']) chat.say(words)
  return chat
}

describe('fields that are asked apart', () => {
  it('are those that must be hidden, together, and no key stands in the chat', () => {
    const chat = registering()
    expect(Object.keys(chat.form())).toEqual(['ssn', 'pin', 'pinAgain'])
    expect(chat.labels()).toEqual(['Ask me here instead', 'Back', 'Cancel'])
    expect(chat.handIn(SECRETS)).toMatch(/New PIN again: entered[\s\S]*Is everything right\?/)
    expect(JSON.stringify(chat.replies())).not.toMatch(/739152|2222/)
  })

  it('are asked again where one is wrong, with what was wrong beside it', () => {
    const chat = registering()
    expect(chat.handIn({ ...SECRETS, ssn: '12', pin: '111111' })).toMatch(/nine digits[\s\S]*repeats one digit/)
    const asked = chat.replies().flatMap((reply) => (reply.do === 'show' ? (reply.message.form?.fields ?? []) : []))
    expect(asked.map(({ error }) => error)).toEqual([
      expect.stringContaining('nine digits'),
      expect.stringContaining('repeats one digit'),
      undefined,
    ])
    expect(chat.handIn(SECRETS)).toContain('Is everything right?')
  })

  it('are asked again where two that belong together differ', () => {
    const chat = registering()
    expect(chat.handIn({ ...SECRETS, pinAgain: '739153' })).toContain('The two PINs weren’t the same')
    expect(Object.keys(chat.form())).toEqual(['pin', 'pinAgain'])
    expect(chat.handIn({ pin: '739152', pinAgain: '739152' })).toContain('Is everything right?')
  })

  it('stand among others that are typed', () => {
    const chat = converse(bankFacts(), { abilities: APART })
    chat.say('add money')
    chat.press('Link by account number')
    chat.say('Chase')
    chat.press('Checking')
    expect(Object.keys(chat.form())).toEqual(['accountNumber'])
    expect(chat.handIn({ accountNumber: 'x' })).toContain('An account number has 4 to 17 digits')
    expect(chat.handIn({ accountNumber: '000123456789' })).toContain('Routing number')
    expect(chat.say('021000021')).not.toContain('Please')
  })

  it('sign in, and count a wrong PIN like any other', () => {
    const chat = converse(bankFacts(), { abilities: APART, signedIn: false })
    chat.say('log in')
    expect(chat.handIn({ pin: '111113' })).toContain('That PIN isn’t right')
    expect(chat.handIn({ pin: '246813' })).toContain('You’re logged in')
  })

  it('are removed when they are typed into the chat, and the page is offered again', () => {
    const chat = converse(bankFacts(), { abilities: APART, signedIn: false })
    chat.say('log in')
    expect(chat.say('246813')).toMatch(/I removed your message and didn’t use it[\s\S]*on the page the button opens/)
    expect(chat.replies()[0]).toEqual({ do: 'erase' })
    expect(Object.keys(chat.form())).toEqual(['pin'])
  })

  it.each(['asdf', 'where do I see the page', 'I am thinking', 'hmm', 'no idea', 'it does not open'])(
    'leave other words where they are, and say that nothing was done with them: %s',
    (words) => {
      const chats = [APART, { forms: false, erases: true, picture: 'message' } as const].map((abilities) => {
        const chat = converse(bankFacts(), { abilities, signedIn: false })
        chat.say('log in')
        return chat
      })
      for (const chat of [...chats, registering()]) {
        expect(chat.say(words)).toMatch(/^Nothing was done with that\. I’m waiting for this: (?:Your )?(?:PIN|Social)/)
        expect(chat.replies().map((reply) => reply.do)).not.toContain('erase')
      }
    },
  )

  it.each(['2468', 'it is 24 68 13', 'two four six eight one three', '２４６８１３', 'two, four, six'])(
    'are removed however the digits are written: %s',
    (words) => {
      const chat = converse(bankFacts(), { abilities: APART, signedIn: false })
      chat.say('log in')
      expect(chat.say(words)).toContain('I removed your message')
      expect(chat.replies()[0]).toEqual({ do: 'erase' })
    },
  )

  it('can be asked in the chat instead', () => {
    const chat = registering()
    expect(chat.press('Ask me here instead')).toContain('I’ll remove your answer from the chat')
    expect(chat.say('219-09-2222')).toContain('Social Security number: received')
    expect(Object.keys(chat.form())).toEqual(['pin', 'pinAgain'])
    expect(chat.press('Ask me here instead')).toContain('Tap your PIN on the keys')
    expect(chat.labels()).toContain('⌫')
  })

  it('count for the form that asks now, and for no other', () => {
    const chat = registering()
    const { id } = chat.replies().flatMap((reply) => (reply.do === 'show' ? (reply.message.form ?? []) : []))[0] ?? {}
    chat.say('cancel')
    expect(chat.act({ do: 'fill', form: id ?? '', values: SECRETS })).toContain('that form is no longer open')
    chat.say('log in')
    expect(chat.act({ do: 'fill', form: id ?? '', values: SECRETS })).toContain('that form is no longer open')
  })

  it.each(['help', 'why do you need my SSN?'])('get a new page after a question: %s', (words) => {
    const chat = registering()
    chat.say(words)
    expect(chat.replies().some((reply) => reply.do === 'show' && reply.message.form !== undefined)).toBe(true)
  })

  it('act on a command like any other field', () => {
    expect(registering().handIn({ ...SECRETS, ssn: 'cancel' })).toContain('Canceled')
  })
})
