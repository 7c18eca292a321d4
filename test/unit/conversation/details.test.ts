import { describe, expect, it } from 'vitest'
import { err } from '#kit/result.ts'
import { detailsDialog } from '#conversation/customer/details.ts'
import { customer, drive, bankFacts } from '#test/support/dialogs.ts'

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

  it('changes one, and says when it is taken', () => {
    const person = drive(detailsDialog)
    person.open({ detail: 'email' }, 'details')
    person.facts.answers['customer.change-details'] = () => err({ kind: 'taken', what: 'email' })
    person.handIn({ email: 'other@example.com' })
    expect(person.text()).toContain('belongs to another customer already')
    delete person.facts.answers['customer.change-details']
    person.handIn({ email: 'new@example.com' })
    expect(person.asked('customer.change-details').at(-1)).toMatchObject({
      change: { detail: 'email', value: 'new@example.com' },
    })
    expect(person.text()).toContain('changing your e-mail address')
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

  it('says what the identity check wants and how to give it', () => {
    const me = customer({ tier: 'receive-only', missing: ['ssn', 'photo-id', 'review'] })
    const person = drive(detailsDialog, bankFacts({ me }))
    person.open({}, 'details')
    expect(person.text()).toContain('You can receive money')
    expect(person.text()).toContain('could not be verified')
    expect(person.buttons().slice(0, 2)).toMatchObject([
      { label: 'Give SSN again', choice: { dialog: 'goal', choice: 'identity', data: { detail: 'ssn' } } },
      { label: 'Photo ID', choice: { dialog: 'goal', choice: 'identity', data: { detail: 'photo-id' } } },
    ])
  })
})
