import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { buttonsOf } from './session-buttons.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
/** A card stands for ten minutes, a sign-in for fifteen. */
const LATER_MS = 11 * 60_000
const MONEY = { nickname: 'Main', dollars: 400 }
const PAYEE = { handle: 'walt_late', phone: '415-555-0180', email: 'walt.late@example.com' }
const RAN_OUT = /^This expired before it was confirmed\. Nothing was sent\. Ask again if you still want it\.$/

let parley: ParleyInProcess
let walt: Chat
beforeAll(async () => {
  parley = await startParleyInProcess({ PIN_GRACE_MINUTES: '1' })
  walt = openTelegramChat(parley.telegram)
  await seedCustomer(parley, { ...PAYEE, conversation: walt.conversation, account: { nickname: 'Pot', dollars: 20 } })
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const states = async ({ id }: Customer): Promise<readonly string[]> =>
  (await parley.runtime.ports.operations.ofCustomer(id, { limit: 20 })).map(({ state }) => state).toSorted()

const count = (chat: Chat, text: RegExp): number => chat.visible().filter((each) => text.test(each)).length
/** Anything that is told by itself has been told by now, and has come over whatever line there is. */
const settle = async (): Promise<void> => {
  await parley.idle()
  await new Promise((resolve) => setTimeout(resolve, 150))
}

let serial = 0
const CHANNELS: readonly (readonly [string, () => Promise<Chat>])[] = [
  ['web', () => openWebChat(parley.url)],
  ['telegram', async () => openTelegramChat(parley.telegram)],
  ['discord', async () => openDiscordChat(parley.discord)],
]

describe.each(CHANNELS)('a card that nobody confirms in time, on %s', (channel, open) => {
  const aPerson = async () => {
    serial += 1
    const chat = await open()
    const handle = `late_${channel}${serial}`
    const who = { handle, phone: `415-555-0${300 + serial}`, email: `${handle}@example.com` }
    const customer = await seedCustomer(parley, { ...who, conversation: chat.conversation, account: MONEY })
    await chat.say('menu')
    return { chat, customer }
  }

  it(
    'becomes one line by itself, once, and its buttons do nothing',
    async () => {
      const { chat, customer } = await aPerson()
      await chat.say(`send 5 to ${PAYEE.handle}`)
      await chat.until(/Send this\?/)
      const [confirm = ''] = await buttonsOf(parley, chat.conversation, 'confirm')
      const before = chat.visible().length
      await parley.ahead(LATER_MS, async () => {
        await chat.until(RAN_OUT)
        await settle()
        expect(count(chat, RAN_OUT)).toBe(1)
        expect(count(chat, /Send this\?/)).toBe(0)
        expect(chat.visible().length).toBe(before)
      })
      await chat.pressId(confirm)
      await chat.until(
        /^Nothing was sent: this expired (?:today|\w+ \d+) at .*, before it was confirmed\. \$5\.00 from Main/,
      )
      expect(await states(customer)).toEqual(['expired'])
      expect(count(chat, RAN_OUT)).toBe(1)
    },
    STEP_MS,
  )

  it(
    'says so in Spanish, also of a scheduled payment, and of what waited behind a card',
    async () => {
      const { chat, customer } = await aPerson()
      await chat.say('español')
      await chat.say(`mándale 5 a ${PAYEE.handle} cada viernes`)
      await chat.until(/viernes/)
      await expect.poll(async () => (await buttonsOf(parley, chat.conversation, 'confirm')).length).toBe(1)
      const nothingSent = /^Este resumen venció sin confirmarse\. No se envió nada\. Pídelo otra vez/
      await parley.ahead(LATER_MS, async () => {
        await chat.until(nothingSent)
        await settle()
        expect(count(chat, nothingSent)).toBe(1)
      })
      expect(await parley.runtime.ports.schedules.ofCustomer(customer.id)).toEqual([])
      await chat.say(`mándale 5 a ${PAYEE.handle} y 7 a ${PAYEE.handle}`)
      await expect.poll(async () => (await buttonsOf(parley, chat.conversation, 'confirm')).length).toBe(1)
      await parley.ahead(LATER_MS, async () => {
        await chat.until(/Pídelo otra vez si todavía lo quieres\.\n.*7 a walt_late/)
        await settle()
        // What waited behind it does not begin with nobody there.
        expect(await buttonsOf(parley, chat.conversation, 'confirm')).toEqual([])
      })
      expect(await states(customer)).toEqual(['expired'])
    },
    STEP_MS,
  )

  it(
    'closes what asks for the PIN, too; and leaves alone who is changing the card',
    async () => {
      const { chat, customer } = await aPerson()
      await chat.say(`send 5 to ${PAYEE.handle}`)
      await chat.until(/Send this\?/)
      await chat.press('Change amount')
      await parley.ahead(LATER_MS, async () => {
        await expect.poll(() => states(customer)).toEqual(['expired'])
        await settle()
        expect(count(chat, RAN_OUT)).toBe(0)
        await chat.say('6')
        await chat.until(/Send this\?[\s\S]*\$6\.00/)
      })
      expect(await states(customer)).toEqual(['expired', 'proposed'])
      await chat.say('cancel')
      await chat.say(`send 150 to ${PAYEE.handle}`)
      await chat.until(/Send this\?[\s\S]*\$150\.00/)
      // By then no PIN counts any more.
      await parley.ahead(2 * 60_000, async () => {
        await chat.press('Confirm')
        await chat.until(/PIN/)
      })
      await parley.ahead(LATER_MS, async () => {
        await chat.until(RAN_OUT)
      })
      expect(await states(customer)).toEqual(['cancelled', 'expired', 'expired'])
    },
    STEP_MS,
  )
})
