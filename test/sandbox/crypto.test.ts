import { describe, expect, it, vi } from 'vitest'
import {
  balanceOf,
  type Caller,
  fund,
  openNode,
  statusOf,
  transfer,
  startSandbox,
  verifiedUser,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()

type Wallet = { user: Caller; account: string; wallet: string }
const wallet = async (amount = 1_000): Promise<Wallet> => {
  const user = await verifiedUser(sandbox)
  const [account, coins] = [await openNode(sandbox, user), await openNode(sandbox, user, 'CRYPTO-US')]
  await fund(sandbox, user, account, amount)
  return { user, account, wallet: coins }
}

const buy = async ({ user, account, wallet: to }: Wallet, amount: number, extra: object = { asset: 'BTC' }) =>
  (await sandbox.as(user, 'POST', `/nodes/${account}/trans`, transfer(to, amount, { type: 'CRYPTO-US', extra }))).body
const sell = async ({ user, account, wallet: from }: Wallet, amount: number, extra: object = { asset: 'BTC' }) =>
  (await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(account, amount, { extra }))).body
const portfolio = async ({ user, wallet: node }: Wallet) =>
  (await sandbox.as(user, 'GET', `/nodes/${node}`)).body.info.portfolio
const price = (currency: string, value: number) => sandbox.admin('POST', '/prices', { currency, price: value })

describe('wallets', () => {
  it('#69 [S,D] have a portfolio of BTC and ETH, and no dollar balance', async () => {
    const user = await verifiedUser(sandbox)
    const { body } = await sandbox.as(user, 'POST', '/nodes', {
      type: 'CRYPTO-US',
      info: { nickname: 'My Crypto Wallet' },
    })
    const [node] = body.nodes
    expect(node).toMatchObject({
      type: 'CRYPTO-US',
      allowed: 'CREDIT-AND-DEBIT',
      info: { portfolio: { BTC: 0, ETH: 0 } },
    })
    expect(node.info).not.toHaveProperty('balance')
    expect(node.extra.other.access_token).not.toBeNull()
  })

  it('#70 [D] a buy lowers the account and raises the coin, a sell the reverse, at the price of execution', async () => {
    const own = await wallet()
    await price('BTC', 10_000)
    const bought = await buy(own, 100)
    expect(bought.extra).toMatchObject({ asset: 'BTC', rate: null })
    await sandbox.step(14_000)
    await price('BTC', 12_345.67)
    const [before] = [(await sandbox.platform('GET', '/nodes/crypto-quotes')).body.BTCUSD]
    expect(before).toBe(12_345.67)
    await sandbox.step(1_000)
    const trans = (await sandbox.as(own.user, 'GET', `/nodes/${own.account}/trans/${bought._id}`)).body
    expect(trans.recent_status.status).toBe('SETTLED')
    const { rate } = trans.extra
    expect(Math.abs(rate / 12_345.67 - 1)).toBeLessThan(0.01)
    const coins = Math.floor((100 / rate) * 1e8) / 1e8
    expect((await portfolio(own)).BTC).toBe(coins)
    expect(await balanceOf(sandbox, own.user, own.account)).toBe(900)
    const sold = await sell(own, 50)
    await sandbox.step(15_000)
    const after = (await sandbox.as(own.user, 'GET', `/nodes/${own.wallet}/trans/${sold._id}`)).body
    expect(after.recent_status.status).toBe('SETTLED')
    expect((await portfolio(own)).BTC).toBeCloseTo(coins - Math.floor((50 / after.extra.rate) * 1e8) / 1e8, 8)
    expect(await balanceOf(sandbox, own.user, own.account)).toBe(950)
  })

  it('a sale of more coins than there are waits as for funds', async () => {
    const own = await wallet(100)
    const { _id } = await sell(own, 10)
    await sandbox.step(10_000)
    expect(await statusOf(sandbox, own.user, own.wallet, _id)).toBe('CREATED')
    await sandbox.step(60_000)
    expect(await statusOf(sandbox, own.user, own.wallet, _id)).toBe('CANCELED')
  })

  it('#71 [D] without extra.asset it ends RETURNED, and nothing changes', async () => {
    const own = await wallet()
    const bought = await buy(own, 100, {})
    const sold = await sell(own, 10, {})
    await sandbox.step(20_000)
    expect(await statusOf(sandbox, own.user, own.account, bought._id)).toBe('RETURNED')
    expect(await statusOf(sandbox, own.user, own.wallet, sold._id)).toBe('RETURNED')
    expect(await balanceOf(sandbox, own.user, own.account)).toBe(1_000)
    expect(await portfolio(own)).toEqual({ BTC: 0, ETH: 0 })
  })

  it('refuses a coin it does not know', async () => {
    const own = await wallet(0.01)
    const body = transfer(own.wallet, 1, { type: 'CRYPTO-US', extra: { asset: 'DOGE' } })
    expect(await sandbox.as(own.user, 'POST', `/nodes/${own.account}/trans`, body)).toMatchObject({
      status: 400,
      body: { error_code: '200' },
    })
  })
})

