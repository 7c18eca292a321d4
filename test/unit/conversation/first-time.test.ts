import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { err } from '#kit/result.ts'
import { sendDialog } from '#conversation/payment/send.ts'
import { account, bankFacts, drive } from '#test/support/dialogs.ts'
import { converse } from '#test/support/dialogs/turns.ts'
import { recognize } from '#test/support/recognize.ts'

/** What is said by somebody who does this for the first time, and is afraid to do it wrong. */

const TYPED = { forms: false, erases: true, picture: 'message' } as const
const two = () =>
  bankFacts({ accounts: [account('Everyday'), account('Rent', { available: usd(5_000n), posted: usd(5_000n) })] })

describe('an amount that is typed under an open form', () => {
  it('is the answer, where all else in the form may stay empty', () => {
    const chat = converse()
    chat.say('send money to alex')
    expect(chat.say('20')).toMatch(/^(?![\s\S]*Note:)[\s\S]*Send this\?[\s\S]*\$20\.00/)
  })

  it('is asked for again, with what is expected, where it can’t be read', () => {
    const chat = converse()
    chat.say('send money to alex')
    expect(chat.say('a lot')).toMatch(/Amount in dollars: Please type an amount in dollars and cents, more than zero/)
    expect(chat.say('20 dollars')).toMatch(/Send this\?[\s\S]*\$20\.00/)
  })

  it('is no answer to a form that asks for more', () => {
    const chat = converse(bankFacts({ here: false }), { signedIn: false })
    chat.say('register')
    expect(chat.say('Maria Lopez')).toMatch(/Nothing was done with that: the form is still open/)
  })
})

describe('a note that was said with a payment', () => {
  it.each([
    ['asked as a whole', true],
    ['asked field by field', false],
  ])('stays when the amount is asked for afterwards, %s', (_, forms) => {
    const chat = converse(bankFacts(), { abilities: { forms, erases: true, picture: 'message' } })
    chat.say('send money to alex for pizza')
    expect(forms ? chat.handIn({ amount: '20' }) : chat.say('20')).toMatch(/Send this\?[\s\S]*Note: pizza/)
  })

  it('stays when the amount was too much', () => {
    const facts = bankFacts()
    const chat = converse(facts)
    chat.say('send 20 to alex for pizza')
    facts.answers['payment.propose-send'] = () => err({ kind: 'short', available: usd(10_000n) })
    expect(chat.say('make it 30000')).toMatch(/you have \$100\.00 available there/)
    delete facts.answers['payment.propose-send']
    expect(chat.say('30')).toMatch(/Amount: \$30\.00[\s\S]*Note: pizza/)
  })

  it.each([
    ['add a note: rent', 'rent'],
    ['add the note dinner with Sam', 'dinner with Sam'],
    ['put a note saying see you', 'see you'],
    ['change the note to see you at 5', 'see you at 5'],
    ['with a note: to mom', 'to mom'],
  ])('is there by “%s” at the card', (said, note) => {
    const person = drive(sendDialog, two())
    person.open({ amount: '20', payee: 'alex', account: 'Everyday' }, 'send')
    person.say(said)
    expect(person.text()).toContain(`Note: ${note}`)
    expect(person.text()).toContain('Amount: $20.00')
    expect(person.asked('operation.confirm')).toEqual([])
  })
})

describe('“log out”', () => {
  it.each([true, false])('is done at once, whatever form is open', (forms) => {
    const chat = converse(bankFacts(), { abilities: { forms, erases: true, picture: 'message' } })
    chat.say('send money to alex')
    expect(chat.say('log out')).toMatch(/You’re logged out/)
  })
})

describe('an account that is not there', () => {
  it('is named as one to send from, and nobody is told to type a handle', () => {
    const said = converse(two()).say('send 20 to alex from paypal')
    expect(said).toMatch(/don’t have an open account called paypal to send from/)
    expect(said).not.toMatch(/handle/)
  })
})

