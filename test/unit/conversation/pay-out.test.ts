import { describe, expect, it } from 'vitest'
import { payOutDialog } from '#conversation/account/pay-out.ts'
import { recognize } from '#test/support/recognize.ts'
import { account, bankFacts, drive } from '#test/support/dialogs.ts'

describe('what is understood as paying out', () => {
  it.each([
    ['withdraw 50 to my bank', { amount: '50', bank: 'my bank' }],
    ['withdraw $50', { amount: '$50' }],
    ['cash out', {}],
    ['cash out 20 to chase', { amount: '20', bank: 'chase' }],
    ['withdraw', {}],
    ['/withdraw', {}],
    ['/withdraw 50', { amount: '50' }],
  ])('%s', (said, slots) => {
    expect(recognize(said)).toMatchObject({ name: 'pay-out', slots })
  })
  it.each([
    'withdraw 50 in cash',
    'can I withdraw cash?',
    'withdraw 2 bitcoin',
    'cash out everything',
    'take out a loan of 500',
    'withdraw the request for $20',
  ])('not: %s', (said) => {
    expect(recognize(said)?.name).not.toBe('pay-out')
  })
})

describe('paying out', () => {
  const person = () => drive(payOutDialog)

  it('shows the bank, the amount and how long it takes, and sends once it is confirmed', () => {
    const asked = person()
    asked.open({ amount: '50', bank: 'my bank' }, 'pay-out')
    expect(asked.text()).toContain('Send this to your bank?')
    expect(asked.text()).toContain('To: Chase')
    expect(asked.text()).toContain('one to three business days')
    asked.press('Confirm')
    expect(asked.text()).toContain('Sending to your bank')
  })

  it('asks for the amount; none and zero send nothing', () => {
    const asked = person()
    asked.open({}, 'pay-out')
    expect(asked.text()).toContain('How much should go to Chase')
    expect(() => asked.handIn({ amount: '0' })).toThrow('more than zero')
    expect(asked.asked('payment.propose-pay-out')).toEqual([])
    asked.handIn({ amount: '12.50' })
    expect(asked.text()).toContain('Amount: $12.50')
  })

  it('says so where no bank by that name is linked, and shows those that are', () => {
    const asked = person()
    asked.open({ amount: '50', bank: 'wells fargo' }, 'pay-out')
    expect(asked.text()).toContain('no linked bank called wells fargo')
    expect(asked.asked('payment.propose-pay-out')).toEqual([])
  })

  it('offers to link one where none is', () => {
    const none = drive(payOutDialog, bankFacts({ accounts: [account('Everyday')] }))
    none.open({ amount: '50' }, 'pay-out')
    expect(none.text()).toContain('first link your account there')
    expect(none.labels()).toContain('Link a bank')
  })

  it('asks which where several are linked', () => {
    const accounts = [
      account('Everyday'),
      account('Chase', { kind: 'external' }),
      account('Ally', { kind: 'external' }),
    ]
    const several = drive(payOutDialog, bankFacts({ accounts }))
    several.open({ amount: '50', bank: 'my bank' }, 'pay-out')
    expect(several.text()).toContain('To which of your linked banks?')
    several.press('Ally')
    expect(several.asked('payment.propose-pay-out')).toMatchObject([{ to: 'acct_Ally' }])
  })
})
