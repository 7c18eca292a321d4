import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** A customer whose card says `first`, and then `words`. */
const corrected = (first: string, ...words: readonly string[]) => {
  const w = bankFacts()
  const chat = converse(w)
  expect(chat.say(first)).toContain('Press Confirm')
  for (const each of words) chat.say(each)
  expect(chat.say('yes')).toContain('Scheduled')
  return w.schedules.at(-1)?.rule
}

describe('another day of something that repeats leaves it repeating', () => {
  it.each([
    ['pay 80 to alex every month', 'on the 1st', { repeat: 'monthly', first: '2026-12-01', monthDay: 1 }],
    [
      'pay 80 to alex monthly on the 5th',
      'actually the 31st',
      { repeat: 'monthly', first: '2026-11-30', monthDay: 31 },
    ],
    ['pay 80 to alex every friday', 'no, monday', { repeat: 'weekly', first: '2026-11-30' }],
    ['pay 80 to alex every friday', 'actually tomorrow', { repeat: 'weekly', first: '2026-11-24' }],
    ['pay 80 to alex every month', 'make it friday', { repeat: 'monthly', first: '2026-11-27', monthDay: 27 }],
    ['pay 80 to alex every month', 'make it weekly', { repeat: 'weekly', first: '2026-11-30' }],
    ['pay 80 to alex tomorrow', 'actually friday', { repeat: 'once', first: '2026-11-27' }],
    ['pay 80 to alex tomorrow', 'every friday', { repeat: 'weekly', first: '2026-11-27' }],
  ])('%s; %s', (first, words, rule) => {
    expect(corrected(first, words)).toEqual(rule)
  })

  it.each([
    ['every friday until march 1', 'actually monday', { repeat: 'weekly', first: '2026-11-30', until: '2027-03-01' }],
    ['every friday 5 times', 'monday instead', { repeat: 'weekly', first: '2026-11-30', times: 5 }],
    [
      'every friday until march 1',
      'mondays until april 1',
      { repeat: 'weekly', first: '2026-11-30', until: '2027-04-01' },
    ],
  ])('and ending as it did, unless that is said, too: %s; %s', (when, words, rule) => {
    expect(corrected(`pay 80 to alex ${when}`, words)).toEqual(rule)
  })

  it('does not confirm days that it would end before', () => {
    const chat = converse()
    chat.say('pay 80 to alex every friday until dec 5')
    expect(chat.say('actually starting dec 20')).not.toContain('Sun, Dec 20')
    expect(chat.say('actually on december 20')).toContain('end before it starts')
  })
})
