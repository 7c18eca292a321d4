import { describe, expect, it } from 'vitest'
import { bankFacts, NOW } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** A yes agrees to a card that was shown before it was written, and to no other. The clock of a test stands at one second a turn. */
const CHANNELS = {
  web: { forms: true, erases: true, picture: 'upload' },
  telegram: { forms: false, erases: true, picture: 'message' },
  discord: { forms: true, erases: false, picture: 'attachment' },
} as const
const shownIn = (turn: number): number => NOW + turn * 1_000

const talk = (channel: keyof typeof CHANNELS) => {
  const w = bankFacts()
  const chat = converse(w, { abilities: CHANNELS[channel] })
  const confirmed = () => [...w.operations.values()].filter(({ state }) => state === 'confirmed').length
  return { chat, confirmed }
}
const BEFORE = /came before you could see this card[\s\S]*Send this\?/

describe.each(['web', 'telegram', 'discord'] as const)('on %s', (channel) => {
  it.each([
    ['yes', 'yes'],
    ['Yes!', 'yes please'],
    ['ok', 'ok ok'],
    ['confirm', 'Confirm'],
    ['yep', 'yeah'],
    ['send it', 'send it'],
    ['sure', 'do it'],
    ['y', 'y'],
    ['go ahead', 'go ahead'],
    ['that’s right', 'that’s correct'],
  ])('the second of two hurried answers does not confirm what comes next: “%s”, “%s”', (first, second) => {
    const { chat, confirmed } = talk(channel)
    chat.say('send 5 to alex and 10 to alex')
    const at = shownIn(1) + 4_000
    expect(chat.say(first, at)).toMatch(/Sending[\s\S]*\$10\.00/)
    expect(chat.say(second, at + 900)).toMatch(BEFORE)
    expect(confirmed()).toBe(1)
    // Once it was seen, it is agreed to like any other.
    expect(chat.say(second, at + 9_000)).toContain('Sending')
    expect(confirmed()).toBe(2)
  })

  it.each([
    ['slide 20 over to alex for gas', 'yes'],
    ['need to move money 20 to alex', 'Yes please'],
    ['making a payment of 20 dollars to alex', 'ok'],
  ])('nor what the first has brought, where a guess was asked about: %s', (words, yes) => {
    const { chat, confirmed } = talk(channel)
    expect(chat.say(words)).toContain('Do you want to send money?')
    const at = shownIn(1) + 4_000
    expect(chat.say(yes, at)).toContain('Send this?')
    for (const later of [0, 900, 1_900]) expect(chat.say(yes, at + later)).toMatch(BEFORE)
    expect(confirmed()).toBe(0)
    expect(chat.say(yes, at + 9_000)).toContain('Sending')
    expect(confirmed()).toBe(1)
  })

  it('nor does one that was written before the card and delivered late', () => {
    const { chat, confirmed } = talk(channel)
    chat.say('send 5 to alex')
    expect(chat.say('yes', shownIn(1) - 3_000)).toMatch(BEFORE)
    expect(chat.say('Confirm', shownIn(1) - 60_000)).toMatch(BEFORE)
    expect(confirmed()).toBe(0)
    chat.say('make it 30', shownIn(3) + 2_000)
    expect(chat.say('yes', shownIn(1) + 1_000)).toMatch(BEFORE)
    expect(confirmed()).toBe(0)
    expect(chat.press('Confirm')).toContain('Sending')
    expect(confirmed()).toBe(1)
  })

  it('a no is heard whenever it was written', () => {
    const { chat, confirmed } = talk(channel)
    chat.say('send 5 to alex and 10 to alex')
    chat.say('yes', shownIn(1) + 4_000)
    expect(chat.say('no', shownIn(1) + 4_100)).toContain('Canceled')
    expect(confirmed()).toBe(1)
  })

  it('a card asked about again is the card that was shown', () => {
    const { chat, confirmed } = talk(channel)
    chat.say('send 5 to alex')
    chat.say('what are your fees?', shownIn(2))
    expect(chat.say('yes', shownIn(1) + 500)).toContain('Sending')
    expect(confirmed()).toBe(1)
  })
})
