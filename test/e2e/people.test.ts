import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { reference } from '#bank/ground/ids.ts'
import { holdingsOf } from '#bank/leaving.ts'
import { type Desk, openDesk } from '#test/support/operator-desk.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 90_000
const token = randomBytes(24).toString('base64url')
let parley: ParleyInProcess
let desk: Desk
beforeAll(async () => {
  parley = await startParleyInProcess({ ADMIN_TOKEN: token, DEMO: 'on' })
  desk = await openDesk(parley.runtime, token)
}, 2 * STEP_MS)
afterAll(async () => {
  await desk?.close()
  await parley?.close()
}, STEP_MS)

const open = async (channel: string): Promise<Chat> => {
  if (channel === 'telegram') return openTelegramChat(parley.telegram)
  if (channel === 'discord') return openDiscordChat(parley.discord)
  return openWebChat(parley.url)
}
const customerIn = (chat: Chat, handle: string): Promise<Customer> =>
  seedCustomer(parley, {
    ...{ handle, phone: `415-555-0${300 + handle.length}`, email: `${handle}@example.com` },
    conversation: chat.conversation,
    account: { nickname: 'Main', dollars: 50 },
  })
const caseOf = async (chat: Chat) => {
  const open_ = await parley.runtime.ports.cases.open(200)
  const found = open_.findLast(({ conversation }) => conversation === chat.conversation)
  if (found === undefined) throw new Error(`no case in:\n${chat.visible().join('\n---\n')}`)
  return found
}
const texts = async (chat: Chat) => (await caseOf(chat)).thread?.map(({ by, text }) => `${by}: ${text}`) ?? []
const times = (chat: Chat, words: RegExp): number => chat.visible().filter((text) => words.test(text)).length

describe.each(['web', 'telegram', 'discord'])('a customer in trouble on %s', (channel) => {
  let chat: Chat
  let ann: Customer
  beforeAll(async () => {
    chat = await open(channel)
    ann = await customerIn(chat, `trouble_${channel}`)
    await chat.say('menu')
  }, STEP_MS)
  afterAll(() => chat?.close())

  it(
    'hears first what to do, and gets a reference for words that were said',
    async () => {
      await chat.say('I was scammed by a man who sold me sneakers')
      await chat.until(/protect your money first[\s\S]*Freeze your account now/)
      await chat.press('Send these words')
      const id = (await caseOf(chat)).id
      const told = await chat.until(/A person has it now/)
      expect(told).toContain(reference(id))
      expect(told).toMatch(/You can expect an answer by .*(AM|PM)/)
      const page = await desk.read(`/cases/${id}`)
      for (const wanted of ['a man who sold me sneakers', `@${ann.handle}`, 'Fraud']) expect(page).toContain(wanted)
      expect(await desk.read('/cases')).toContain(reference(id))
    },
    STEP_MS,
  )

  it(
    'reads the operator’s answer once, and answers back by button',
    async () => {
      const { id } = await caseOf(chat)
      expect(await desk.answer(id, 'We are on it <b>now</b>.\nWhen was it?')).toBe(303)
      await chat.until(/Support on case[\s\S]*We are on it <b>now<\/b>\.\nWhen was it\?/)
      await chat.press('Reply to support')
      await chat.answer({ 'Your message': 'It was on Friday' })
      await chat.until(/^Sent\./)
      expect(await texts(chat)).toContain('customer: It was on Friday')
      expect(times(chat, /We are on it/)).toBe(1)
    },
    STEP_MS,
  )

  it(
    'is asked about words that are also a wish: nothing is sent to anybody, and no money moves',
    async () => {
      const { id } = await caseOf(chat)
      const before = await parley.runtime.ports.operations.ofCustomer(ann.id, { limit: 20 })
      await chat.pressId(`cw-${id}`)
      await chat.answer({ 'Your message': 'send 20 to alex' })
      await chat.until(/I haven’t done either yet/)
      expect(await texts(chat)).not.toContain('customer: send 20 to alex')
      await chat.press('Send to support')
      await chat.until(/^Sent\./)
      expect(await texts(chat)).toContain('customer: send 20 to alex')
      // Said in the chat itself it is a wish, with a card of its own; support hears nothing of it.
      await chat.say('send 3 to alex')
      await chat.until(/Send this\?[\s\S]*\$3\.00/)
      await chat.press('Cancel')
      expect(await texts(chat)).not.toContain('customer: send 3 to alex')
      const after = await parley.runtime.ports.operations.ofCustomer(ann.id, { limit: 20 })
      const sent = after.filter(({ order, state }) => order.kind === 'send' && state !== 'cancelled')
      expect(sent.length).toBe(before.filter(({ order }) => order.kind === 'send').length)
    },
    STEP_MS,
  )

  it(
    'can answer in plain words once support has written, after a question',
    async () => {
      const { id } = await caseOf(chat)
      await desk.answer(id, 'And whom did you pay?')
      await chat.until(/And whom did you pay\?/)
      await chat.say('zorblax the sneaker dealer')
      await chat.until(/zorblax the sneaker dealer[\s\S]*Nothing has been sent yet/)
      expect(await texts(chat)).not.toContain('customer: zorblax the sneaker dealer')
      await chat.press('Send to support')
      await expect.poll(() => texts(chat)).toContain('customer: zorblax the sneaker dealer')
    },
    STEP_MS,
  )

  it('is in the copy of the customer’s data, without who of support has answered', async () => {
    const given = JSON.stringify(await holdingsOf(parley.runtime.ports).kept['reports']?.(ann))
    for (const wanted of ['sold me sneakers', 'It was on Friday', 'We are on it']) expect(given).toContain(wanted)
    expect(given).not.toContain('maria')
  })

  it(
    'closes it, and takes it up again',
    async () => {
      const { id } = await caseOf(chat)
      await chat.say('close the case')
      await chat.until(/Case .* is closed, and nobody is working on it/)
      expect((await parley.runtime.ports.cases.find(id))?.state).toBe('closed')
      await chat.press('Write again')
      await chat.answer({ 'Your message': 'It came up once more' })
      await expect.poll(() => texts(chat)).toContain('customer: It came up once more')
      expect(await desk.answer(id, 'Settled now.', 'close')).toBe(303)
      await chat.until(/Settled now\.[\s\S]*Support has closed the case/)
    },
    STEP_MS,
  )
})

describe.each(['web', 'telegram', 'discord'])('a stranger on %s', (channel) => {
  it(
    'reaches a person and is answered, without an account',
    async () => {
      const chat = await open(channel)
      await chat.say('talk to a human')
      await chat.until(/A person can help you/)
      await chat.press('Write to a person')
      await chat.answer({ 'Your message': 'Do you have a branch in Nome?' })
      await chat.until(/A person has it now/)
      const { id, isUnproved, customer } = await caseOf(chat)
      expect([isUnproved, customer]).toEqual([true, undefined])
      expect(await desk.read(`/cases/${id}`)).toContain('Say nothing about any account')
      await desk.answer(id, 'No branch, but we are here.')
      await chat.until(/No branch, but we are here\./)
      await chat.press('Reply to support')
      await chat.answer({ 'Your message': 'Thank you' })
      await expect.poll(() => texts(chat)).toContain('customer: Thank you')
      await chat.close()
    },
    STEP_MS,
  )
})
