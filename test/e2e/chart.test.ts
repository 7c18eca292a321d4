import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { CHANNELS, openChatOn } from './channels.ts'
import type { Chat } from './chat.ts'

const STEP_MS = 60_000
const MINUTE_MS = 60_000

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
  const { prices, priceHistory } = parley.runtime.ports
  const taken = async (): Promise<void> => {
    if ((await prices.latest('ETH')) === undefined) throw new Error('no price was taken')
  }
  await vi.waitFor(taken, STEP_MS)
  const now = Date.now()
  for (const coin of ['BTC', 'ETH'] as const) {
    const price = (await prices.latest(coin))?.price ?? usd(100_000n)
    const candles = Array.from({ length: 60 * 30 }, (_, nth) => {
      const close = usd(price.minor + BigInt(nth % 40))
      return {
        at: Math.floor(now / MINUTE_MS) * MINUTE_MS - nth * MINUTE_MS,
        open: price,
        high: close,
        low: price,
        close,
      }
    })
    await priceHistory.fill(coin, 'minute', candles.toReversed(), now)
  }
}, 2 * STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

describe.each(CHANNELS.map((channel, at) => [channel, at] as const))('a chart on %s', (channel, at) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChatOn(parley, channel)
    const who = { handle: `chart_${channel}`, phone: `415-555-09${10 + at}`, email: `chart.${channel}@example.com` }
    await seedCustomer(parley, {
      ...{ ...who, conversation: chat.conversation },
      account: { nickname: 'Main', dollars: 100 },
    })
  }, 2 * STEP_MS)
  afterAll(() => chat?.close())

  it('is a picture that says in words what it shows, and changes in place', async () => {
    await chat.say('menu')
    await chat.say('chart btc')
    await chat.until(/Bitcoin \(BTC\): \$[\d,.]+[\s\S]*Last 24 hours: [\s\S]*high \$[\d,.]+, low \$[\d,.]+/)
    await expect.poll(() => [...chat.files().keys()]).toContain('btc-day.png')
    const day = chat.files().get('btc-day.png')
    expect(day?.subarray(0, 4).equals(PNG)).toBe(true)
    const shown = chat.visible().length
    await chat.press('Hour')
    await chat.until(/Last hour: /)
    await expect.poll(() => [...chat.files().keys()]).toContain('btc-hour.png')
    expect(chat.visible()).toHaveLength(shown)
    expect(chat.visible().join('\n')).not.toMatch(/Last 24 hours: /)
    await chat.press('Ether')
    await chat.until(/Ether \(ETH\): \$[\d,.]+[\s\S]*Last hour: /)
    expect(chat.visible()).toHaveLength(shown)
  })

  it('shows the customer’s own alerts, and is asked for in Spanish, too', async () => {
    await chat.say('alert me when btc is above 999k')
    await chat.until(/999,000/)
    await chat.say('show me bitcoin today')
    await chat.until(/Your alerts: above \$999,000\.00/)
    await chat.say('español')
    await chat.say('gráfico de eth de la última hora')
    await chat.until(/Ether \(ETH\): \$[\d,.]+[\s\S]*[Úú]ltima hora/)
    await chat.press('Día')
    await chat.until(/Ether \(ETH\)[\s\S]*[Úú]ltimas 24 horas/)
  })
})
