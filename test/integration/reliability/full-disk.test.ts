import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mongoUrl } from '#test/support/servers.ts'
import { createRefusingDatabase } from '#test/support/refusing-database.ts'
import { transfersInBooks } from '../../e2e/books.ts'
import type { Chat } from '../../e2e/chat.ts'
import { openTelegramChat } from '../../e2e/telegram-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const WHO = { handle: 'dora_d', phone: '415-555-0192', email: 'dora@full.example.com' }

describe('R26: the disk of the database is full', () => {
  let database: Awaited<ReturnType<typeof createRefusingDatabase>>
  let parley: ParleyInProcess
  let chat: Chat
  beforeAll(async () => {
    database = await createRefusingDatabase(mongoUrl())
    parley = await startParleyInProcess({ MONGODB_URL: database.url, PRICE_SECONDS: '3600', DEMO: 'on' })
    chat = openTelegramChat(parley.telegram)
    const account = { nickname: 'Main', dollars: 200 }
    await seedCustomer(parley, { ...WHO, conversation: chat.conversation, account })
  }, 120_000)
  afterEach(() => database.makeRoom())
  afterAll(async () => {
    await parley?.close()
    await database?.close()
  })

  const moved = async (cents: bigint) =>
    (await transfersInBooks(parley, WHO.handle)).filter((transfer) => transfer.cents === cents)

  it('a confirmation is not accepted: the customer is told, nothing is sent, and the money is still theirs', async () => {
    await chat.say('send 12.34 to alex')
    await chat.until(/Send this\?[\s\S]*\$12\.34/)
    const before = parley.telegram.webhookAnswers().length
    database.fill()
    await chat.press('Confirm')
    await chat.until(/Something went wrong on our side[\s\S]*look at your history/)
    expect(
      parley.telegram
        .webhookAnswers()
        .slice(before)
        .map(({ status }) => status),
    ).toEqual([503, 503, 503, 503, 200])
    expect(database.refused()).toBeGreaterThan(4)
    database.makeRoom()
    await chat.say('history')
    expect(await moved(1_234n)).toEqual([])
    await chat.say('show my accounts')
    await chat.until(/Main[\s\S]*\$200\.00/)
  })

  it('a new payment can not even be proposed, and goes through once there is room', async () => {
    database.fill()
    await chat.say('send 23.45 to alex')
    await chat.until(/Something went wrong on our side/)
    expect(chat.visible().some((text) => /Send this\?[\s\S]*\$23\.45/.test(text))).toBe(false)
    database.makeRoom()
    await chat.say('send 23.45 to alex')
    await chat.press('Confirm')
    await chat.until(/^Sent[\s\S]*\$23\.45/)
    expect(await moved(2_345n)).toHaveLength(1)
  })
})
