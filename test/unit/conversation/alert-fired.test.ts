import { describe, expect, it } from 'vitest'
import type { Condition } from '#bank/alert/condition.ts'
import type { Values } from '#bank/alert/measure.ts'
import { newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { goalOfButton, placeStateless } from '#conversation/card/stateless.ts'
import { alertCard, type Rung } from '#conversation/alert/cards.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { plain } from '#conversation/words/text.ts'
import { check, NOW } from '#test/support/dialogs.ts'

const MINUTE_MS = 60_000
const id = newId('alert')
const above: Condition = { kind: 'level', direction: 'above', price: usd(7_000_000n) }
const rung: Rung = { price: usd(7_001_000n), at: NOW }

type Over = {
  readonly condition?: Condition
  readonly repeat?: { readonly leastMs: number }
  readonly rung?: Rung
  readonly values?: Values
  readonly toldAt?: number
  readonly locale?: 'en' | 'es'
}
const fired = (over: Over = {}) => {
  const { condition = above, repeat, values = { price: 7_001_000 }, toldAt = NOW, locale = 'en' } = over
  return alertCard(
    { id, coin: 'BTC', condition, ...(repeat && { repeat }) },
    over.rung ?? rung,
    { locale, timeZone: 'America/New_York', values },
    { now: toldAt, toldAt },
  )
}
const goals = (card: ReturnType<typeof fired>) =>
  placeStateless(card.rows ?? [])
    .flat()
    .map((button) => goalOfButton(button.id))

describe('an alert that has fired', () => {
  it('tells the price wanted and the price then', () => {
    const card = fired()
    check(card)
    expect(plain(card.text)).toContain('BTC is at $70,010.00')
    expect(plain(card.text)).toContain('above $70,000.00')
  })

  it.each(LOCALES)('carries everything that can be done, with its coin and for this alert (%s)', (locale) => {
    expect(goals(fired({ locale }))).toEqual([
      { name: 'buy', slots: { coin: 'BTC' } },
      { name: 'sell', slots: { coin: 'BTC' } },
      { name: 'alert-act', slots: { alert: id, act: 'snooze' } },
      { name: 'alert-act', slots: { alert: id, act: 'again' } },
      { name: 'alert-act', slots: { alert: id, act: 'edit' } },
      { name: 'alert-act', slots: { alert: id, act: 'delete' } },
      { name: 'prices', slots: {} },
      { name: 'alerts', slots: {} },
      { name: 'menu', slots: {} },
    ])
  })

  it('says that one which goes on will tell again, and has nothing to begin again', () => {
    const card = fired({ repeat: { leastMs: 60 * MINUTE_MS } })
    expect(plain(card.text)).toContain('I’ll tell you again the next time, at most once every hour.')
    expect(goals(card).some((goal) => goal?.slots['act'] === 'again')).toBe(false)
  })

  it('says since when and from where a move within a span came', () => {
    const condition: Condition = { kind: 'change', way: 'down', percent: 500, span: 'hour' }
    const from = { price: usd(6_650_000n), at: NOW, from: usd(7_000_000n) }
    expect(plain(fired({ condition, rung: from, values: { price: 6_650_000 } }).text)).toContain(
      'It went down 5%, from $70,000.00.',
    )
  })

  it('says when it happened, that it went back, and that it was told late', () => {
    const late = fired({ values: { price: 6_900_000 }, toldAt: NOW + 20 * MINUTE_MS })
    expect(plain(late.text)).toContain('BTC was at $70,010.00')
    expect(plain(late.text)).toContain('It has gone back since: it’s at $69,000.00 now.')
    expect(plain(late.text)).toContain('I couldn’t tell you when it happened')
  })
})
