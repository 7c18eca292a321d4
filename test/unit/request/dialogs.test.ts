import { describe, expect, it } from 'vitest'
import { money, usd } from '#bank/ground/money.ts'
import { reportDialog } from '#conversation/case/dialog.ts'
import { requestDialog } from '#conversation/request/request.ts'
import { requestsDialog } from '#conversation/request/requests.ts'
import { splitDialog } from '#conversation/request/split.ts'
import { err, ok } from '#kit/result.ts'
import { account, drive, operation, bankFacts } from '#test/support/dialogs.ts'
import { ALEX, aRequest } from '#test/support/dialogs/request-answers.ts'

const rich = () => bankFacts({ accounts: [account('Everyday'), account('Rent')] })

describe('asking for money', () => {
  it('shows who is asked, how much, for what and into which account before anybody is', () => {
    const person = drive(requestDialog, rich())
    person.open({ payee: 'alex', amount: '20', note: 'pizza' }, 'request')
    for (const part of ['Ask for this?', 'Alex Doe (@alex)', '$20.00', 'For: pizza', 'Into: Everyday'])
      expect(person.text()).toContain(part)
    expect(person.asked('request.ask')).toEqual([])
    person.press('Into another account')
    person.press('Rent')
    expect(person.text()).toContain('Into: Rent')
    person.press('Ask')
    expect(person.asked('request.ask')).toEqual([
      { payer: ALEX.customer, to: 'acct_Rent', amount: usd(20_00n), note: 'pizza' },
    ])
    expect(person.text()).toContain('You asked Alex Doe (@alex) for $20.00')
    expect(person.state()).toBeUndefined()
  })

  it('asks for what is missing, one after the other, and goes back', () => {
    const person = drive(requestDialog)
    person.open({}, 'request')
    person.handIn({ payer: 'nobody_here' })
    expect(person.text()).toContain('I couldn’t find nobody_here')
    person.handIn({ payer: '@alex' })
    expect(person.fields()).toEqual(['amount', 'note'])
    person.say('back')
    person.handIn({ payer: 'alex' })
    person.handIn({ amount: '12.5', note: 'taxi' })
    expect(person.text()).toContain('$12.50')
    person.press('Cancel')
    expect(person.text()).toContain('Nothing was sent')
    expect(person.asked('request.ask')).toEqual([])
  })

  it('never asks an own account, and needs one that the money can come into', () => {
    const person = drive(requestDialog, rich())
    person.open({ payee: 'Rent', amount: '5' }, 'request')
    expect(person.text()).toContain('That’s your own account')
    const poor = drive(requestDialog, bankFacts({ accounts: [] }))
    poor.open({ payee: 'alex', amount: '5' }, 'request')
    expect(poor.text()).toContain('You need an account')
  })

  it('says why somebody can’t be asked, and not that they have blocked', () => {
    const w = rich()
    w.answers['request.ask'] = () => err({ kind: 'unavailable' })
    const person = drive(requestDialog, w)
    person.open({ payee: 'alex', amount: '5' }, 'request')
    person.press('Ask')
    expect(person.text()).toContain('can’t be asked for money right now')
    expect(person.text()).not.toMatch(/block/i)
  })

  it('keeps no note and no name in the session', () => {
    const person = drive(requestDialog, rich())
    person.open({ payee: 'alex', amount: '5', note: 'a secret dinner' }, 'request')
    expect(JSON.stringify(person.state())).not.toMatch(/secret|Doe/)
  })
})

