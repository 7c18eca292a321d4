import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { account, bankFacts } from '#test/support/dialogs.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** Names that the grammar would take for an amount, a time, a payee or a note. */
const NAMES = [
  'Savings for car',
  'Bread and butter',
  'Trip to Rome',
  'Money from mom',
  'Rainy day',
  'Fun money',
  'Next year',
  'Half of rent',
  'Because I can',
  'Holiday 2027',
  'Every little thing',
  'Not for spending',
  'Business account',
] as const

const talk = (name: string) =>
  converse(
    bankFacts({
      accounts: [
        account('Everyday', { available: usd(90_000n), posted: usd(90_000n) }),
        account(name, { available: usd(50_000n), posted: usd(50_000n) }),
      ],
    }),
  )

describe.each(NAMES)('an account called %s', (name) => {
  it.each([
    (of: string) => `send 20 to alex from ${of}`,
    (of: string) => `send alex 20 from ${of}`,
    (of: string) => `send $20 from my ${of} to alex`,
    (of: string) => `pay alex 20 from ${of.toLowerCase()}`,
    (of: string) => `/send 20 to alex from ${of}`,
    (of: string) => `send 20 to alex from "${of}"`,
  ])('is what is paid from (%#)', (say) => {
    const shown = talk(name).say(say(name))
    expect(shown).toContain(`From: ${name}`)
    expect(shown).toContain('Amount: $20.00')
    expect(shown).toContain('@alex')
    expect(shown).not.toContain('Note:')
  })

  it.each([
    (of: string) => `move 20 from Everyday to ${of}`,
    (of: string) => `move 20 to ${of} from everyday`,
    (of: string) => `transfer $20 into my ${of} from Everyday`,
  ])('is what money is moved to (%#)', (say) => {
    const shown = talk(name).say(say(name))
    expect(shown).toContain(`To: ${name}`)
    expect(shown).toContain('From: Everyday')
    expect(shown).toContain('Amount: $20.00')
  })

  it('keeps a note that says the same as it was typed', () => {
    const shown = talk(name).say(`send 20 to alex from everyday for ${name} and more`)
    expect(shown).toContain(`Note: ${name} and more`)
  })

  it('is what a card is changed to', () => {
    const chat = talk(name)
    chat.say('send 20 to alex from everyday')
    const shown = chat.say(`no, from ${name}`)
    expect(shown).toContain(`From: ${name}`)
    expect(shown).toContain('Amount: $20.00')
  })
})