describe('the market', () => {
  it('#72 [S,I] quotes hold four pairs, inverse to each other; market data is newest first', async () => {
    const quotes = (await sandbox.platform('GET', '/nodes/crypto-quotes')).body
    expect(Object.keys(quotes)).toEqual(['BTCUSD', 'ETHUSD', 'USDBTC', 'USDETH'])
    expect(quotes.BTCUSD * quotes.USDBTC).toBeCloseTo(1, 10)
    expect(quotes.ETHUSD * quotes.USDETH).toBeCloseTo(1, 10)
    const { BTC } = (await sandbox.platform('GET', '/nodes/crypto-market-watch')).body
    expect(BTC.data).toHaveLength(5)
    expect(BTC.past_day).toHaveLength(24)
    expect(BTC.past_hour).toHaveLength(60)
    expect(BTC.news.length).toBeGreaterThan(0)
    expect(BTC.data[0]).toHaveProperty('market_cap')
    expect(BTC.data[1]).not.toHaveProperty('market_cap')
    const descending = (values: string[]): boolean =>
      values.every((value, index) => index === 0 || value < (values[index - 1] ?? ''))
    expect(descending(BTC.data.map(({ date }: { date: string }) => date))).toBe(true)
    for (const list of [BTC.past_day, BTC.past_hour]) {
      expect(descending(list.map(({ time_open: time }: { time_open: string }) => time))).toBe(true)
      for (const one of list) {
        expect(one.time_open).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
        expect(one.price_low).toBeLessThanOrEqual(Math.min(one.price_open, one.price_close))
        expect(one.price_high).toBeGreaterThanOrEqual(Math.max(one.price_open, one.price_close))
      }
    }
    const ether = (await sandbox.platform('GET', '/nodes/crypto-market-watch?currency=ETH&limit=3')).body
    expect(ether.ETH.data).toHaveLength(3)
  })

  it('the latest close is the quoted price', async () => {
    await price('ETH', 222.22)
    const quotes = (await sandbox.platform('GET', '/nodes/crypto-quotes')).body
    const { ETH } = (await sandbox.platform('GET', '/nodes/crypto-market-watch?currency=ETH')).body
    expect(quotes.ETHUSD).toBe(222.22)
    expect(ETH.past_hour[0].price_close).toBe(222.22)
    expect(ETH.past_day[0].price_close).toBe(222.22)
    expect(ETH.data[0].price_close).toBe(222.22)
  })

  it('plays a tape, and wanders on from its last price', async () => {
    const points = [
      { at: 0, BTC: 100 },
      { at: 60_000, BTC: 150.5 },
      { at: 120_000, BTC: 90 },
    ]
    await sandbox.admin('POST', '/prices/tape', { points })
    const quote = async (): Promise<number> => (await sandbox.platform('GET', '/nodes/crypto-quotes')).body.BTCUSD
    expect(await quote()).toBe(100)
    await sandbox.step(59_999)
    expect(await quote()).toBe(100)
    await sandbox.step(1)
    expect(await quote()).toBe(150.5)
    await sandbox.step(60_000)
    expect(await quote()).toBe(90)
    await sandbox.step(3_600_000)
    expect(await quote()).not.toBe(90)
  })
})

type Bar = {
  price_open: number
  price_high: number
  price_low: number
  price_close: number
  trades_count: number
  volume_traded: number
  time_open: string
  time_close: string
}

describe('candles', () => {
  const watch = async (): Promise<{ data: Bar[]; past_day: Bar[]; past_hour: Bar[] }> =>
    (await sandbox.platform('GET', '/nodes/crypto-market-watch?currency=ETH&limit=2')).body.ETH
  const total = (bars: Bar[], what: 'trades_count' | 'volume_traded'): number =>
    bars.reduce((sum, one) => sum + one[what], 0)

  it('the parts make up the whole: minutes the hour, hours the day', async () => {
    const DAY = 86_400_000
    const now = sandbox.server.clock.now()
    await sandbox.step(DAY - (now % DAY) + DAY - 1)
    const { data, past_day: hours, past_hour: minutes } = await watch()
    const [today, hour] = [data[0] as Bar, hours[0] as Bar]
    for (const [whole, parts] of [
      [today, hours],
      [hour, minutes],
    ] as const) {
      expect(whole.price_high).toBe(Math.max(...parts.map((one) => one.price_high)))
      expect(whole.price_low).toBe(Math.min(...parts.map((one) => one.price_low)))
      expect(whole.price_open).toBe(parts.at(-1)?.price_open)
      expect(whole.price_close).toBe(parts[0]?.price_close)
      expect(whole.trades_count).toBe(total([...parts], 'trades_count'))
      expect(whole.volume_traded).toBeCloseTo(total([...parts], 'volume_traded'), 6)
    }
    expect(minutes.filter((one) => one.price_high > one.price_low).length).toBeGreaterThan(50)
    for (const one of [...hours, ...minutes]) expect(one.time_open <= one.time_close).toBe(true)
  })

  it('give the same past whenever they are asked, and are the same for the same seed', async () => {
    const first = (await watch()).past_hour
    await sandbox.step(60_000)
    const second = (await watch()).past_hour
    expect(second.slice(2)).toEqual(first.slice(1, -1))
  })

  it('the news are several, of what the days really did, newest first', async () => {
    const { BTC } = (await sandbox.platform('GET', '/nodes/crypto-market-watch?currency=btc')).body
    expect(BTC.news.length).toBeGreaterThanOrEqual(5)
    const times: string[] = BTC.news.map((one: { publishedAt: string }) => one.publishedAt)
    expect(times).toEqual([...new Set(times)].sort().reverse())
    expect(new Set(BTC.news.map((one: { url: string }) => one.url)).size).toBe(BTC.news.length)
  })
})
