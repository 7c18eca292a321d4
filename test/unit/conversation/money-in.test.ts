import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { err } from '#kit/result.ts'
import { accountsDialog } from '#conversation/account/dialog.ts'
import { fundDialog } from '#conversation/account/fund.ts'
import { operationDialog } from '#conversation/payment/status.ts'
import { account, drive, operation, bankFacts } from '#test/support/dialogs.ts'

describe('accounts', () => {
  it('lists posted, held and available, with the age of the balance', () => {
    const held = account('Everyday', { posted: usd(10_000n), held: usd(2_050n), available: usd(7_950n) })
    const person = drive(accountsDialog, bankFacts({ accounts: [held] }))
    person.open({}, 'accounts')
    expect(person.text()).toContain('$79.50 available')
    expect(person.text()).toContain(
      'Balance $100.00, of which $20.50 is set aside for what’s in progress (as of 1 minute ago)',
    )
  })

  it('opens one by the name given, or asks for it', () => {
    const said = drive(accountsDialog)
    said.open({ nickname: 'rent' }, 'open-account')
    expect(said.asked('account.open')).toMatchObject([{ product: 'deposit', nickname: 'rent' }])
    expect(said.shown()[0]?.pending).toBe(true)
    const asked = drive(accountsDialog)
    asked.open({ account: 'crypto' }, 'open-account')
    expect(asked.text()).toContain('What should your new crypto wallet be called?')
    asked.handIn({ nickname: 'Coins' })
    expect(asked.asked('account.open')).toMatchObject([{ product: 'crypto', nickname: 'Coins' }])
  })

  it('renames', () => {
    const person = drive(accountsDialog)
    person.open({}, 'accounts')
    person.press('Everyday')
    person.press('Rename')
    person.handIn({ nickname: 'Daily' })
    expect(person.asked('account.rename')).toMatchObject([{ account: 'acct_Everyday', nickname: 'Daily' }])
    expect(person.text()).toContain('renaming Everyday to Daily')
  })

  it('closes after a card is confirmed, and not on Cancel', () => {
    const person = drive(accountsDialog)
    person.open({ account: 'Everyday' }, 'accounts')
    person.press('Close account')
    expect(person.text()).toContain('Close Everyday for good?')
    person.press('Cancel')
    expect(person.asked('operation.confirm')).toEqual([])
    person.open({ account: 'Everyday' }, 'accounts')
    person.press('Close account')
    person.press('Confirm')
    expect(person.text()).toContain('We’re closing Everyday')
  })

  it('says why an account can’t be closed', () => {
    const person = drive(accountsDialog)
    person.open({ account: 'Everyday' }, 'accounts')
    person.facts.answers['account.propose-close'] = () => err({ kind: 'not-empty', posted: usd(10_000n), coins: false })
    person.press('Close account')
    expect(person.text()).toContain('still holds $100.00')
    person.facts.answers['account.propose-close'] = () =>
      err({ kind: 'busy', operation: operation({ kind: 'register' }).id })
    person.press('Close account')
    expect(person.text()).toContain('still in progress here')
  })

  it('offers to open the first one', () => {
    const person = drive(accountsDialog, bankFacts({ accounts: [] }))
    person.open({}, 'accounts')
    expect(person.labels()).toContain('Open an account')
  })

  it('shows many accounts on every channel', () => {
    const accounts = Array.from({ length: 20 }, (_, n) => account(`Account number ${n} with a long name`))
    const person = drive(accountsDialog, bankFacts({ accounts: accounts.slice(0, 12) }))
    person.open({}, 'accounts')
    expect(person.labels().length).toBeGreaterThan(12)
  })
})

