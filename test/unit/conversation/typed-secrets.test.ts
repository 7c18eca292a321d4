import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

describe('secrets typed into the chat', () => {
  it.each(['123-45-2222', '123452222'])('are removed and not used: %s', (text) => {
    const chat = converse()
    expect(chat.say(text)).toContain('I removed your message')
    expect(chat.replies()[0]).toEqual({ do: 'erase' })
  })

  it.each([
    ['my ssn is 123-45-2222', 'a Social Security number'],
    ['here you go: 123 45 2222, thanks', 'a Social Security number'],
    ['social security number 123452222', 'a Social Security number'],
    ['send 20 to alex, my pin is 739152', 'a PIN'],
    ['739152 is my pin', 'a PIN'],
    ['card 4111 1111 1111 1111 exp 12/28', 'a card number'],
    ['pay with 5500-0055-5555-5559', 'a card number'],
    ['4111 1111 1111 1111 12/27', 'a card number'],
    ['20 4111.1111.1111.1111', 'a card number'],
    ['in 2024 I chose my pin, it is 739152', 'a PIN'],
    ['my pin is 739 152', 'a PIN'],
    ['219.09.2222', 'a Social Security number'],
    ['219–09–2222', 'a Social Security number'],
    ['２１９-０９-２２２２', 'a Social Security number'],
    ['my password is hunter2', 'a password'],
    ['chase password: correct horse', 'a password'],
    ['account number 000123456789 at chase', 'an account number'],
    ['routing 021000021', 'an account number'],
  ])('are found with words around them, in every state: %s', (text, what) => {
    for (const before of [[], ['send 20 to alex'], ['schedule a payment'], ['new alert'], ['report a problem']]) {
      const chat = converse()
      for (const each of before) chat.say(each)
      expect(chat.say(text), before.join()).toContain(`it seemed to contain ${what}`)
      expect(chat.replies()[0]).toEqual({ do: 'erase' })
    }
  })

  it.each([
    'send $20 to alex for lunch on 12/05/2026',
    'call me at 415-555-0132',
    'alert me when btc is above 123456',
    'my zip is 94105-1234',
    'send 1234.50 to alex',
    'change my pin',
    'close account rent',
    'send 2000 to alex for rent of pin street',
    'where is payment F97F-5410',
    'open an account called 2026 goals',
    'I forgot my password',
  ])('are not seen where there are none: %s', (text) => {
    const chat = converse()
    chat.say(text)
    expect(chat.replies().some((reply) => reply.do === 'erase')).toBe(false)
  })

  it('leave what was asked open', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('my pin is 739152')).toMatch(/it seemed to contain a PIN[\s\S]*Send this\?/)
  })

  it('are removed while a form with a secret is open', () => {
    const chat = converse(bankFacts(), { signedIn: false })
    chat.say('log in')
    expect(chat.say('739152')).toMatch(/I removed your message[\s\S]*form is still open/)
    expect(chat.replies()[0]).toEqual({ do: 'erase' })
  })

  it('are to be deleted by the customer where the chat can’t', () => {
    const chat = converse(bankFacts(), {
      abilities: { forms: true, erases: false, picture: 'attachment' },
      signedIn: false,
    })
    expect(chat.say('739152')).toContain('please delete')
    expect(chat.replies().some((reply) => reply.do === 'erase')).toBe(false)
  })

  it.each(['my pin is 739152', 'it is 219-09-2222 thanks'])('are removed with words around them, too: %s', (text) => {
    const chat = converse(bankFacts(), { signedIn: false })
    chat.say('log in')
    expect(chat.say(text)).toMatch(/I removed your message[\s\S]*form is still open/)
  })

  it('are told to be gone where they were asked for', () => {
    const chat = converse(bankFacts(), { abilities: { forms: false, erases: true, picture: 'message' } })
    chat.say('add money')
    chat.press('Link by bank login')
    chat.say('fake')
    chat.say('maria')
    expect(chat.say('hunter2')).toContain('Password at that bank: received. I removed your message from the chat.')
  })

  it.each(['not-own', 'send-other'] as const)('are removed from what nothing is done with, too: %s', (kind) => {
    for (const text of ['my ssn is 123-45-2222', '4111 1111 1111 1111', '123452222']) {
      const chat = converse()
      expect(chat.act({ do: kind, what: 'a forwarded message', text })).toContain('I removed your message')
      expect(chat.replies()[0]).toEqual({ do: 'erase' })
    }
    const chat = converse()
    expect(chat.act({ do: kind, what: 'a forwarded message', text: 'send 20 to alex' })).toContain(
      'a forwarded message',
    )
    expect(chat.replies().some((reply) => reply.do === 'erase')).toBe(false)
  })

  it('are told to be the person’s own to delete where nothing can be removed, forwarded ones too', () => {
    const abilities = { forms: true, erases: false, picture: 'attachment' } as const
    const chat = converse(bankFacts(), { abilities })
    expect(chat.act({ do: 'not-own', what: 'a forwarded message', text: 'my pin is 739152' })).toContain(
      'please delete it yourself',
    )
  })

  it('are called received only where they are what was asked for', () => {
    const chat = converse(bankFacts(), { abilities: { forms: false, erases: true, picture: 'message' } })
    chat.say('add money')
    chat.press('Link by account number')
    chat.say('Chase')
    chat.press('Checking')
    for (const wrong of ['12', '12345678901234567890', 'no idea']) {
      expect(chat.say(wrong)).toMatch(/^I removed your message from the chat and didn’t use it\.[\s\S]*Account number/)
      expect(chat.replies()[0]).toEqual({ do: 'erase' })
    }
    expect(chat.say('000123456789')).toContain('Account number: received. I removed your message')
  })
})