describe('answering a request', () => {
  const asked = (over = {}, accounts = [account('Everyday')]) => {
    const w = bankFacts({ requests: [aRequest('payer', over)], accounts })
    return { w, id: (w.requests[0] as (typeof w.requests)[number]).request.id }
  }

  it('pays from a frozen card with Confirm, for exactly what was asked', () => {
    const { w, id } = asked()
    const person = drive(requestsDialog, w)
    person.open({ request: id, act: 'pay' }, 'requests')
    for (const part of ['Send this?', 'Alex Doe (@alex)', '$20.00', 'Note: pizza'])
      expect(person.text()).toContain(part)
    person.press('Confirm')
    expect(person.asked('operation.confirm')).toHaveLength(1)
    expect(person.text()).toContain('Sending')
  })

  it('asks from which account where there are several', () => {
    const { w, id } = asked({}, [account('Everyday'), account('Rent')])
    const person = drive(requestsDialog, w)
    person.open({ request: id, act: 'pay' }, 'requests')
    expect(person.text()).toContain('From which account?')
    person.press('Rent')
    expect(person.asked('request.propose-payment')).toMatchObject([{ request: id, from: 'acct_Rent' }])
    person.press('Cancel')
    expect(person.asked('operation.cancel')).toMatchObject([{ atBank: true }])
  })

  it('shows a payment that is under way already instead of a second card', () => {
    const { w, id } = asked()
    const party = { account: account('Everyday').id, name: 'Everyday' }
    const order = { kind: 'send', from: party, to: party, amount: usd(20_00n), note: '', request: id } as const
    w.answers['request.propose-payment'] = () => ok(operation(order, { state: 'submitted' }))
    const person = drive(requestsDialog, w)
    person.open({ request: id, act: 'pay' }, 'requests')
    expect(person.text()).toContain('Sending')
    expect(person.labels()).not.toContain('Confirm')
  })

  it('declines, and says so on the card the request came with', () => {
    const { w, id } = asked()
    const person = drive(requestsDialog, w)
    person.open({ request: id, act: 'decline' }, 'requests')
    expect(person.text()).toContain('You declined this')
    person.open({ request: id, act: 'pay' }, 'requests')
    expect(person.text()).toContain('You declined this')
    expect(person.asked('operation.confirm')).toEqual([])
  })

  it('blocks after asking once more, lists who is blocked, and undoes it', () => {
    const { w, id } = asked()
    const person = drive(requestsDialog, w)
    person.open({ request: id, act: 'block' }, 'requests')
    expect(person.asked('request.block')).toEqual([])
    person.press('Block')
    expect(person.text()).toContain('can’t ask you for money anymore')
    person.open({}, 'requests')
    person.press('Blocked people')
    person.press('@alex')
    expect(person.text()).toContain('can ask you for money again')
    expect(w.blocked).toEqual([])
  })

  it('lists both sides, and takes one’s own back', () => {
    const mine = aRequest('asker', { id: `req_${'2'.padStart(32, '0')}` as never, note: '' })
    const w = bankFacts({ requests: [aRequest('payer'), mine] })
    const person = drive(requestsDialog, w)
    person.open({}, 'requests')
    expect(person.text()).toMatch(/Waiting for you:[\s\S]*1\. [\s\S]*to Alex Doe[\s\S]*You asked:[\s\S]*2\. /)
    person.press('2')
    person.press('Take it back')
    expect(person.text()).toContain('You took this back')
  })

  it('does nothing about what is between other people', () => {
    const person = drive(requestsDialog)
    for (const act of ['pay', 'decline', 'block', 'withdraw']) {
      person.open({ request: `req_${'9'.repeat(32)}`, act }, 'requests')
      expect(person.text()).toContain('between other people')
    }
  })
})

