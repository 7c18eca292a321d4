import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runSchedules } from '#bank/schedule/run.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { CHANNELS, openChatOn } from './channels.ts'
import type { Chat } from './chat.ts'

const STEP_MS = 60_000
const HOUR_MS = 3_600_000

let parley: ParleyInProcess
let serial = 0
beforeAll(async () => {
  parley = await startParleyInProcess()
}, 2 * STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

describe.each(CHANNELS)('coins bought again and again on %s', (channel) => {
  let chat: Chat
  let handle: string
  beforeEach(async () => {
    chat = await openChatOn(parley, channel)
    serial += 1
    handle = `again_${serial}`
    const who = { handle, phone: `415-555-05${10 + serial}`, email: `${handle}@example.com` }
    await seedCustomer(parley, { ...who, conversation: chat.conversation, account: { nickname: 'Main', dollars: 100 } })
    await chat.say('open a crypto wallet')
    await chat.say('Coins')
    await chat.until(/crypto wallet Coins is open/)
  }, 2 * STEP_MS)

  /** Lets the moment of the next day come: now, or this long ago. */
  const comesDue = async (agoMs = 0): Promise<void> => {
    const { ports } = parley.runtime
    const customer = await ports.customers.findByHandle(handle)
    const all = customer === undefined ? [] : await ports.schedules.ofCustomer(customer.id)
    const active = all.findLast(({ state }) => state === 'active')
    if (active === undefined) throw new Error('nothing is scheduled')
    await ports.schedules.change(active.id, active.revision, { ...active, dueAt: Date.now() - agoMs })
    await runSchedules(ports)
  }
  const rules = async (): Promise<readonly string[]> => {
    const { ports } = parley.runtime
    const customer = await ports.customers.findByHandle(handle)
    const all = customer === undefined ? [] : await ports.schedules.ofCustomer(customer.id)
    return all.map(({ state, amount, rule }) => `${state} ${amount.minor} ${rule.repeat}`)
  }

  it(
    'are agreed to once, bought on their day, paused, changed and cancelled in words',
    async () => {
      await chat.say('buy $20 of bitcoin every friday')
      await chat.until(
        /Buy BTC again and again\?[\s\S]*\$20\.00 of BTC each time[\s\S]*To: Coins[\s\S]*From: Main[\s\S]*every Friday[\s\S]*isn’t set aside/,
      )
      await chat.press('Confirm')
      await chat.until(/^Scheduled[\s\S]*Buy \$20\.00 of BTC, every Friday: next on Fri/)
      await comesDue()
      await chat.until(/^Bought[\s\S]*\$20\.00 of BTC[\s\S]*Recurring purchase of Fri/)
      await chat.say('my recurring buys')
      await chat.until(/1\. Buy \$20\.00 of BTC, every Friday: next on Fri/)
      await chat.say('pause my recurring bitcoin buy')
      await chat.until(/Paused\. Nothing is bought until you resume it/)
      await chat.say('resume my recurring bitcoin buy')
      await chat.until(/Resumed: next on Fri/)
      await chat.say('change my recurring bitcoin buy to $30')
      await chat.until(/Buy BTC again and again\?[\s\S]*\$30\.00 of BTC each time[\s\S]*every Friday/)
      expect(await rules()).toEqual(['active 2000 weekly'])
      await chat.press('Confirm')
      await chat.until(/^Scheduled[\s\S]*\$30\.00 of BTC, every Friday/)
      expect(await rules()).toEqual(['active 3000 weekly'])
      await chat.say('cancel my recurring bitcoin buy')
      await chat.until(/Delete this for good\?/)
      await chat.press('Delete')
      await chat.until(/It won’t buy anything more/)
      expect(await rules()).toEqual([])
    },
    2 * STEP_MS,
  )

  it(
    'are left out and told where the money is missing, or the day was missed',
    async () => {
      await chat.say('every month on the 1st buy $400 of eth')
      await chat.until(/Buy ETH again and again\?[\s\S]*every month on the 1st/)
      await chat.press('Confirm')
      await chat.until(/^Scheduled/)
      await comesDue()
      await chat.until(
        /Not bought[\s\S]*wasn’t enough money available[\s\S]*Nothing was bought for this day[\s\S]*continues: next on/,
      )
      await comesDue(7 * HOUR_MS)
      await chat.until(/Recurring purchases were skipped[\s\S]*Nothing was bought for it/)
    },
    2 * STEP_MS,
  )

  it(
    'speak Spanish',
    async () => {
      await chat.say('español')
      await chat.say('cada viernes compra 20 de bitcoin')
      await chat.until(
        /¿Comprar BTC de forma periódica\?[\s\S]*\$20\.00 de BTC cada vez[\s\S]*cada viernes[\s\S]*no se aparta/,
      )
      await chat.press('Confirmar')
      await chat.until(/^Programada[\s\S]*Comprar \$20\.00 de BTC, cada viernes: la próxima, el vie/)
      await comesDue()
      await chat.until(/\$20\.00 de BTC[\s\S]*Compra periódica del vie/)
      await chat.say('pausa mi compra semanal de bitcoin')
      await chat.until(/En pausa\. No se compra nada hasta que la reanudes/)
      await chat.say('cancela mi compra semanal de bitcoin')
      await chat.press('Borrar')
      await chat.until(/Ya no comprará nada más/)
      expect(await rules()).toEqual([])
    },
    2 * STEP_MS,
  )
})
