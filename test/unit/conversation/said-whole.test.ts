import { describe, expect, it } from 'vitest'
import type { GoalName } from '#conversation/understand/goal.ts'
import { readWhen } from '#conversation/schedule/days.ts'
import { recognize } from '#test/support/recognize.ts'

type Slots = Readonly<Partial<Record<string, string>>>
type Case = readonly [text: string, name: GoalName, slots: Slots]

const understood = (cases: readonly Case[]): void => {
  it.each(cases)('%s', (text, name, slots) => expect(recognize(text)).toEqual({ name, slots }))
}
const alex = { payee: 'alex' } as const

describe('an amount that can’t be read whole is asked for', () => {
  understood([
    ['send EUR 437 to alex every friday', 'schedule', { unparsed: 'EUR 437', ...alex, when: 'every friday' }],
    ['send 437 euros to alex every friday', 'schedule', { unparsed: '437 euros', ...alex, when: 'every friday' }],
    ['send £20 to alex', 'send', { unparsed: '£20', ...alex }],
    ['send minus 20 to alex every month', 'schedule', { unparsed: 'minus 20', ...alex, when: 'every month' }],
    ['send up to 50 to alex', 'send', { unparsed: 'up to 50', ...alex }],
    ['send no more than $50 to alex', 'send', { unparsed: 'no more than $50', ...alex }],
    ['pay alex double 20', 'send', { unparsed: 'double 20', ...alex }],
    ['send not 20 to alex', 'send', { unparsed: 'not 20', ...alex }],
    ['send $12 to $24 to alex', 'send', { unparsed: '$12 to $24', ...alex }],
    ['send between 12 and 24 to alex', 'send', { unparsed: 'between 12 and 24', ...alex }],
    ['send 18 932 to alex', 'send', { unparsed: '18 932', ...alex }],
    ['send one hundred thousand hundred to alex', 'send', { unparsed: 'one hundred thousand hundred', ...alex }],
    ['send buck fifty to alex', 'send', { unparsed: 'buck fifty', ...alex }],
    ['send 20 or 30 to alex', 'send', { unparsed: '20 or 30', ...alex }],
    ['send 20% to alex', 'send', { unparsed: '20%', ...alex }],
    ['send 20 dollars each to alex', 'send', { unparsed: '20 dollars each', ...alex }],
    ['request 20-30 from alex', 'request', { unparsed: '20-30', ...alex }],
    ['split 60 euros between alex and sam', 'split', { unparsed: '60 euros', people: 'alex and sam' }],
    ['add 20 euros to rent', 'fund', { unparsed: '20 euros', account: 'rent' }],
  ])
})

describe('amounts as people write them', () => {
  understood([
    ['send a buck fifty to alex', 'send', { amount: '1.50', ...alex }],
    ['send 20$ to alex', 'send', { amount: '20', ...alex }],
    ['send USD 20 to alex', 'send', { amount: '20', ...alex }],
    ['send .50 to alex', 'send', { amount: '0.50', ...alex }],
    ['send 1.5k to alex', 'send', { amount: '1500', ...alex }],
    ['send 1.5 thousand to alex', 'send', { amount: '1500', ...alex }],
    ['send 3 grand to alex', 'send', { amount: '3000', ...alex }],
    ['send 5 hundred to alex', 'send', { amount: '500', ...alex }],
    ['send 14 hundred to alex', 'send', { amount: '1400', ...alex }],
    ['send fifteen hundred to alex', 'send', { amount: '1500', ...alex }],
    ['send a hundred and ten to alex', 'send', { amount: '110', ...alex }],
    ['pay alex five dollars and ten cents', 'send', { amount: '5.10', ...alex }],
    ['pay alex fifty cents', 'send', { amount: '0.50', ...alex }],
    ['send ２０ to alex', 'send', { amount: '20', ...alex }],
    ['send ٢٠ to alex', 'send', { amount: '20', ...alex }],
    ['send\u00A020\u00A0to\u00A0alex', 'send', { amount: '20', ...alex }],
    ['send 2\u200B0 to alex', 'send', { amount: '20', ...alex }],
    ['send 20 to ‘alex’', 'send', { amount: '20', ...alex }],
    ['buy half a bitcoin', 'buy', { coin: 'BTC', coins: 'half a bitcoin' }],
    ['sell all my btc', 'sell-all', { coin: 'BTC' }],
  ])
})

