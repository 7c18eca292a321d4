import { describe, expect, it } from 'vitest'
import type { Missing } from '#bank/ground/customer.ts'
import { money, usd } from '#bank/ground/money.ts'
import { isUnderWay, type Operation, type State } from '#bank/ground/operation.ts'
import type { PaymentKind, Order, Party } from '#bank/ground/order.ts'
import { receivedCard, tierCard } from '#conversation/notify/notice-cards.ts'
import { type Facts, outcomeCard } from '#conversation/operation/cards.ts'
import { goalOfButton, placeStateless } from '#conversation/card/stateless.ts'
import { plain } from '#conversation/words/text.ts'
import { account, check, NOW, operation } from '#test/support/dialogs.ts'
import { OF_WALLETS } from './wallet-orders.ts'

const everyday: Party = { account: account('Everyday').id, name: 'Everyday' }
const alex: Party = { account: account('Alex').id, name: 'Alex Doe', handle: 'alex' }
const quote = { coin: 'BTC', price: usd(7_000_000n), coins: money('BTC', 71_428n), takenAt: NOW } as const
const move = (kind: PaymentKind): Order =>
  ({
    kind,
    from: everyday,
    to: kind === 'send' ? alex : { ...alex, name: 'Other' },
    amount: usd(2_000n),
    note: '',
    ...((kind === 'buy' || kind === 'sell') && { quote }),
  }) as Order

const MOVES: readonly PaymentKind[] = ['send', 'pull', 'pay-out', 'top-up', 'buy', 'sell']
const ACTS: readonly Order[] = [
  { kind: 'register' },
  { kind: 'submit-document', document: 'ssn' },
  { kind: 'submit-document', document: 'photo-id' },
  { kind: 'submit-document', document: 'questions' },
  { kind: 'update-details', change: { detail: 'email', value: 'x@example.com' } },
  { kind: 'open-account', account: everyday.account, product: 'deposit', nickname: 'Rent' },
  { kind: 'open-account', account: everyday.account, product: 'crypto', nickname: 'Coins' },
  { kind: 'rename-account', account: everyday.account, before: 'Old', nickname: 'New' },
  { kind: 'close-account', account: everyday.account, nickname: 'Rent' },
  ...OF_WALLETS,
  { kind: 'link-bank-login', bank: 'Chase' },
  { kind: 'answer-bank-question', bank: 'Chase' },
  { kind: 'link-bank-numbers', account: everyday.account, nickname: 'Mine', accountClass: 'checking', last4: '1234' },
  { kind: 'prove-deposits', account: everyday.account, amounts: [usd(32n), usd(7n)] },
]
const STATES: readonly State[] = [
  'proposed',
  'confirmed',
  'submitted',
  'unknown',
  'settled',
  'returned',
  'refused',
  'cancelled',
  'expired',
]
const FACTS: Facts = {
  locale: 'en',
  timeZone: 'America/New_York',
  tier: 'full',
  missing: [],
  accounts: [{ id: everyday.account, nickname: 'Everyday' }],
}

const shown = (order: Order, over: Partial<Operation>, facts: Facts = FACTS) => {
  const card = outcomeCard(operation(order, over), facts, NOW)
  check(card)
  return { ...card, words: plain(card.text) }
}

