import { describe, expect, it } from 'vitest'
import { linkDialog } from '#conversation/customer/link.ts'
import { pinDialog } from '#conversation/customer/pin.ts'
import { signInDialog, signOutDialog } from '#conversation/customer/sign-in.ts'
import { drive, ME, NOW, bankFacts } from '#test/support/dialogs.ts'

const away = (here = true) => drive(signInDialog, bankFacts({ here }), { customer: undefined })

describe('logging in', () => {
  it('takes the PIN by form and signs in', () => {
    const person = away()
    person.open({}, 'sign-in')
    expect(person.shown()[0]?.form?.fields).toMatchObject([{ name: 'pin', kind: 'pin' }])
    expect(person.handIn({ pin: '246813' })).toMatchObject({ next: 'done', session: { signIn: ME } })
    expect(person.text()).toContain('You’re logged in as @maria_l')
  })

  it('says how many tries are left, and until when it is locked', () => {
    const person = away()
    person.open({}, 'sign-in')
    person.handIn({ pin: '135726' })
    expect(person.text()).toContain('You have 4 tries left')
    person.facts.answers['customer.sign-in'] = () => ({ kind: 'locked', until: NOW + 14.2 * 60_000 })
    person.handIn({ pin: '135726' })
    expect(person.text()).toContain('locked for 15 minutes')
    expect(person.out()).toMatchObject({ next: 'done' })
    expect(person.out().session).toBeUndefined()
  })

  it('accepts no PIN typed into the chat, and removes it', () => {
    const person = away()
    person.open({}, 'sign-in')
    const out = person.say('246813')
    expect(out.say[0]).toEqual({ erase: true })
    expect(person.text()).toContain('Please don’t type a PIN into the chat')
    expect(person.asked('customer.sign-in')).toEqual([])
  })

  it('offers to register or to link where nobody is known', () => {
    const person = away(false)
    person.open({}, 'sign-in')
    expect(person.labels()).toEqual(['Become a customer', 'I’m a customer already', 'Menu'])
  })

  it('logs out', () => {
    const person = drive(signOutDialog)
    expect(person.open({}, 'sign-out')).toMatchObject({ next: 'done', session: { signOut: true } })
    const nobody = drive(signOutDialog, bankFacts(), { customer: undefined })
    nobody.open()
    expect(nobody.text()).toContain('You’re not logged in')
    expect(nobody.out().session).toBeUndefined()
  })
})

describe('changing the PIN', () => {
  const changing = () => {
    const person = drive(pinDialog)
    person.open({}, 'pin')
    return person
  }

  it('wants the old one and the new one twice', () => {
    const person = changing()
    person.handIn({ old: '246813', pin: '137926', pinAgain: '137926' })
    expect(person.asked('customer.change-pin')).toEqual([{ pin: '137926' }])
    expect(person.text()).toContain('Your PIN has been changed')
  })

  it('takes no new one that is made of the Social Security number, and says so only to whoever knows the old one', () => {
    const person = drive(pinDialog)
    person.open()
    const made = `73${person.facts.me.ssnLast4 ?? ''}`
    person.handIn({ old: '111113', pin: made, pinAgain: made })
    expect(person.text()).toContain('That PIN isn’t right')
    person.handIn({ old: '246813', pin: made, pinAgain: made })
    expect(person.text()).toContain('Social Security number, which others may know')
    expect(person.asked('customer.change-pin')).toEqual([])
  })

  it('takes no new one that is the birth date, and that costs no try', () => {
    const person = changing()
    person.handIn({ old: '246813', pin: '19900517', pinAgain: '19900517' })
    expect(person.text()).toContain('which others may know')
    expect(person.asked('customer.check-pin')).toEqual([])
  })

  it('costs no try when the new ones differ or the new one is the old', () => {
    const person = changing()
    person.handIn({ old: '246813', pin: '137926', pinAgain: '137826' })
    expect(person.text()).toContain('weren’t the same')
    person.handIn({ old: '246813', pin: '246813', pinAgain: '246813' })
    expect(person.text()).toContain('That’s the PIN you already have')
    expect(person.asked('customer.check-pin')).toEqual([])
  })

  it('changes nothing with a wrong PIN, and logs out when it is locked', () => {
    const person = changing()
    person.handIn({ old: '999926', pin: '137926', pinAgain: '137926' })
    expect(person.text()).toContain('4 tries left')
    person.facts.answers['customer.check-pin'] = () => ({ kind: 'locked', until: NOW + 60_000 })
    expect(person.handIn({ old: '999926', pin: '137926', pinAgain: '137926' }).session).toEqual({ signOut: true })
    expect(person.asked('customer.change-pin')).toEqual([])
  })
})

describe('linking another app', () => {
  it('gives a code to who is logged in', () => {
    const person = drive(linkDialog)
    person.open({}, 'link')
    person.press('Get a code')
    expect(person.text()).toContain('ABCDEFGH23')
    expect(person.text()).toContain('for 10 minutes')
  })

  it('takes code and PIN from a chat nobody is known in', () => {
    const person = drive(linkDialog, bankFacts({ here: false }), { customer: undefined })
    person.open({}, 'link')
    expect(person.fields()).toEqual(['code', 'pin'])
    person.handIn({ code: 'WRONGCODE2', pin: '246813' })
    expect(person.text()).toContain('isn’t valid anymore')
    expect(person.handIn({ code: 'ABCDEFGH23', pin: '246813' }).session).toEqual({ signIn: ME, epoch: 0 })
  })

  it('keeps a code that came with the words out of the state', () => {
    const person = drive(linkDialog, bankFacts({ here: false }), { customer: undefined })
    person.open({ code: 'ABCDEFGH23' }, 'link')
    expect(person.fields()).toEqual(['pin'])
    expect(JSON.stringify(person.state())).not.toContain('ABCDEFGH23')
    expect(person.handIn({ pin: '246813' }).session).toEqual({ signIn: ME, epoch: 0 })
  })

  it('says that a code used with a wrong PIN is used up', () => {
    const person = drive(linkDialog, bankFacts({ here: false }), { customer: undefined })
    person.facts.answers['customer.link'] = () => ({ kind: 'wrong', triesLeft: 1 })
    person.open({}, 'link')
    person.handIn({ code: 'ABCDEFGH23', pin: '975326' })
    expect(person.text()).toContain('you have 1 try left')
    expect(person.text()).toContain('The code has been used up')
  })

  it('sends who is known but away to the log-in, and links nothing twice', () => {
    const person = drive(linkDialog, bankFacts(), { customer: undefined })
    person.open({}, 'link')
    person.press('Get a code')
    expect(person.labels()).toContain('Log in')
    person.open({ code: 'ABCDEFGH23' }, 'link')
    expect(person.text()).toContain('already linked to @maria_l')
  })
})