describe('names stay as they are typed', () => {
  understood([
    ['send albert 20', 'send', { amount: '20', payee: 'albert' }],
    ['send prince 20', 'send', { amount: '20', payee: 'prince' }],
    ['pay brice 20', 'send', { amount: '20', payee: 'brice' }],
    ['pay balanca', 'send', { payee: 'balanca' }],
    ['give pricey 5', 'send', { amount: '5', payee: 'pricey' }],
    ['ask albert for 20', 'request', { amount: '20', payee: 'albert' }],
    ['charge brice 12', 'request', { amount: '12', payee: 'brice' }],
    ['close prince', 'accounts', { act: 'close', account: 'prince' }],
    ['close deposits', 'accounts', { act: 'close', account: 'deposits' }],
    ['rename prince to brice', 'accounts', { act: 'rename', account: 'prince', nickname: 'brice' }],
    ['pause albert', 'schedules', { act: 'pause', schedule: 'albert' }],
    ['send 20 to will', 'send', { amount: '20', payee: 'will' }],
    ['pay max 20', 'send', { amount: '20', payee: 'max' }],
    ['pay penny 20', 'send', { amount: '20', payee: 'penny' }],
  ])
})

describe('a date that was said is on the card or asked about', () => {
  const when = (text: string): Case => [`send 20 to alex ${text}`, 'schedule', { amount: '20', ...alex, when: text }]
  understood([
    ...[
      'on the 1st of every month',
      'the day after tomorrow',
      'last friday of every month',
      'day 15 of every month',
      'every friday for a year',
      'every friday for five weeks',
      'every friday and monday',
      'next month',
      'tomorrow at 5pm',
      'at 5pm tomorrow',
      'every other week',
      'twice a month',
      'this weekend',
      'every friday until june',
    ].map(when),
    [
      'send 20 to alex starting june 1 every friday',
      'schedule',
      { amount: '20', ...alex, when: 'starting june 1 every friday' },
    ],
    ['send 20 to alex for rent tomorrow', 'schedule', { amount: '20', ...alex, note: 'rent', when: 'tomorrow' }],
    ['pay alex 20 for rent in two days', 'schedule', { amount: '20', ...alex, note: 'rent', when: 'in two days' }],
    [
      'send 20 to alex every friday for pizza until june',
      'schedule',
      { amount: '20', ...alex, note: 'pizza', when: 'every friday until june' },
    ],
    ['send 20 to alex for the concert on friday', 'send', { amount: '20', ...alex, note: 'the concert on friday' }],
    ['send 20 to alex tomorrow for rent', 'schedule', { amount: '20', ...alex, note: 'rent', when: 'tomorrow' }],
  ])

  /** A Monday. */
  const TODAY = '2026-11-23'
  it.each<[string, object]>([
    ['on the 1st of every month', { repeat: 'monthly', first: '2026-12-01', monthDay: 1 }],
    ['on the first of each month', { repeat: 'monthly', first: '2026-12-01', monthDay: 1 }],
    ['day 15 of every month', { repeat: 'monthly', first: '2026-12-15', monthDay: 15 }],
    ['at the end of every month', { repeat: 'monthly', first: '2026-11-30', monthDay: 31 }],
    ['the day after tomorrow', { repeat: 'once', first: '2026-11-25' }],
    ['in three days', { repeat: 'once', first: '2026-11-26' }],
    ['starting june 1 every friday', { repeat: 'weekly', first: '2027-06-04' }],
    ['every friday for a year', { repeat: 'weekly', first: '2026-11-27', until: '2027-11-26' }],
    ['every friday for three months', { repeat: 'weekly', first: '2026-11-27', until: '2027-02-26' }],
    ['every friday for five weeks', { repeat: 'weekly', first: '2026-11-27', times: 5 }],
    ['every month for a year', { repeat: 'monthly', first: '2026-12-23', monthDay: 23, until: '2027-12-22' }],
    ['monthly on the 31st for three months', { repeat: 'monthly', first: '2026-11-30', monthDay: 31, times: 3 }],
  ])('%s', (text, rule) => expect(readWhen(text, TODAY, { locale: 'en' })).toEqual({ ok: true, value: rule }))

  it.each([
    'last friday of every month',
    'first monday of every month',
    'every 2nd friday',
    'the 1st and 15th of every month',
    'every friday until june until july',
    'twice a month',
    'tomorrow at 5pm',
    'next month',
    'for a year',
    'by friday',
  ])('%s is asked again', (text) => expect(readWhen(text, TODAY, { locale: 'en' }).ok).toBe(false))
})