describe('an outcome', () => {
  const all = [...MOVES.map(move), ...ACTS]
  for (const order of all) {
    for (const state of STATES) {
      const name = `${order.kind} ${'document' in order ? order.document : ''} ${state}`
      it(`${name}: is under way exactly as long as it says so, has a reference, and works outside of a turn`, () => {
        const card = shown(order, { state })
        expect(card.pending ?? false).toBe(isUnderWay(state))
        expect(card.words.includes('00AA-7F3A')).toBe(state !== 'proposed')
        expect(card.words).not.toMatch(/fail|error|undefined|null|\[object/i)
        expect(placeStateless(card.rows ?? []).flat().length).toBeGreaterThan(0)
      })
    }
  }

  it.each(all.map((order) => [order.kind, order] as const))(
    '%s unknown: says neither yes nor no, and asks not to repeat it',
    (_, order) => {
      const { words } = shown(order, { state: 'unknown' })
      expect(words).toMatch(/We’re checking (?:on this|whether this went through)/)
      expect(words).toMatch(/nothing you need to do/)
      expect(words).toMatch(/please don’t (send|start) it again/)
      expect(words).not.toMatch(/\bnot sent\b|\bsent back\b|is back in/i)
    },
  )

  it('tells a sender exactly where the money is', () => {
    expect(shown(move('send'), { state: 'confirmed' }).words).toContain('I’m starting this now')
    expect(shown(move('send'), { state: 'submitted', bankStatus: 'debited' }).words).toContain(
      'has left Everyday and is on its way to Alex Doe (@alex)',
    )
    expect(shown(move('send'), { state: 'settled' }).words).toMatch(
      /^Sent\n\$20\.00 from Everyday to Alex Doe \(@alex\)/,
    )
    const returned = shown(move('send'), {
      state: 'returned',
      why: 'bank-return',
      code: 'R03',
      detail: 'R03 no account',
    }).words
    expect(returned).toContain('The $20.00 is back in Everyday')
    expect(returned).toContain('R03')
    expect(returned).not.toContain('no account')
    expect(shown(move('send'), { state: 'refused', why: 'payee-cannot-receive' }).words).toContain(
      'The $20.00 is still in Everyday',
    )
    expect(shown(move('pull'), { state: 'returned' }).words).toContain('no longer in Other')
    expect(shown(move('sell'), { state: 'refused' }).words).toContain('No coins have left Everyday')
    expect(shown(move('buy'), { state: 'settled' }, { ...FACTS, rate: usd(7_001_234n) }).words).toContain(
      '$70,012.34 for 1 BTC: about 0.00028566 BTC for $20.00',
    )
  })

  describe('R23: while the bank is away', () => {
    const away = { away: true } as const

    it.each(all.map((order) => [order.kind, order] as const))(
      '%s: waits, and says that nothing is lost',
      (_, order) => {
        for (const state of ['confirmed', 'submitted', 'unknown'] as const) {
          const card = shown(order, { state, ...away })
          expect(card.words).toMatch(/there’s a delay on our side/i)
          expect(card.words).not.toMatch(/fail|error|sorry|undefined/i)
          expect(card.pending).toBe(true)
        }
      },
    )

    it('tells a sender what has not happened, where the money is, and what can be done', () => {
      const waiting = shown(move('send'), { state: 'confirmed', ...away }).words
      expect(waiting).toMatch(/^Delayed\n/)
      expect(waiting).toContain('Nothing has been sent yet')
      expect(waiting).toContain('The $20.00 is safe, set aside in Everyday')
      expect(waiting).toContain('you can still stop it')
      expect(shown(move('sell'), { state: 'confirmed', ...away }).words).toContain('The coins are safe, about 0.')
      // Another bank's money is not held: nothing is said of it.
      expect(shown(move('pull'), { state: 'confirmed', ...away }).words).not.toContain('set aside')
      const asked = shown(move('send'), { state: 'unknown', ...away }).words
      expect(asked).toContain('please don’t send it again')
      expect(asked).not.toContain('nothing has been sent')
    })

    it('tells whoever was turned away that nothing was taken on', () => {
      const { words } = shown(move('send'), { state: 'refused', why: 'bank-unreachable' })
      expect(words).toMatch(/^Not sent\n/)
      expect(words).toContain('The $20.00 is still in Everyday')
      expect(words).toContain('nothing is set aside')
      expect(words).toContain('try again in a little while')
    })
  })

  it('asks the linked bank’s question while or after it is asked, and does not keep anybody waiting', () => {
    const order = { kind: 'link-bank-login', bank: 'Chase' } as const
    for (const state of ['submitted', 'settled'] as const) {
      const card = shown(order, { state, question: 'Your first pet?' })
      expect(card.words).toContain('Your first pet?')
      expect(card.pending).toBeUndefined()
      expect(card.rows?.[0]?.[0]?.label).toBe('Answer')
    }
  })

  it('tells after the identity check what is allowed and what is missing', () => {
    const card = shown(
      { kind: 'register' },
      { state: 'settled' },
      { ...FACTS, tier: 'receive-only', missing: ['ssn', 'photo-id'] },
    )
    expect(card.words).toContain('you can receive money')
    expect(card.words).toContain('photo ID')
    expect(card.rows?.flat().map(({ label }) => label)).toEqual(['Enter SSN again', 'Photo ID', 'My details', 'Menu'])
  })
})

describe('what the identity check wants', () => {
  const EVERYTHING: readonly Missing[] = [
    'registration',
    'ssn',
    'questions',
    'photo-id',
    'address',
    'email',
    'phone',
    'review',
  ]

  it('has a button that leads to where it is given, which works outside of a turn too', () => {
    const card = shown(
      { kind: 'register' },
      { state: 'settled' },
      { ...FACTS, tier: 'unverified', missing: EVERYTHING },
    )
    const goals = placeStateless(card.rows ?? [])
      .flat()
      .map(({ id }) => goalOfButton(id))
    expect(goals).toEqual([
      { name: 'identity', slots: { detail: 'ssn' } },
      { name: 'identity', slots: { detail: 'ssn' } },
      { name: 'identity', slots: { detail: 'questions' } },
      { name: 'identity', slots: { detail: 'photo-id' } },
      { name: 'details', slots: { detail: 'address' } },
      { name: 'details', slots: { detail: 'email' } },
      { name: 'details', slots: { detail: 'phone' } },
      { name: 'details', slots: {} },
      { name: 'menu', slots: {} },
    ])
    expect(card.rows?.flat().filter(({ style }) => style === 'primary')).toHaveLength(1)
  })

  it.each([
    ['photo-id', ['photo-id'], /couldn’t accept it[\s\S]*sharp/],
    ['ssn', ['ssn'], /couldn’t verify it/],
    ['questions', ['ssn'], /Not every answer was right/],
    ['photo-id', ['ssn'], /We have it/],
  ] as const)('says of %s, with %j missing, whether it was good enough', (document, missing, words) => {
    const card = shown(
      { kind: 'submit-document', document },
      { state: 'settled' },
      { ...FACTS, tier: 'receive-only', missing },
    )
    expect(card.words).toMatch(words)
  })
})

describe('what comes unasked', () => {
  it('names amount, sender, account, note and time of what was received', () => {
    const transfer = {
      amount: usd(2_000n),
      from: { kind: 'deposit', name: 'Alex Doe' },
      note: 'Lunch',
      createdAt: NOW,
    } as const
    const card = receivedCard({ transfer, account: 'Everyday' }, FACTS, NOW)
    check(card)
    expect(plain(card.text)).toBe(
      'You received $20.00\nFrom Alex Doe, into Everyday, today at 10:00 AM.\nNote: Lunch (from Alex Doe, not from Parley)',
    )
    const from = { name: 'Alex Doe', handle: 'alex' }
    const ours = receivedCard({ transfer, account: 'Everyday', from }, FACTS, NOW)
    expect(plain(ours.text)).toContain('From Alex Doe (@alex), into')
    expect(plain(ours.text)).toContain('Note: Lunch (from @alex, not from Parley)')
    // In the one style that no channel makes a link of.
    expect(ours.text).toContainEqual({ text: 'Lunch', style: 'code' })
  })

  it('works outside of a turn', () => {
    for (const card of [tierCard(FACTS), tierCard({ locale: 'en', tier: 'locked', missing: ['review'] })]) {
      check(card)
      expect(placeStateless(card.rows ?? []).flat().length).toBeGreaterThan(0)
    }
  })
})
