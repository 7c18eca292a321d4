import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { err } from '#kit/result.ts'
import { registerDialog } from '#conversation/customer/register.ts'
import { drive, ME, operation, bankFacts } from '#test/support/dialogs.ts'

const PERSON = { legalName: 'Maria Lopez', birthDate: 'May 17, 1990', handle: '@Maria_L' }
const CONTACT = { phone: '(415) 555-0132', email: 'Maria@Example.com' }
const ADDRESS = { street: '1 Market St', city: 'San Francisco', state: 'California', postalCode: '94105' }
const SECRETS = { ssn: '123-45-6789', pin: '246813', pinAgain: '246813' }

const stranger = () => drive(registerDialog, bankFacts({ here: false }), { customer: undefined })
const toSummary = (person = stranger()) => {
  person.open({}, 'register')
  for (const values of [PERSON, CONTACT, ADDRESS, SECRETS]) person.handIn(values)
  return person
}

describe('registering', () => {
  it('asks in four short forms, shows everything but the secrets, and registers on Confirm', () => {
    const person = toSummary()
    expect(person.text()).toContain('Name: Maria Lopez')
    expect(person.text()).toContain('Handle: @maria_l')
    expect(person.text()).toContain('Born: 1990-05-17')
    expect(person.text()).toContain('Phone: +14155550132')
    expect(person.text()).toContain('Address: 1 Market St, San Francisco, CA 94105')
    expect(person.text()).not.toMatch(/6789|2468/)
    person.press('Confirm')
    expect(person.asked('customer.register')).toMatchObject([
      {
        ssn: '123456789',
        pin: '246813',
        profile: { handle: 'maria_l', email: 'maria@example.com', address: { state: 'CA', country: 'US' } },
      },
    ])
    expect(person.out().session).toEqual({ signIn: ME })
    expect(person.shown()[0]?.pending).toBe(true)
    expect(person.text()).toContain('We’re checking your identity now')
  })

  it('keeps nothing personal and no secret in its state', () => {
    const person = toSummary()
    expect(JSON.stringify(person.state())).toBe('{"at":"summary","draft":"register:web:1"}')
  })

  it('forgets what was typed once it has been handed in', () => {
    const person = toSummary()
    expect(person.press('Confirm').say).toContainEqual({ forget: 'register:web:1' })
  })

  it('asks for the two PINs again when they differ, without asking for the rest', () => {
    const person = stranger()
    person.open()
    for (const values of [PERSON, CONTACT, ADDRESS]) person.handIn(values)
    person.handIn({ ...SECRETS, pinAgain: '864213' })
    expect(person.text()).toContain('The two PINs weren’t the same')
    expect(person.fields()).toEqual(['pin', 'pinAgain'])
    person.handIn({ pin: '864213', pinAgain: '864213' })
    person.press('Confirm')
    expect(person.asked('customer.register')).toMatchObject([{ pin: '864213', ssn: '123456789' }])
  })

  it.each([
    ['the birth date', '051790'],
    ['the end of the phone number', CONTACT.phone.replaceAll(/\D/g, '').slice(-6)],
  ])('takes no PIN that is %s, and asks for the two PINs alone', (_, pin) => {
    const person = stranger()
    person.open()
    for (const values of [PERSON, CONTACT, ADDRESS]) person.handIn(values)
    person.handIn({ ...SECRETS, pin, pinAgain: pin })
    expect(person.text()).toContain('which others may know')
    expect(person.fields()).toEqual(['pin', 'pinAgain'])
    person.handIn({ pin: '864213', pinAgain: '864213' })
    person.press('Confirm')
    expect(person.asked('customer.register')).toMatchObject([{ pin: '864213', ssn: '123456789' }])
  })

  it('asks for another handle alone when it is taken', () => {
    const person = stranger()
    person.facts.answers['customer.handle-taken'] = ({ handle }) => handle === 'maria_l'
    person.open()
    person.handIn(PERSON)
    expect(person.text()).toContain('That handle is taken')
    expect(person.fields()).toEqual(['handle'])
    person.handIn({ handle: 'maria_lopez' })
    expect(person.fields()).toEqual(['phone', 'email'])
  })

  it('goes back to the form when something is taken only at the last moment', () => {
    const person = toSummary()
    person.facts.answers['customer.register'] = () => err({ kind: 'taken', what: 'handle' })
    person.press('Confirm')
    expect(person.text()).toContain('That handle is taken')
    delete person.facts.answers['customer.register']
    person.handIn({ handle: 'other_l' })
    expect(person.text()).toContain('@other_l')
    person.press('Confirm')
    expect(person.out().session).toEqual({ signIn: ME })
  })

  it('corrects one form from the summary and comes back to it', () => {
    const person = toSummary()
    person.press('Change address')
    expect(person.fields()).toEqual(['street', 'city', 'state', 'postalCode'])
    person.handIn({ ...ADDRESS, street: '2 Main St' })
    expect(person.text()).toContain('Address: 2 Main St')
  })

  it('takes a shared phone number and asks for the e-mail alone', () => {
    const person = stranger()
    person.open()
    person.handIn(PERSON)
    person.hear({ kind: 'shared-phone', phone: '14155550132' })
    expect(person.fields()).toEqual(['email'])
    for (const values of [{ email: CONTACT.email }, ADDRESS, SECRETS]) person.handIn(values)
    expect(person.text()).toContain('Phone: +14155550132')
  })

  it('hands in a shared number as proved, unless another one was typed over it', () => {
    const sharing = drive(registerDialog, bankFacts({ here: false }), { customer: undefined })
    sharing.open()
    sharing.handIn(PERSON)
    sharing.hear({ kind: 'shared-phone', phone: '14155550132' })
    for (const values of [{ email: CONTACT.email }, ADDRESS, SECRETS]) sharing.handIn(values)
    sharing.press('Confirm')
    expect(sharing.asked('customer.register')).toMatchObject([{ sharedPhone: '+14155550132' }])
    const typing = toSummary()
    typing.press('Confirm')
    expect(typing.asked('customer.register')[0]).not.toHaveProperty('sharedPhone')
  })

  it('takes no shared number from abroad', () => {
    const person = stranger()
    person.open()
    person.handIn(PERSON)
    person.hear({ kind: 'shared-phone', phone: '+4792448617' })
    expect(person.text()).toContain('I can only use US phone numbers')
    expect(person.fields()).toEqual(['phone', 'email'])
  })

  it('starts again when what was typed has been erased meanwhile', () => {
    const person = toSummary()
    person.facts.drafts.clear()
    person.press('Confirm')
    expect(person.text()).toContain('for your safety what you typed has been deleted')
    expect(person.fields()).toEqual(['legalName', 'birthDate', 'handle'])
    expect(person.asked('customer.register')).toEqual([])
  })

  it('goes on where it was left for something else, with everything that was given', () => {
    const person = toSummary()
    person.open({}, 'register')
    expect(person.text()).toContain('You’ve already started')
    expect(person.text()).toContain('Name: Maria Lopez')
    person.press('Confirm')
    expect(person.asked('customer.register')).toHaveLength(1)
  })

  it('asks again for the form that was not finished', () => {
    const person = stranger()
    person.open()
    expect(person.text()).not.toContain('begun')
    person.handIn(PERSON)
    person.open()
    expect(person.text()).toContain('You’ve already started')
    expect(person.fields()).toEqual(['phone', 'email'])
  })

  it('goes one form back, and to the menu from the first', () => {
    const person = stranger()
    person.open()
    person.handIn(PERSON)
    person.say('back')
    expect(person.fields()).toEqual(['legalName', 'birthDate', 'handle'])
    expect(person.say('back').then?.name).toBe('menu')
  })

  it('registers nobody on Cancel', () => {
    const person = toSummary()
    const out = person.press('Cancel')
    expect(out.next).toBe('done')
    expect(out.say).toContainEqual({ forget: 'register:web:1' })
    expect(person.text()).toContain('Nothing was sent, and what you entered has been deleted')
    expect(person.asked('customer.register')).toEqual([])
  })

  it('sends who is registered already to the log-in', () => {
    const known = drive(registerDialog, bankFacts(), { customer: undefined })
    known.open()
    expect(known.text()).toContain('You’re already a customer, as @maria_l')
    expect(known.labels()).toContain('Log in')
  })

  it('shows where the check stands, whatever state the operation is in already', () => {
    const person = toSummary()
    const id = 'op_00000000000000000000000000000042' as OperationId
    person.facts.answers['customer.register'] = () => ({
      ok: true,
      value: { customer: ME, operation: operation({ kind: 'register' }, { id, state: 'unknown' }) },
    })
    person.press('Confirm')
    expect(person.text()).toContain('We’re checking whether this went through')
    expect(person.text()).not.toMatch(/fail/i)
  })
})
