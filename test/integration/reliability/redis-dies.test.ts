import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildIndex } from '#bank/alert/rebuild.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import { takeBankPrices } from '#bank/price/take.ts'
import { createOwnRedis } from '#test/support/own-redis.ts'
import { measureLoss } from '../../chaos/redis-loss/measure.ts'
import { transfersInBooks } from '../../e2e/books.ts'
import type { Chat } from '../../e2e/chat.ts'
import { openTelegramChat } from '../../e2e/telegram-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const WHO = { handle: 'rhea_r', phone: '415-555-0191', email: 'rhea@dies.example.com' }

describe('R19: a Redis that keeps nothing dies', () => {
  let redis: Awaited<ReturnType<typeof createOwnRedis>>
  let parley: ParleyInProcess
  let chat: Chat
  beforeAll(async () => {
    redis = await createOwnRedis(['--save', ''])
    parley = await startParleyInProcess({ REDIS_URL: redis.url, PRICE_SECONDS: '3600', DEMO: 'on' })
    chat = openTelegramChat(parley.telegram)
    const account = { nickname: 'Main', dollars: 200 }
    await seedCustomer(parley, { ...WHO, conversation: chat.conversation, account })
  }, 120_000)
  afterAll(async () => {
    await parley?.close()
    await redis?.close()
  })

  const moved = async (): Promise<readonly bigint[]> =>
    (await transfersInBooks(parley, WHO.handle)).map(({ cents }) => cents)
  const flush = async (): Promise<void> => {
    const operator = new Redis(redis.url)
    await operator.flushall()
    operator.disconnect()
  }

  it('while a payment is under way and an alert waits: the money moves once, is told, and the alert comes', async () => {
    await chat.say('tell me when btc goes above 70000')
    await chat.until(/at or above \$70,000/)
    parley.sandbox.services.clock.setFactor(0)
    await chat.say('send 12.34 to alex')
    await chat.until(/Send this\?[\s\S]*\$12\.34/)
    await chat.press('Confirm')
    await chat.until(/Sending[\s\S]*\$12\.34/)
    await redis.kill()
    await redis.start()
    parley.sandbox.services.clock.setFactor(1)
    await chat.until(/^Sent[\s\S]*\$12\.34/)
    expect((await moved()).filter((cents) => cents === 1_234n)).toHaveLength(1)

    await chat.say('show my accounts')
    await chat.answer({ PIN: '739152' })
    await chat.until(/Main[\s\S]*\$187\.66/)
    await rebuildIndex(parley.runtime.ports)
    await parley.setPrice('BTC', 71_000)
    await takeBankPrices(parley.runtime.ports)
    await createPriceWatch(parley.runtime.ports)('BTC')
    await chat.until(/\$70,000[\s\S]*This alert is finished/)
  }, 60_000)

  it('R18: emptied in the middle of payments: the jobs are made again, each moves once and is told within 30 s', async () => {
    const amounts = ['1.11', '2.22', '3.33']
    parley.sandbox.services.clock.setFactor(0)
    for (const amount of amounts) {
      await chat.say(`send ${amount} to alex`)
      await chat.until(new RegExp(`Send this\\?[\\s\\S]*\\$${amount}`))
      await chat.press('Confirm')
      await chat.until(new RegExp(`Sending[\\s\\S]*\\$${amount}`))
    }
    await flush()
    const began = performance.now()
    parley.sandbox.services.clock.setFactor(1)
    for (const amount of amounts) await chat.until(new RegExp(`^Sent[\\s\\S]*\\$${amount}`))
    expect(performance.now() - began).toBeLessThan(30_000)
    expect(new Set((await moved()).filter((cents) => cents < 400n))).toEqual(new Set([111n, 222n, 333n]))
    expect((await moved()).filter((cents) => cents < 400n)).toHaveLength(amounts.length)
    // The session went with it: whoever writes next is told what to do.
    await chat.say('show my accounts')
    await chat.answer({ PIN: '739152' })
    await chat.until(/Main[\s\S]*\$181\.00/)
  }, 60_000)

  it('R13: yesterday’s press, delivered once more after Redis was emptied, does nothing', async () => {
    await chat.say('send 4.44 to alex')
    await chat.until(/Send this\?[\s\S]*\$4\.44/)
    await chat.press('Confirm')
    await chat.until(/^Sent[\s\S]*\$4\.44/)
    const before = await moved()
    await flush()
    await parley.ahead(86_400_000, async () => {
      expect((await parley.telegram.redeliver()).status).toBe(200)
      expect((await parley.telegram.redeliver()).status).toBe(200)
    })
    await chat.until(/^Nothing was done: that button is from earlier/)
    expect(await moved()).toEqual(before)
    expect(before.filter((cents) => cents === 444n)).toHaveLength(1)
  }, 60_000)

  it('loses everything it was told, as the table says; one that writes each second loses nothing to SIGKILL', async () => {
    const [nothing, everySecond] = [
      await measureLoss('nothing (`save ""`)', 300),
      await measureLoss('AOF `everysec`', 300),
    ]
    expect(nothing.turns).toBeGreaterThan(10)
    expect(nothing).toMatchObject({ turnsLost: nothing.turns, sessionsBack: 8, alertsLost: nothing.alerts })
    expect(everySecond.turns).toBeGreaterThan(10)
    expect(everySecond).toMatchObject({ turnsLost: 0, sessionsBack: 0, alertsLost: 0, jobsLost: 0 })
  })
})
