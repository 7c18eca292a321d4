import { describe, expect, it } from 'vitest'
import type { AccountId, OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { PaymentOrder } from '#bank/ground/order.ts'
import { converse } from '#test/support/dialogs/turns.ts'
import { account, operation, bankFacts } from '#test/support/dialogs/bank-facts.ts'

const ON_ITS_WAY = 'op_0000000000000000000000000000beef' as OperationId
const SEND: PaymentOrder = {
  kind: 'send',
  from: { account: 'acct_Everyday' as AccountId, name: 'Everyday' },
  to: { account: 'acct_alex' as AccountId, name: 'Alex Doe', handle: 'alex' },
  amount: usd(2_000n),
  note: '',
}
const moving = (...ids: readonly OperationId[]) =>
  bankFacts({ operations: new Map(ids.map((id) => [id, operation(SEND, { id, state: 'submitted' })])) })

describe('cancel', () => {
  it('right after a payment was confirmed shows that payment, with what stops it', () => {
    const chat = converse(moving(ON_ITS_WAY))
    expect(chat.say('cancel that')).toContain('$20.00 from Everyday to Alex Doe (@alex)')
    expect(chat.labels()).toContain('Stop it')
  })

  it('never calls cancelled what is on its way while something else is looked at', () => {
    const chat = converse(moving(ON_ITS_WAY))
    chat.say('balance')
    const said = chat.say('cancel')
    expect(said).toContain('still in progress: $20.00 from Everyday to Alex Doe')
    expect(said).not.toContain('Canceled')
    chat.press('See where it stands')
    expect(chat.labels()).toContain('Stop it')
  })

  it('says so when nothing is on its way, and how arrived money can be asked back', () => {
    expect(converse().say('cancel my payment')).toMatch(/nothing to stop[\s\S]*ask for it back/)
  })

  it('lets one of several payments be chosen', () => {
    const chat = converse(moving(ON_ITS_WAY, 'op_0000000000000000000000000000cafe' as OperationId))
    expect(chat.say('stop the payment')).toMatch(/Which one should be stopped\?\n1\. \$20\.00.*\n2\. \$20\.00/)
    chat.press('2')
    expect(chat.labels()).toContain('Stop it')
  })

  it('of a payment means the card, where one waits to be confirmed', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('cancel the payment')).toContain('Canceled. Nothing was sent or changed.')
  })

  it('and back stand under every form', () => {
    const chat = converse()
    chat.say('send')
    expect(chat.press('Cancel')).toContain('Canceled. Nothing was sent or changed.')
    chat.say('send 20.5')
    expect(chat.press('Back')).toContain('What would you like to do?')
  })

  it('and back stand under every field that is asked alone', () => {
    const chat = converse(bankFacts({ here: false }), {
      abilities: { forms: false, erases: true, picture: 'message' },
      signedIn: false,
    })
    chat.say('register')
    chat.say('Maria Lopez')
    expect(chat.press('Back')).toContain('First and last name')
    expect(chat.press('Cancel')).toContain('Canceled')
  })
})

describe('registering, field by field', () => {
  const typing = () => {
    const chat = converse(bankFacts({ here: false }), {
      abilities: { forms: false, erases: true, picture: 'message' },
      signedIn: false,
    })
    for (const words of ['register', 'Maria Lopez', '1990-05-17', 'maria_l']) chat.say(words)
    return chat
  }

  it('loses nothing to what needs an account first', () => {
    const chat = typing()
    expect(chat.say('/accounts')).toMatch(
      /need an account for that first[\s\S]*You’ve already started[\s\S]*phone number/,
    )
  })

  it('forgets everything on cancel', () => {
    const chat = typing()
    chat.say('cancel')
    expect(chat.say('register')).toMatch(/Welcome[\s\S]*First and last name/)
  })
})

describe('words that fit nothing', () => {
  it('are called not understood, above what still waits', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('flurb')).toMatch(/^I didn’t understand that[\s\S]*Send this\?/)
    expect(chat.say('balance')).not.toContain('understand')
    expect(chat.dialog()).toBe('send')
    chat.say('cancel')
    chat.say('balance')
    expect(chat.say('wibble')).toMatch(/^I didn’t understand that[\s\S]*Your accounts/)
  })

  it('offer what can be done', () => {
    const chat = converse(bankFacts({ here: false }), { signedIn: false })
    expect(chat.say('flurb')).toContain('I didn’t understand that')
    expect(chat.labels()).toContain('Become a customer')
  })

  it.each(['thanks', 'ok great, thank you!', '👍', 'bye'])('are answered kindly: %s', (text) => {
    const chat = converse()
    chat.say('balance')
    expect(chat.say(text)).toMatch(/^You’re welcome/)
    expect(chat.dialog()).toBe('accounts')
  })

  it('never confirm what nobody has asked', () => {
    expect(converse().say('yes')).toContain('nothing to say yes or no to')
  })

  it.each(['yes please', 'ok, send it', 'Yes!'])('that agree are taken as a yes: %s', (text) => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say(text)).toContain('Sending')
  })

  it.each(['no thanks', 'nope', 'don’t send it'])('that decline are taken as a no: %s', (text) => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say(text)).toContain('Canceled. Nothing was sent')
  })

  it.each(['👍', 'thanks'])('that could be either move nothing: %s', (text) => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say(text)).toContain('is still waiting')
  })

  it('say that an amount could not be read, and what one looks like', () => {
    expect(converse().say('send 20.005 to alex')).toMatch(/couldn’t read 20\.005 as an amount[\s\S]*12\.50[\s\S]*Alex/)
  })
})

describe('typing instead of pressing', () => {
  it('takes the words on a button, or its number', () => {
    const chat = converse(
      bankFacts({
        alerts: [],
        accounts: [account('Everyday'), account('Rent')],
      }),
    )
    chat.say('accounts')
    expect(chat.say('rent')).toContain('Rent')
    expect(chat.say('close account')).toContain('for good?')
    expect(chat.say('no')).toContain('Canceled')
    chat.say('tell me when btc goes above 90k')
    chat.say('alerts')
    expect(chat.say('1')).toContain('When BTC is at or above $90,000.00')
    expect(chat.say('delete')).toContain('Deleted: BTC')
  })

  it('keeps nothing readable of what stands on buttons', () => {
    const chat = converse(bankFacts({ accounts: [account('1', { nickname: 'Secret stash' })] }))
    chat.say('accounts')
    expect(chat.stored()).not.toMatch(/stash/i)
  })

  it('renames and closes an account by its name', () => {
    const chat = converse()
    expect(chat.say('rename everyday to Main')).toContain('renaming Everyday to Main')
    expect(chat.say('close everyday')).toContain('Close Everyday for good?')
    expect(chat.say('close nothing of mine')).toContain('You don’t have an account called nothing of mine')
  })
})
