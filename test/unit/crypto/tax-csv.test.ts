import { describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { usd } from '#bank/ground/money.ts'
import type { BankTransfer, Entry } from '#bank/ground/transfer.ts'
import { taxCsv, taxYears, termOf } from '#bank/crypto/tax-csv.ts'
import { tradeOf } from '#bank/crypto/trades.ts'
import { portfolioWords } from '#conversation/crypto/words.ts'
import { parse } from '#test/e2e/csv.ts'
import { customer } from '#test/support/dialogs.ts'

const titles = portfolioWords({ locale: 'en' }).titles
const NEW_YORK = 'America/New_York'
const at = (text: string): number => Date.parse(text)

let serial = 0
const transfer = (side: 'buy' | 'sell', when: string, cents: bigint, rate: bigint, more: object = {}): BankTransfer => {
  const [dollars, wallet] = [
    { account: 'd', kind: 'deposit', name: 'Main' },
    { account: 'w', kind: 'crypto', name: 'Coins' },
  ] as const
  const [from, to] = side === 'buy' ? [dollars, wallet] : [wallet, dollars]
  const base = {
    id: `t${(serial += 1)}`,
    operation: 'op',
    status: 'settled',
    amount: usd(cents),
    from,
    to,
    note: '',
  } as const
  return { ...base, coin: 'BTC', rate: usd(rate), createdAt: at(when), timeline: [], ...more }
}
const entriesOf = (transfers: readonly BankTransfer[]) => ({
  entries: {
    page: async (): Promise<readonly Entry[]> =>
      transfers.map((each) => ({ transfer: each, accounts: [], customers: [] })).toReversed(),
  },
})
const owner = (more: Partial<Customer> = {}): Customer => ({ ...customer(), timeZone: NEW_YORK, ...more })

describe('a trade of the bank', () => {
  it('counts as executed, at the price that the bank reports, rounded as it rounds', () => {
    const trade = tradeOf(transfer('buy', '2025-01-02T12:00:00Z', 50_00n, 70_000_00n))
    expect(trade).toMatchObject({ side: 'buy', coins: 71_428n, cents: 50_00n, at: at('2025-01-02T12:00:00Z') })
  })

  it.each(['waiting', 'cancelled', 'returned'])('is none while or where it is %s', (status) => {
    expect(tradeOf(transfer('buy', '2025-01-02T12:00:00Z', 50_00n, 70_000_00n, { status }))).toBeUndefined()
    expect(tradeOf(transfer('sell', '2025-01-02T12:00:00Z', 50_00n, 70_000_00n, { status }))).toBeUndefined()
  })

  it('has left the wallet once the bank has taken the coins, and arrived in it with the last step', () => {
    const given = ['2025-01-02T12:00:00Z', 50_00n, 70_000_00n, { status: 'debited' }] as const
    expect(tradeOf(transfer('sell', ...given))).toBeDefined()
    expect(tradeOf(transfer('buy', ...given))).toBeUndefined()
  })

  it('is none where dollars move', () => {
    expect(tradeOf(transfer('buy', '2025-01-02T12:00:00Z', 5n, 7n, { coin: undefined }))).toBeUndefined()
    expect(tradeOf(transfer('buy', '2025-01-02T12:00:00Z', 5n, 7n, { rate: undefined }))).toBeUndefined()
  })
})

describe('the file for taxes', () => {
  // By hand: 0.01 at 50,000 and 0.01 at 60,000; 0.015 sold at 80,000, and 0.01 of which only half is known at 40,000.
  const all = [
    transfer('buy', '2024-01-10T15:00:00Z', 500_00n, 50_000_00n),
    transfer('buy', '2024-12-20T15:00:00Z', 600_00n, 60_000_00n),
    transfer('sell', '2025-06-01T15:00:00Z', 1_200_00n, 80_000_00n),
    transfer('sell', '2026-01-01T03:00:00Z', 400_00n, 40_000_00n),
  ]
  const read = async (more: { year?: number; customer?: Customer } = {}) => {
    const file = await taxCsv(entriesOf(all), more.customer ?? owner(), { year: more.year, titles })
    const text = Buffer.from(file.bytes, 'base64').toString('utf8')
    return { file, text, rows: parse(text.replace(/^\uFEFF/, '')) }
  }

  it('has a row for each lot', async () => {
    const { rows, file } = await read()
    const row = (acquired: string, sold: string, coins: string, ...rest: readonly string[]) => {
      const [proceeds, basis, gain, term] = rest
      return {
        coin: 'BTC',
        acquired,
        sold,
        coins,
        proceeds_usd: proceeds,
        basis_usd: basis,
        gain_usd: gain,
        term,
        cost_method: 'FIFO',
      }
    }
    expect(rows).toEqual([
      row('2024-01-10', '2025-06-01', '0.01000000', '800.00', '500.00', '300.00', 'long'),
      row('2024-12-20', '2025-06-01', '0.00500000', '400.00', '300.00', '100.00', 'short'),
      row('2024-12-20', '2025-12-31', '0.00500000', '200.00', '300.00', '-100.00', 'long'),
      row('unknown', '2025-12-31', '0.00500000', '200.00', 'unknown', 'unknown', 'unknown'),
    ])
    expect(file).toMatchObject({ rows: 4, unknown: 1, name: 'coins-sold.csv' })
  })

  it('counts the average where that is chosen', async () => {
    const { rows } = await read({ customer: owner({ costMethod: 'average' }) })
    expect(rows.map((row) => [row['basis_usd'], row['gain_usd'], row['cost_method']])).toEqual([
      ['550.00', '250.00', 'average'],
      ['275.00', '125.00', 'average'],
      ['275.00', '-75.00', 'average'],
      ['unknown', 'unknown', 'average'],
    ])
  })

  it('is of one year, by the customer\u2019s own days', async () => {
    expect((await read({ year: 2024 })).file).toMatchObject({ rows: 0, name: 'coins-sold-2024.csv' })
    expect((await read({ year: 2025 })).rows).toHaveLength(4)
    expect((await read({ year: 2026, customer: owner({ timeZone: 'UTC' }) })).rows).toHaveLength(2)
    expect(await taxYears(entriesOf(all), owner())).toEqual([2025])
    expect(await taxYears(entriesOf(all), owner({ timeZone: 'UTC' }))).toEqual([2026, 2025])
  })

  it('opens in Excel as UTF-8, and holds no formula', async () => {
    const spoken = { ...titles, unknown: '=HYPERLINK("x")', long: '+ñ' }
    const file = await taxCsv(entriesOf(all), owner(), { year: undefined, titles: spoken })
    const text = Buffer.from(file.bytes, 'base64').toString('utf8')
    expect(text.startsWith('\uFEFFcoin,acquired,')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).toContain(`'+ñ`)
    expect(text).toContain(',-100.00,')
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('reads every page of a long history', async () => {
    const many = Array.from({ length: 1_003 }, (_, n) =>
      transfer('sell', new Date(at('2025-01-01T12:00:00Z') + n * 1_000).toISOString(), 100n, 1_000_00n),
    )
    const page = async ({ before, limit }: { before?: string; limit: number }) => {
      const newest = many.toReversed()
      const from = before === undefined ? 0 : newest.findIndex(({ id }) => id === before) + 1
      return newest.slice(from, from + limit).map((each) => ({ transfer: each, accounts: [], customers: [] }))
    }
    expect((await taxCsv({ entries: { page } }, owner(), { year: undefined, titles })).rows).toBe(1_003)
  })
})

describe('the term', () => {
  it.each([
    ['2024-03-01T17:00:00Z', '2025-03-01T17:00:00Z', 'short'],
    ['2024-03-01T17:00:00Z', '2025-03-02T17:00:00Z', 'long'],
    ['2024-02-29T17:00:00Z', '2025-02-28T17:00:00Z', 'short'],
    ['2024-02-29T17:00:00Z', '2025-03-01T17:00:00Z', 'long'],
    // Still the evening of the first of March there.
    ['2024-03-01T17:00:00Z', '2025-03-02T03:00:00Z', 'short'],
  ])('of coins bought at %s and sold at %s is %s', (bought, sold, term) => {
    expect(termOf(at(bought), at(sold), NEW_YORK)).toBe(term)
  })
})