describe('adding money', () => {
  it('adds demo money, marked as such, and only in the demo', () => {
    const person = drive(fundDialog)
    person.open({}, 'fund')
    person.press('Add demo money')
    person.handIn({ amount: '100' })
    expect(person.text()).toContain('This is play money for the demo, not real dollars')
    person.press('Confirm')
    expect(person.text()).toContain('Adding demo money')
    const real = drive(fundDialog, bankFacts({ demo: false }))
    real.open({}, 'fund')
    expect(real.labels()).not.toContain('Add demo money')
    expect(real.text()).not.toMatch(/demo/i)
  })

  it('pulls from a linked bank, saying how long that takes', () => {
    const person = drive(fundDialog)
    person.open({ amount: '$50' }, 'fund')
    person.press('Chase')
    expect(person.text()).toContain('From: Chase')
    expect(person.text()).toContain('one to three business days')
    person.press('Change amount')
    person.handIn({ amount: '60' })
    expect(person.asked('payment.propose-pull')).toMatchObject([{ amount: usd(5_000n) }, { amount: usd(6_000n) }])
    expect(person.asked('operation.cancel')).toHaveLength(1)
    person.press('Confirm')
    expect(person.text()).toContain('Adding money')
  })

  it('asks into which account where there are several', () => {
    const w = bankFacts({ accounts: [account('Everyday'), account('Rent')] })
    const person = drive(fundDialog, w)
    person.open({}, 'fund')
    person.press('Add demo money')
    expect(person.text()).toContain('Into which account?')
    person.press('Rent')
    person.handIn({ amount: '5' })
    expect(person.asked('payment.propose-top-up')).toMatchObject([{ to: 'acct_Rent' }])
  })

  it('links by login without keeping the password', () => {
    const person = drive(fundDialog)
    person.open({}, 'fund')
    person.press('Link by bank login')
    expect(person.shown()[0]?.form?.fields.map(({ kind }) => kind)).toEqual(['text', 'text', 'secret'])
    person.handIn({ bank: 'Chase', loginName: 'maria', password: 'pass word' })
    expect(person.asked('account.link-login')).toMatchObject([
      { bank: 'Chase', loginName: 'maria', password: 'pass word' },
    ])
    expect(person.text()).not.toContain('pass word')
  })

  it('links by numbers and proves the two deposits', () => {
    const waiting = account('Ally', { kind: 'external', status: 'pending-proof', last4: '9876' })
    const person = drive(fundDialog, bankFacts({ accounts: [account('Everyday'), waiting] }))
    person.open({}, 'fund')
    person.press('Link by account number')
    person.handIn({
      nickname: 'Mine',
      accountClass: 'SAVINGS',
      accountNumber: '000 123 456',
      routingNumber: '021000021',
    })
    expect(person.asked('account.link-numbers')).toMatchObject([
      { accountNumber: '000123456', routingNumber: '021000021', accountClass: 'savings' },
    ])
    person.open({}, 'fund')
    person.press('Ally')
    person.handIn({ first: '32¢', second: '$0.07' })
    expect(person.asked('account.prove-deposits')).toMatchObject([{ amounts: [usd(32n), usd(7n)] }])
    expect(person.text()).toContain('comparing $0.32 and $0.07')
  })

  it('asks for another amount where it is too much, and for an account where there is none', () => {
    const person = drive(fundDialog)
    person.facts.answers['payment.propose-top-up'] = () => err({ kind: 'over-payment-limit', limit: usd(100_000n) })
    person.open({ amount: '5000' }, 'fund')
    person.press('Add demo money')
    expect(person.text()).toContain('$1,000.00 at most')
    expect(person.fields()).toEqual(['amount'])
    const none = drive(fundDialog, bankFacts({ accounts: [] }))
    none.open({}, 'fund')
    expect(none.labels()).toContain('Open an account')
  })
})

describe('one operation', () => {
  const open = (made: ReturnType<typeof operation>) => {
    const person = drive(operationDialog)
    person.facts.operations.set(made.id, made)
    person.open({ operation: made.id }, 'operation')
    return person
  }
  const send = {
    kind: 'send',
    from: { account: account('Everyday').id, name: 'Everyday' },
    to: { account: account('Alex').id, name: 'Alex Doe', handle: 'alex' },
    amount: usd(2_000n),
    note: '',
  } as const

  it('answers the bank’s question in a form that stays hidden', () => {
    const person = open(
      operation({ kind: 'link-bank-login', bank: 'Chase' }, { state: 'settled', question: 'Your first pet?' }),
    )
    expect(person.text()).toContain('Your first pet?')
    expect(person.shown()[0]?.form?.fields[0]?.kind).toBe('secret')
    person.handIn({ answer: 'Rex' })
    expect(person.asked('operation.answer-question')).toMatchObject([{ answer: 'Rex' }])
  })

  it('stops a payment while that is possible, and says when it is not', () => {
    const person = open(operation(send, { state: 'submitted', bankStatus: 'waiting' }))
    person.facts.answers['operation.cancel'] = () => ({
      kind: 'too-late',
      operation: operation(send, { state: 'submitted', bankStatus: 'debited' }),
    })
    person.press('Stop it')
    expect(person.text()).toContain('too far along to be stopped')
    expect(person.text()).toContain('has left Everyday')
  })

  it('is not cancelled by looking at it and leaving', () => {
    const person = open(operation(send, { state: 'proposed' }))
    expect(person.state()).not.toHaveProperty('operation')
    person.say('history')
    expect(person.asked('operation.cancel')).toEqual([])
  })

  it('offers no stop for what may have been taken already', () => {
    const person = open(operation(send, { state: 'unknown' }))
    expect(person.labels()).not.toContain('Stop it')
    expect(person.text()).toContain('please don’t send it again')
  })

  it('knows nothing of somebody else’s', () => {
    const person = drive(operationDialog)
    person.open({ operation: 'op_00000000000000000000000000000099' }, 'operation')
    expect(person.text()).toContain('I can’t find that anymore')
  })
})