describe('splitting a bill', () => {
  const people = () => {
    const w = rich()
    const names: Record<string, string> = { alex: 'Alex Doe', sam: 'Sam Roe', kim: 'Kim Poe' }
    w.answers['payment.find-payee'] = ({ text }) => {
      const handle = text.replace(/^@/, '').toLowerCase()
      const name = names[handle]
      if (name === undefined) return err({ kind: 'not-found' })
      return ok({ customer: `cus_${handle}` as never, account: `acct_${handle}` as never, name, handle, own: false })
    }
    return drive(splitDialog, w)
  }

  it('asks everybody for the same, to the cent, and keeps the odd cent', () => {
    const person = people()
    person.open({ amount: '100', people: 'me, alex and sam', note: 'dinner' }, 'split')
    for (const part of ['Alex Doe (@alex): $33.33', 'Sam Roe (@sam): $33.33', 'You: $33.34', 'For: dinner'])
      expect(person.text()).toContain(part)
    person.press('Leave me out')
    for (const part of ['(@alex): $50.00', '(@sam): $50.00', 'You: $0.00']) expect(person.text()).toContain(part)
    person.press('Ask everybody')
    const asked = person.asked('request.ask') as { amount: object; bill: string; note: string }[]
    expect(asked.map(({ amount }) => amount)).toEqual([usd(50_00n), usd(50_00n)])
    expect(new Set(asked.map(({ bill }) => bill)).size).toBe(1)
    expect(person.text()).toMatch(/Asked[\s\S]*Alex[\s\S]*Sam/)
  })

  it('takes shares by hand, as long as they fit the bill', () => {
    const person = people()
    person.open({ amount: '60', people: 'alex & sam' }, 'split')
    person.press('Change shares')
    person.handIn({ share0: '50', share1: '20' })
    expect(person.text()).toContain('more than the bill of $60.00')
    person.handIn({ share0: '10', share1: '20' })
    for (const part of ['(@alex): $10.00', '(@sam): $20.00', 'You: $30.00']) expect(person.text()).toContain(part)
    person.press('Ask everybody')
    expect(person.asked('request.ask')).toMatchObject([{ amount: money('USD', 10_00n) }, { amount: usd(20_00n) }])
  })

  it('says whom it can’t find, whom it could not ask, and when there is too little to share', () => {
    const person = people()
    person.open({ amount: '60', people: 'alex and nobody_x' }, 'split')
    expect(person.text()).toContain('I couldn’t find nobody_x')
    person.handIn({ people: 'kim', note: '' })
    expect(person.text()).toContain('Kim Poe')
    const tiny = people()
    tiny.open({ amount: '0.02', people: 'alex, sam and kim' }, 'split')
    expect(tiny.text()).toContain('too little to share')
    const refused = people()
    refused.facts.answers['request.ask'] = () => err({ kind: 'too-many-of-one', limit: 3 })
    refused.open({ amount: '60', people: 'alex' }, 'split')
    refused.press('Ask everybody')
    expect(refused.text()).toMatch(/Nobody was asked[\s\S]*as often as you can/)
  })
})

describe('reporting a problem', () => {
  it('keeps what is wrong and the customer’s words, and shows the case', () => {
    const person = drive(reportDialog)
    person.open({ operation: `op_${'a'.repeat(32)}` }, 'report')
    person.press('It was paid twice')
    person.handIn({ text: 'Two of them on Monday' })
    expect(person.asked('case.report')).toEqual([
      { subject: { operation: `op_${'a'.repeat(32)}` }, wrong: 'twice', text: 'Two of them on Monday' },
    ])
    expect(person.text()).toMatch(/Case [0-9A-F-]{9}[\s\S]*You wrote: Two of them on Monday[\s\S]*with support/)
  })

  it('takes words that sound like something else for what they are', () => {
    const person = drive(reportDialog)
    person.open({ transfer: 't1' }, 'report')
    person.say('It didn’t arrive')
    person.say('send 20 to alex')
    expect(person.asked('case.report')).toMatchObject([{ wrong: 'not-arrived', text: 'send 20 to alex' }])
  })

  it('lists the cases with where they stand, and opens one', () => {
    const person = drive(reportDialog)
    person.open({}, 'cases')
    expect(person.text()).toContain('You haven’t reported anything')
    person.open({ transfer: 't1' }, 'report')
    person.press('Something else')
    person.handIn({})
    person.open({}, 'cases')
    expect(person.text()).toMatch(/My reports[\s\S]*1\. [\s\S]*Something else, with support/)
    person.press('1')
    expect(person.text()).toContain('with everything about the payment attached')
    person.press('Back')
    expect(person.text()).toContain('My reports')
  })

  it('says so when the payment is somebody else’s or there are too many', () => {
    const w = bankFacts()
    w.answers['case.report'] = () => err({ kind: 'not-yours' })
    const person = drive(reportDialog, w)
    person.open({ transfer: 't9' }, 'report')
    person.press('It wasn’t me')
    person.handIn({})
    expect(person.text()).toContain('I can’t find that payment')
    person.open({}, 'report')
    expect(person.text()).toContain('Open it in your history')
  })
})
