import { describe, expect, it } from 'vitest'
import { detailsDialog } from '#conversation/customer/details.ts'
import { contextAt, customer, drive, bankFacts } from '#test/support/dialogs.ts'

describe('details', () => {
  it('shows them masked, then open', () => {
    const person = drive(detailsDialog)
    person.open({}, 'details')
    expect(person.text()).toContain('m•••@example.com')
    expect(person.text()).not.toMatch(/maria@example|4155550132|Market St/)
    person.press('Show everything')
    for (const part of ['maria@example.com', '+14155550132', '1 Market St, San Francisco, CA 94105'])
      expect(person.text()).toContain(part)
    expect(person.text()).toContain('Social Security number: ••• 6789')
  })

  it('changes one', () => {
    const person = drive(detailsDialog)
    person.open({ detail: 'email' }, 'details')
    person.handIn({ email: 'new@example.com' })
    expect(person.asked('customer.change-details').at(-1)).toMatchObject({
      change: { detail: 'email', value: 'new@example.com' },
    })
    expect(person.text()).toContain('changing your email address')
  })

  it('changes the address as a whole', () => {
    const person = drive(detailsDialog)
    person.open({}, 'details')
    person.press('Change something')
    person.press('Address')
    person.handIn({ street: '2 Main St', city: 'Austin', state: 'Texas', postalCode: '73301' })
    expect(person.asked('customer.change-details')).toMatchObject([
      {
        change: {
          detail: 'address',
          value: { street: '2 Main St', city: 'Austin', state: 'TX', postalCode: '73301', country: 'US' },
        },
      },
    ])
  })

  const sharing = {
    turn: { ...contextAt(1).turn, abilities: { ...contextAt(1).turn.abilities, sharesPhone: true } },
  } as const

  it('proves a phone number where the platform shares it', () => {
    const person = drive(detailsDialog, bankFacts(), sharing)
    person.open({}, 'details')
    expect(person.text()).toContain('Phone: ••• 0132 (not verified)')
    expect(person.text()).toContain('People can send you money by: @maria_l')
    expect(person.labels()).toContain('Verify my phone number')
    const asked = person.open({ detail: 'prove-phone' }, 'details')
    expect(asked.say.some((saying) => 'askPhone' in saying)).toBe(true)
    person.hear({ kind: 'shared-phone', phone: '14155550132' })
    expect(person.asked('customer.prove-phone')).toHaveLength(1)
    expect(person.text()).toContain('Your phone number is verified')
  })

  it('offers another number that the platform shares in place of the one that was given', () => {
    const person = drive(detailsDialog, bankFacts(), sharing)
    person.open({ detail: 'prove-phone' }, 'details')
    person.hear({ kind: 'shared-phone', phone: '+14155550177' })
    expect(person.asked('customer.prove-phone')).toEqual([])
    expect(person.text()).toContain('isn’t the one in your details')
    expect(JSON.stringify(person.state())).not.toContain('4155550177')
    person.press('Confirm')
    expect(person.asked('customer.change-details')).toMatchObject([
      { change: { detail: 'phone', value: '+14155550177', proof: 'channel-contact', provedAt: expect.any(Number) } },
    ])
  })

  it('takes a number from abroad for no proof', () => {
    const person = drive(detailsDialog, bankFacts(), sharing)
    person.open({ detail: 'prove-phone' }, 'details')
    person.hear({ kind: 'shared-phone', phone: '+4792448617' })
    expect(person.asked('customer.prove-phone')).toEqual([])
    expect(person.text()).toContain('I can only use US phone numbers')
  })

  it('says that the handle receives money where nothing can be proved', () => {
    const person = drive(detailsDialog)
    person.open({ detail: 'prove-phone' }, 'details')
    expect(person.text()).toContain('phone number can’t be verified in this chat')
    expect(person.text()).toContain('@maria_l')
  })

  it('asks for another legal name with the PIN, and for nothing without it', () => {
    const person = drive(detailsDialog)
    person.open({ detail: 'legal-name' }, 'details')
    expect(person.fields()).toEqual(['legalName', 'pin'])
    person.handIn({ legalName: 'Maria Gomez', pin: '135790' })
    expect(person.asked('customer.change-details')).toEqual([])
    expect(person.text()).toContain('That PIN isn’t right')
    person.handIn({ legalName: 'Maria Gomez', pin: '246813' })
    expect(person.asked('customer.change-details')).toMatchObject([
      { change: { detail: 'legal-name', value: 'Maria Gomez' } },
    ])
  })

  it('says what the identity check wants and how to give it', () => {
    const me = customer({ tier: 'receive-only', missing: ['ssn', 'photo-id', 'review'] })
    const person = drive(detailsDialog, bankFacts({ me }))
    person.open({}, 'details')
    expect(person.text()).toContain('You can receive money')
    expect(person.text()).toContain('couldn’t verify')
    expect(person.buttons().slice(0, 2)).toMatchObject([
      { label: 'Enter SSN again', choice: { dialog: 'goal', choice: 'identity', data: { detail: 'ssn' } } },
      { label: 'Photo ID', choice: { dialog: 'goal', choice: 'identity', data: { detail: 'photo-id' } } },
    ])
  })
})
