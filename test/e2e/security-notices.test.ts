import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const ANN = { handle: 'told_ann', phone: '415-555-0161', email: 'told.ann@example.com' }
const NEW_PIN = '846203'

describe('what is done to log-ins in one chat', () => {
  let parley: ParleyInProcess
  let ann: Customer
  let phone: ReturnType<typeof openTelegramChat>
  let browser: Chat
  let third: Chat

  beforeAll(async () => {
    parley = await startParleyInProcess()
    phone = openTelegramChat(parley.telegram)
    ann = await seedCustomer(parley, { ...ANN, conversation: phone.conversation })
    // A bot may write only to who has written to it.
    await phone.say('menu')
    browser = await openWebChat(parley.url)
    third = await openWebChat(parley.url)
    await parley.runtime.ports.customers.attach(identityKey(browser.conversation), ann.id)
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const heardOf = (chat: Pick<Chat, 'visible'>, title: string): number =>
    chat.visible().filter((text) => text.startsWith(title)).length

  /** Waited for where it has to come; by then it would have come where it must not. */
  const tells = async (title: string, to: readonly Pick<Chat, 'visible' | 'until'>[], not: Pick<Chat, 'visible'>) => {
    for (const chat of to) await chat.until(new RegExp(`^${title}`))
    for (const chat of to) expect(heardOf(chat, title)).toBe(1)
    expect(heardOf(not, title)).toBe(0)
  }

  it('is told in the others: a log-in, with what to do about it', async () => {
    await browser.say('/login')
    await browser.answer({ PIN })
    await tells('Someone logged in to your account', [phone], browser)
    expect(phone.visible().join('\n')).toMatch(/on the web chat[\s\S]*If it wasn’t, freeze your account/)
  })

  it('a new link, in every chat but the new one', async () => {
    await phone.say('link')
    await phone.press('Get a code')
    const code = /link ([A-Z0-9]{10})/.exec(await phone.until(/Your code: /))?.[1] ?? 'none'
    await third.say(`link ${code}`)
    await third.answer({ 'Your PIN': PIN })
    await tells('Another chat is now linked to your account', [phone, browser], third)
  })

  it('logging out everywhere, by a button of the notice that needs nothing remembered', async () => {
    await phone.press('Log out everywhere else')
    await phone.until(/All your other chats and browsers are now logged out/)
    await tells('You were logged out here', [browser, third], phone)
    await browser.say('balance')
    await browser.until(/You’re logged out here: this was done from another/)
  })

  it('a lock-out, once however often it is tried', async () => {
    await third.say('/login')
    for (let tries = 0; tries < 6; tries += 1) await third.answer({ PIN: '000111' }).catch(() => third.say('/login'))
    await tells('Logging in is locked for a while', [phone, browser], third)
    await parley.runtime.ports.pins.clear(ann.id, identityKey(third.conversation))
  })

  it('a changed PIN', async () => {
    await phone.say('change my pin')
    await phone.until(/Please enter your current PIN/)
    await phone.answer({ 'Current PIN': PIN, 'New PIN': NEW_PIN, 'New PIN again': NEW_PIN })
    await phone.until(/Your PIN has been changed/)
    await tells('Your PIN was changed', [browser, third], phone)
  })
})
