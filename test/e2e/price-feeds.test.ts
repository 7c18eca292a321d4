import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { createTickerStandIn } from '#test/support/ticker.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000

describe('prices of two feeds', () => {
  let exchange: Awaited<ReturnType<typeof createTickerStandIn>>
  let parley: ParleyInProcess
  beforeAll(async () => {
    exchange = await createTickerStandIn()
    // The bank is asked every second; the ticker says what it likes.
    parley = await startParleyInProcess({ PRICE_FEED_URL: exchange.url, PRICE_SECONDS: '1' })
    await parley.setPrice('BTC', 70_000)
    while (exchange.listeners() === 0) await pause(50)
  }, 2 * STEP_MS)
  afterAll(async () => {
    await parley?.close()
    await exchange?.close()
  }, STEP_MS)

  const open = async (channel: string) =>
    channel === 'telegram'
      ? openTelegramChat(parley.telegram)
      : channel === 'discord'
        ? openDiscordChat(parley.discord)
        : await openWebChat(parley.url)

  it.each(['web', 'telegram', 'discord'])(
    'on %s: a price arrives within a second, two that differ are both distrusted, and nothing trades or rings meanwhile',
    async (channel) => {
      const { ports } = parley.runtime
      const cents = async () => (await ports.prices.latest('BTC'))?.price.minor
      await parley.setPrice('BTC', 70_000)
      await expect
        .poll(async () => {
          exchange.price('BTC', '70000')
          return await cents()
        })
        .toBeDefined()
      const chat = await open(channel)
      const serial = ['web', 'telegram', 'discord'].indexOf(channel)
      const customer = await seedCustomer(parley, {
        ...{ handle: `feeds_${channel}`, phone: `415-555-069${serial}`, email: `${channel}@feeds.example.com` },
        ...{ conversation: chat.conversation, account: { nickname: 'Main', dollars: 100 } },
      })
      await chat.say('tell me when btc goes above 75k')
      await chat.until(/when BTC is at or above/)
      const begun = performance.now()
      // The bank's own price of a moment later is the newer one: said again, as an exchange does.
      const said = async () => {
        exchange.price('BTC', '70350.55')
        return await cents()
      }
      await expect.poll(said, { interval: 20 }).toBe(7_035_055n)
      expect(performance.now() - begun).toBeLessThan(1_000)

      // Within a tick of the bank's, an exchange that shows another price: past the alert, too.
      await expect
        .poll(
          async () => {
            exchange.price('BTC', '76000')
            return await cents()
          },
          { interval: 200 },
        )
        .toBeUndefined()
      await chat.say('price of btc')
      await chat.until(/the price is being checked, since the two sources/)
      expect((await ports.alerts.ofCustomer(customer.id)).map(({ state }) => state)).toEqual(['armed'])

      // The bank says the same at last: it is a price, and the alert rings.
      await parley.setPrice('BTC', 76_000)
      exchange.price('BTC', '76000')
      await chat.until(/\$7[56],\d{3}\.\d\d[^]*This alert is finished/)
      await chat.say('price of btc')
      await chat.until(/Bitcoin \(BTC\): \$7[56],\d{3}\.\d\d \(just now\)/)
    },
    2 * STEP_MS,
  )
})