describe('another currency', () => {
  it.each(['send EUR 50 to alex', 'send €20 to alex'])('%s: only dollars can be sent', (words) => {
    expect(converse().say(words)).toMatch(/as an amount in US dollars, the only money I can send/)
  })
})

describe('a wish in the middle of registering, field by field', () => {
  const at = (...answers: readonly string[]) => {
    const chat = converse(bankFacts({ here: false }), { abilities: TYPED, signedIn: false })
    for (const words of ['register', ...answers]) chat.say(words)
    return chat
  }
  const CONTACT = ['Maria Lopez', '1990-05-17', 'maria_l', '(415) 555-0132', 'maria@example.com']

  it.each(['export my data', 'Delete my account', 'my limits', 'show my accounts'])(
    '“%s” is nobody’s name',
    (words) => {
      const said = at().say(words)
      expect(said).toMatch(/I closed the form that was open\. It wasn’t sent/)
      expect(said).not.toMatch(/Date of birth/)
    },
  )

  it.each([
    ['no street', CONTACT],
    ['no city', [...CONTACT, '1 Market Street']],
  ])('is %s', (_, answers) => {
    expect(at(...answers).say('delete my account')).toMatch(/I closed the form that was open/)
  })

  it('leaves names as they are', () => {
    expect(at().say('maria lopez')).toMatch(/Date of birth/)
    expect(at().say('Maria History')).toMatch(/Date of birth/)
    expect(at(...CONTACT, '1 market street').say('san francisco')).toMatch(/State/)
  })

  it('leads a customer who is one already to the way in, as the words above the form say', () => {
    const chat = at()
    chat.say('cancel')
    expect(chat.say('my limits')).toMatch(/If you already have one, say I already have an account/)
    expect(chat.say('I already have an account')).not.toMatch(/Date of birth/)
    expect(chat.dialog()).not.toBe('register')
  })

  const atCard = () => {
    const facts = bankFacts({ here: false })
    const chat = converse(facts, { signedIn: false })
    chat.say('register')
    chat.handIn({ legalName: 'Maria Lopez', birthDate: '1990-05-17', handle: 'maria_l' })
    chat.handIn({ phone: '(415) 555-0132', email: 'maria@example.com' })
    chat.handIn({ street: '1 Market St', city: 'San Francisco', state: 'CA', postalCode: '94105' })
    chat.handIn({ ssn: '123-45-2222', pin: '739152', pinAgain: '739152' })
    return { chat, facts }
  }

  it('takes a typed no to “Is everything right?” for a wish to correct something', () => {
    const { chat, facts } = atCard()
    expect(chat.say('no')).toMatch(/^Nothing was sent\.[\s\S]*Is everything right\?[\s\S]*Maria Lopez/)
    expect(chat.labels()).toContain('Change address')
    expect(facts.drafts.size).toBeGreaterThan(0)
  })

  it('says what became of what was given when Cancel is pressed', () => {
    const { chat, facts } = atCard()
    expect(chat.press('Cancel')).toMatch(/Canceled[\s\S]*(deleted|Nothing was sent)/)
    expect(facts.drafts.size).toBe(0)
  })

  it('asks for the PIN alone when only that was wrong, and back leads to the whole form, not out', () => {
    const chat = converse(bankFacts({ here: false }), { signedIn: false })
    chat.say('register')
    chat.handIn({ legalName: 'Maria Lopez', birthDate: '1990-05-17', handle: 'maria_l' })
    chat.handIn({ phone: '(415) 555-0132', email: 'maria@example.com' })
    chat.handIn({ street: '1 Market St', city: 'San Francisco', state: 'CA', postalCode: '94105' })
    const said = chat.handIn({ ssn: '123-45-2222', pin: '739152', pinAgain: '739153' })
    expect(said).toMatch(/weren’t the same[\s\S]*What you entered before is kept/)
    expect(said).not.toMatch(/Social Security/)
    expect(chat.say('back')).toMatch(/Last step[\s\S]*Social Security/)
  })
})

