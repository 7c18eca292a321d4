import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { CHANNELS, openChatOn } from './channels.ts'
import type { Chat } from './chat.ts'
import { parse } from './csv.ts'

const STEP_MS = 60_000

let parley: ParleyInProcess
let serial = 0
beforeAll(async () => {
  parley = await startParleyInProcess()
}, 2 * STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const cents = (decimal = ''): bigint => BigInt(decimal.replace('.', ''))

describe.each(CHANNELS)('the portfolio on %s', (channel) => {
  let chat: Chat
  beforeEach(async () => {
    chat = await openChatOn(parley, channel)
    serial += 1
    const handle = `folio_${serial}`
    const who = { handle, phone: `415-555-03${10 + serial}`, email: `${handle}@example.com` }
    const account = { nickname: 'Main', dollars: 500 }
    await seedCustomer(parley, { ...who, conversation: chat.conversation, account })
  }, 2 * STEP_MS)

  it(
    'says what coins cost and brought, by the method that is chosen, and gives the file for taxes',
    async () => {
      await chat.say('how am I doing')
      await chat.until(/You haven’t bought any coins yet/)
      await chat.say('open a crypto wallet')
      await chat.say('Coins')
      await chat.until(/crypto wallet Coins is open/)
      await chat.say('buy $60 of bitcoin')
      await chat.press('Confirm')
      await chat.until(/^Bought/)
      await chat.say('sell $20 of bitcoin')
      await chat.press('Confirm')
      await chat.until(/^Sold/)
      await chat.say('/portfolio')
      await chat.until(/BTC, worth \$\d+\.\d\d \(1 BTC at \$[\s\S]*Cost: \$(39|40|41)\.\d\d[\s\S]*\(FIFO\)/)
      await chat.press('Average cost')
      await chat.until(/by the average of what you paid\. This also changes/)
      await chat.say('my portfolio')
      await chat.until(/Cost: \$(39|40|41)\.\d\d[\s\S]*by the average of what you paid/)
      await chat.press('File for taxes')
      await chat.until(/Which year’s sales/)
      await chat.press('All years')
      await chat.until(/Here’s what you sold: one lot/)
      const rows = parse((chat.files().get('coins-sold.csv')?.toString('utf8') ?? '').replace(/^\uFEFF/, ''))
      expect(rows).toHaveLength(1)
      const [row = {}] = rows
      expect(row).toMatchObject({ coin: 'BTC', proceeds_usd: '20.00', term: 'short', cost_method: 'average' })
      const [proceeds, basis] = [cents(row['proceeds_usd']), cents(row['basis_usd'])]
      expect(cents(row['gain_usd'])).toBe(proceeds - basis)
    },
    2 * STEP_MS,
  )

  it(
    'speaks Spanish',
    async () => {
      await chat.say('español')
      await chat.say('mi portafolio')
      await chat.until(/Todavía no has comprado monedas/)
      await chat.say('archivo de impuestos 2025')
      await chat.until(/no vendiste monedas en 2025/)
    },
    2 * STEP_MS,
  )
})
