import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import type { IdentityKey } from '#bank/ground/ids.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { returnNewest } from './books.ts'
import { buttonsOf } from './session-buttons.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const LATER_MS = 11 * 60_000
const MONEY = { nickname: 'Main', dollars: 400 }
const PAYEE = { handle: 'walt_past', phone: '415-555-0181', email: 'walt.past@example.com' }

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
  const walt = openTelegramChat(parley.telegram)
  await seedCustomer(parley, { ...PAYEE, conversation: walt.conversation, account: { nickname: 'Pot', dollars: 20 } })
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const operationsOf = ({ id }: Customer) => parley.runtime.ports.operations.ofCustomer(id, { limit: 20 })
const states = async (customer: Customer): Promise<readonly string[]> =>
  (await operationsOf(customer)).map(({ state }) => state).toSorted()
const count = (chat: Chat, text: RegExp): number => chat.visible().filter((each) => text.test(each)).length

let serial = 0
const CHANNELS: readonly (readonly [string, () => Promise<Chat>])[] = [
  ['web', () => openWebChat(parley.url)],
  ['telegram', async () => openTelegramChat(parley.telegram)],
  ['discord', async () => openDiscordChat(parley.discord)],
]

describe.each(CHANNELS)('on %s', (channel, open) => {
  const aPerson = async () => {
    serial += 1
    const chat = await open()
    const handle = `past_${channel}${serial}`
    const who = { handle, phone: `415-555-0${400 + serial}`, email: `${handle}@example.com` }
    const customer = await seedCustomer(parley, { ...who, conversation: chat.conversation, account: MONEY })
    await chat.say('menu')
    return { chat, customer, handle }
  }
  /** Asks for a card, and gives the buttons that a client may show long after it. */
  const proposed = async (chat: Chat, words: string) => {
    await chat.say(words)
    const [confirm = ''] = (await buttonsOf(parley, chat.conversation, 'confirm')).slice(-1)
    const [change = ''] = (await buttonsOf(parley, chat.conversation, 'amount')).slice(-1)
    return { confirm, change }
  }

  it(
    'a late press says what became of that very payment, and does nothing',
    async () => {
      const { chat, customer } = await aPerson()
      const sent = await proposed(chat, `send 5 to ${PAYEE.handle}`)
      await chat.press('Confirm')
      await chat.until(/^Sent[\s\S]*\$5\.00/)
      for (const button of [sent.confirm, sent.change]) {
        const before = chat.visible().length
        await chat.pressId(button)
        await chat.until(
          /^Already sent today at [^:]+:\d\d [AP]M[^:]*: \$5\.00 from Main to .*\. Nothing was sent again\.$/,
        )
        expect(chat.visible().length).toBeGreaterThan(before)
      }
      const left = await proposed(chat, `send 6 to ${PAYEE.handle}`)
      await chat.say('cancel')
      await chat.pressId(left.confirm)
      await chat.until(/^Nothing was sent: this was canceled today at .*, before it was confirmed\. \$6\.00 from Main/)
      const replaced = await proposed(chat, `send 7 to ${PAYEE.handle}`)
      await chat.say('make it 8')
      await chat.pressId(replaced.confirm)
      await chat.until(/^Nothing was sent: this was canceled today at .*\. \$7\.00 from Main/)
      expect(count(chat, /Send this\?[\s\S]*\$8\.00/)).toBe(1)
      await chat.say('cancel')
      expect(await states(customer)).toEqual(['cancelled', 'cancelled', 'cancelled', 'settled'])
    },
    STEP_MS,
  )

  it(
    'in Spanish, of a card that ran out, of a schedule, and to nobody who is logged out',
    async () => {
      const { chat, customer } = await aPerson()
      await chat.say('español')
      const sent = await proposed(chat, `mándale 5 a ${PAYEE.handle}`)
      await chat.press('Confirmar')
      await chat.until(/^Enviado[\s\S]*\$5\.00/)
      await chat.pressId(sent.confirm)
      await chat.until(/^Ya se envió hoy a las? .*: \$5\.00 desde Main para .*\. No se envió nada otra vez\.$/)
      const late = await proposed(chat, `mándale 6 a ${PAYEE.handle}`)
      await parley.ahead(LATER_MS, async () => {
        await chat.until(/^Este resumen venció sin confirmarse/)
        expect(await states(customer)).toEqual(['expired', 'settled'])
      })
      await chat.pressId(late.confirm)
      await chat.until(/^No se envió nada: esto venció .*, antes de que lo confirmaras\. \$6\.00 desde Main/)
      const planned = await proposed(chat, `mándale 7 a ${PAYEE.handle} cada viernes`)
      await chat.press('Confirmar')
      await expect.poll(async () => (await parley.runtime.ports.schedules.ofCustomer(customer.id)).length).toBe(1)
      await chat.pressId(planned.confirm)
      await chat.until(/^Ya está programado: \$7\.00 para .*\. No se programó nada otra vez\.$/)
      await chat.say('cerrar sesión')
      await chat.pressId(sent.confirm)
      await chat.until(/^No se hizo nada: ese botón es de antes/)
    },
    STEP_MS,
  )

  it(
    'a question that was left or answered becomes one line',
    async () => {
      const { chat } = await aPerson()
      await chat.say(`send money to ${PAYEE.handle}`)
      await chat.say('cancel')
      await chat.until(/^(?:How much|Amount in dollars): closed\.$/)
      await chat.say('español')
      await chat.say(`mándale dinero a ${PAYEE.handle}`)
      await chat.say('5')
      await chat.until(/^[^:\n]+: respondido\.$/)
      await chat.say('cancelar')
    },
    STEP_MS,
  )

  it(
    'a payment has one card in each chat; all change together, and what was asked for comes into view',
    async () => {
      const { chat, customer, handle } = await aPerson()
      const there = await openWebChat(parley.url)
      await parley.runtime.ports.customers.attach(there.conversation as IdentityKey, customer.id)
      await there.say('log in')
      await there.answer({ PIN })
      await chat.say(`send 5 to ${PAYEE.handle}`)
      await chat.press('Confirm')
      await chat.until(/^Sent[\s\S]*\$5\.00/)
      for (let n = 0; n < 5; n += 1) await chat.say('help')
      const [operation] = await operationsOf(customer)
      const look = `o-${operation?.id}`
      await chat.pressId(look)
      await expect.poll(() => chat.visible().at(-1)).toMatch(/^Sent[\s\S]*\$5\.00/)
      // It comes into view before it goes where it stood: no message can be moved.
      await expect.poll(() => count(chat, /^Sent[\s\S]*\$5\.00/)).toBe(1)
      await there.pressId(look)
      await there.until(/^Sent[\s\S]*\$5\.00/)
      await returnNewest(parley, PAYEE.handle)
      for (const each of [chat, there]) {
        await each.until(/^Sent back[\s\S]*\$5\.00/)
        await expect.poll(() => [count(each, /^Sent\n/), count(each, /^Sent back/)]).toEqual([0, 1])
      }
      expect(handle).not.toBe(PAYEE.handle)
      await there.close()
    },
    STEP_MS,
  )
})