describe('what is asked in one’s own words', () => {
  it.each([
    ['log in as @me', 'claim'],
    ['log me in as myself', 'claim'],
    ['what is my limit', 'limits'],
    ['what’s my daily limit?', 'limits'],
    ['how much can I send a day?', 'limits'],
    ['did alex get it?', 'operation'],
    ['has Sam received the money yet?', 'operation'],
    ['talk to a human', 'people.human'],
    ['can I speak to somebody', 'people.human'],
  ])('%s', (words, name) => {
    expect(recognize(words)?.name).toBe(name)
  })
})

describe('the help', () => {
  it('promises of secrets no more than what is so: the PIN is asked for before money goes, too', () => {
    const said = converse().say('help')
    expect(said).toMatch(/for your PIN when you log in or do something important/)
    expect(said).not.toMatch(/only to register you|never stay in the chat/)
  })
})

describe('a stranger', () => {
  const stranger = () => converse(bankFacts({ here: false }), { signedIn: false })

  it('hears before registering that only US dollars are sent', () => {
    const said = stranger().say('send EUR 50 to alex')
    expect(said).toMatch(
      /couldn’t read EUR 50 as an amount in US dollars, the only money I can send[\s\S]*an account for that first/,
    )
    expect(stranger().say('send $50 to alex')).not.toMatch(/couldn’t read/)
  })

  it.each(['unfreeze', 'change my PIN', 'my chats', 'delete my data', 'log out everywhere'])(
    'who says “%s” is shown the way in, and asked to register for nothing',
    (words) => {
      const said = stranger().say(words)
      expect(said).toMatch(/isn’t linked to an account yet[\s\S]*Welcome back[\s\S]*your handle and PIN/i)
      expect(said).not.toMatch(/First and last name|an account for that first/)
    },
  )
})

describe('logging out', () => {
  it('speaks of a card only where one was open', () => {
    expect(converse().say('log out')).not.toMatch(/card/)
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('log out')).toMatch(/Nothing was sent by the card you hadn’t confirmed/)
  })
})

describe('while registering', () => {
  const person = { legalName: 'Maria Lopez', birthDate: '1990-05-17', handle: 'maria_l' }
  const contact = { phone: '(415) 555-0132', email: 'maria@example.com' }
  const address = { street: '1 Market St', city: 'San Francisco', state: 'CA', postalCode: '94105' }
  const secrets = { ssn: '123-45-2222', pin: '739152', pinAgain: '739152' }
  const begun = () => {
    const chat = converse(bankFacts({ here: false }), { signedIn: false })
    chat.say('register')
    return chat
  }

  it.each([
    ['change my name', /enter it again\. Everything else stays/, { legalName: 'Marie Lopez' }, /Marie Lopez/],
    ['change my birthday', /enter it again\. Everything else stays/, { birthDate: '17 May 91' }, /1991/],
    ['my handle is wrong', /handle/, { handle: 'marie_lo' }, /marie_lo/],
    ['change my address', /Where do you live/, { ...address, city: 'Oakland' }, /Oakland/],
    ['change my phone number', /phone/i, { phone: '(415) 555-0133' }, /0133/],
    ['my email is wrong', /e-?mail/i, { email: 'marie@example.com' }, /marie@example/],
    ['change my SSN', /Social Security number/, secrets, /Maria Lopez/],
  ] as const)('“%s” at the summary opens that field alone, and nothing is lost', (words, asked, given, shown) => {
    const chat = begun()
    for (const values of [person, contact, address]) chat.handIn(values)
    expect(chat.handIn(secrets)).toMatch(/Maria Lopez/)
    const said = chat.say(words)
    expect(said).toMatch(asked)
    expect(said).not.toMatch(/an account for that first|Let’s set you up/)
    expect(chat.handIn(given)).toMatch(shown)
  })
})
