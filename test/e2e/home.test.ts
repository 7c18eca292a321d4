import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const MONEY = { nickname: 'Main', dollars: 400 }
const PAYEE = { handle: 'walt_home', phone: '415-555-0183', email: 'walt.home@example.com' }

let parley: ParleyInProcess
let walt: Chat
beforeAll(async () => {
  parley = await startParleyInProcess()
  walt = openTelegramChat(parley.telegram)
  await seedCustomer(parley, { ...PAYEE, conversation: walt.conversation, account: { nickname: 'Pot', dollars: 20 } })
}, 2 * STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

let serial = 0
const CHANNELS: readonly (readonly [string, () => Promise<Chat>])[] = [
  ['web', () => openWebChat(parley.url)],
  ['telegram', async () => openTelegramChat(parley.telegram)],
  ['discord', async () => openDiscordChat(parley.discord)],
]

describe.each(CHANNELS)('on %s', (channel, open) => {
  const aPerson = async (account: { nickname: string; dollars: number } = MONEY) => {
    serial += 1
    const chat = await open()
    const handle = `home_${channel}${serial}`
    const who = { handle, phone: `415-555-0${600 + serial}`, email: `${handle}@example.com` }
    await seedCustomer(parley, { ...who, conversation: chat.conversation, account })
    return { chat, handle }
  }
  const count = (chat: Chat, label: string): number => chat.labels().filter((each) => each === label).length

  it('the menu of a customer begins with the balance, then what waits for them, with its button', {
    timeout: STEP_MS,
  }, async () => {
    const { chat, handle } = await aPerson()
    await chat.say('menu')
    const first = await chat.until(/What would you like to do/)
    expect(first).toMatch(/^[^\n]*\n\W*\$400\.00\W* available in Main\n/)
    expect(first).not.toContain('waiting for your answer')
    await walt.say(`ask ${handle} for 20`)
    await walt.press('Ask')
    await chat.until(/Walt|\$20\.00/)
    await chat.say('menu')
    await chat.until(/1 request for money\W* is waiting for your answer/)
    await chat.press('Answer requests')
    await chat.until(/walt_home[\s\S]*\$20\.00|\$20\.00[\s\S]*walt_home/)
  })

  it('says beside a payment that has arrived what is left, and what came in beside money added', {
    timeout: STEP_MS,
  }, async () => {
    const { chat } = await aPerson()
    await chat.say(`send 5 to ${PAYEE.handle}`)
    await chat.press('Confirm')
    await chat.until(/The money has arrived\.\n\W*You now have \W*\$395\.00\W* available in \W*Main/)
    await chat.say(`send 17.25 to ${PAYEE.handle}`)
    await chat.press('Confirm')
    await chat.until(/The money has arrived\.\n\W*You now have \W*\$377\.75\W* available in \W*Main/)
    await chat.say('menu')
    await chat.until(/\$377\.75\W* available in Main/)
  })

  it('only the newest of menus, lists, prices and remarks has buttons; an earlier one still does what it says', {
    timeout: STEP_MS,
  }, async () => {
    const { chat } = await aPerson()
    for (const said of ['menu', 'prices', 'menu', 'help', 'menu', 'price of bitcoin', 'menu']) await chat.say(said)
    await expect.poll(() => [count(chat, 'Log out'), count(chat, 'Sell')]).toEqual([1, 0])
    await chat.say('help')
    await expect.poll(() => [count(chat, 'Log out'), count(chat, 'Menu')]).toEqual([0, 1])
    await chat.pressId('g-prices')
    await expect.poll(() => [count(chat, 'Chart'), count(chat, 'Log out')]).toEqual([1, 0])
    // A card to be confirmed is no menu: neither takes the other's buttons.
    await chat.say(`send 5 to ${PAYEE.handle}`)
    await expect.poll(() => [count(chat, 'Confirm'), count(chat, 'Chart')]).toEqual([1, 1])
  })

  it('tells no balance to whoever is not logged in', { timeout: STEP_MS }, async () => {
    const { chat } = await aPerson({ nickname: 'Vault', dollars: 123 })
    await chat.say('log out')
    await chat.say('menu')
    expect(await chat.until(/Welcome back/)).not.toMatch(/Vault|\$/)
    expect(chat.visible().join('\n')).not.toMatch(/\$123\.00/)
  })

  it('whoever has no dollars yet is offered to add money first, and once', { timeout: STEP_MS }, async () => {
    const { chat } = await aPerson({ nickname: 'Empty', dollars: 0 })
    await chat.say('menu')
    await chat.until(/\$0\.00\W* available in Empty/)
    expect(count(chat, 'Add money')).toBe(1)
  })
})