describe('nothing that was said is dropped', () => {
  understood([
    ['send 20 to alex from paypal', 'send', { amount: '20', ...alex, account: 'paypal' }],
    ['send 20 to alex on me', 'send', { amount: '20', ...alex, unused: 'on me' }],
    ['/send amount:20$ to:@alex', 'send', { amount: '20', payee: '@alex' }],
    ['/send to: @alex amount: 20 note: two pizzas', 'send', { amount: '20', payee: '@alex', note: 'two pizzas' }],
    ['/schedule amount:20 to:alex when:every friday', 'schedule', { amount: '20', ...alex, when: 'every friday' }],
    ['/schedule 50 to alex', 'schedule', { amount: '50', ...alex }],
    ['/request amount:20 from:alex', 'request', { amount: '20', ...alex }],
    ['/send everything to alex', 'send', { ...alex, unused: 'everything' }],
    ['/buy me a coffee', 'buy', { unused: 'me a coffee' }],
    ['send 20 to alex so that he can buy bread', 'send', { amount: '20', ...alex, unused: 'so that he can buy bread' }],
    ['send 20 to alex by carrier pigeon', 'send', { amount: '20', ...alex, unused: 'by carrier pigeon' }],
    ['send 20 to alex and 30 to bob', 'send', { unused: '20 to alex and 30 to bob' }],
    ['buy $50 of bitcoin at 60k', 'order', { side: 'buy', coin: 'BTC', amount: '$50', price: '60k' }],
    ['add $50 from chase', 'fund', { amount: '$50', unused: 'chase' }],
    ['close my account as soon as possible', 'accounts', {}],
    ['close rent right away', 'accounts', { act: 'close', account: 'rent' }],
    ['split 60 with alex', 'split', { amount: '60', people: 'alex' }],
  ])
})

describe('whoever is not named is not looked up', () => {
  understood([
    ['send 20 to him', 'send', { amount: '20', unused: 'him' }],
    ['send 20 to her for lunch', 'send', { amount: '20', note: 'lunch', unused: 'her' }],
    ['send them 20', 'send', { amount: '20', unused: 'them' }],
    ['send 20 to someone', 'send', { amount: '20', unused: 'someone' }],
    ['pay somebody 20', 'send', { amount: '20', unused: 'somebody' }],
    ['send money to everyone', 'send', { unused: 'everyone' }],
    ['send 20 to everybody every friday', 'schedule', { amount: '20', when: 'every friday', unused: 'everybody' }],
    ['request 20 from him', 'request', { amount: '20', unused: 'him' }],
    ['request 20 from them', 'request', { amount: '20', unused: 'them' }],
    ['send 20 to my savings', 'send', { amount: '20', payee: 'my savings' }],
    ['move 50 from rent to my savings account', 'send', { amount: '50', account: 'rent', payee: 'my savings account' }],
  ])
})

describe('which way a price goes', () => {
  const alert = (how: string, direction?: string): Case => [
    `tell me when btc ${how} 60k`,
    'alert',
    { coin: 'BTC', price: '60k', ...(direction && { direction }) },
  ]
  understood([
    alert('falls past', 'below'),
    alert('drops past', 'below'),
    alert('dips under', 'below'),
    alert('sinks below', 'below'),
    alert('crashes through', 'below'),
    alert('goes down to', 'below'),
    alert('falls to', 'below'),
    alert('rises past', 'above'),
    alert('climbs over', 'above'),
    alert('goes up to', 'above'),
    alert('breaks', 'above'),
    alert('is past', 'above'),
    alert('rises below'),
    alert('drops above'),
    alert('hits'),
    alert('reaches'),
    alert('crosses'),
  ])
})
