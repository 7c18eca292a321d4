import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Chat } from './chat.ts'
import * as journey from './journey.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000
const MONEY = { nickname: 'Main', dollars: 200 }
const NORA = { handle: 'nora_n', phone: '415-555-0171', email: 'nora@names.example.com' }
const WALT = { handle: 'walt_n', phone: '415-555-0172', email: 'walt@names.example.com' }

/** Nora is on Telegram and at the web chat, Walt at the web chat. */
describe('the name on a card', () => {
  let parley: ParleyInProcess
  let nora: Chat
  let norasOther: Chat
  let walt: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess()
    nora = openTelegramChat(parley.telegram)
    norasOther = await openWebChat(parley.url)
    walt = await openWebChat(parley.url)
    await seedCustomer(parley, { ...NORA, conversation: nora.conversation, account: MONEY })
    await seedCustomer(parley, { ...WALT, conversation: walt.conversation, account: MONEY })
    await nora.say('link')
    await nora.press('Get a code')
    const [, code = ''] = /Your code: ([A-Z0-9]{10})/.exec(await nora.until(/Your code:/)) ?? []
    await norasOther.say(`link ${code}`)
    await norasOther.answer({ 'Your PIN': journey.PIN })
    await norasOther.until(/This chat is now linked/)
  }, 3 * STEP_MS)
  afterAll(async () => {
    for (const chat of [nora, norasOther, walt]) await chat?.close()
    await parley?.close()
  }, STEP_MS)

  const nameSeenByWalt = async (): Promise<string> => {
    await walt.say('cancel')
    await walt.say('send 3 to nora_n')
    return await walt.until(/Send this\?[\s\S]*@nora_n/)
  }

  it(
    'is known by no handle that looks like another’s',
    async () => {
      const stranger = await openWebChat(parley.url)
      try {
        await stranger.say('register')
        const person = { 'First and last name': 'Nora Twin', 'Date of birth': '1990-05-17' }
        for (const handle of ['nora__n', 'n0ra_n', 'noran']) {
          await stranger.answer({ ...(handle === 'nora__n' && person), Handle: handle })
          await stranger.until(/handle is taken, or looks like one that is/)
        }
        await stranger.answer({ Handle: 'nora_twin' })
        await stranger.until(/How can we reach you/)
      } finally {
        await stranger.close()
      }
    },
    STEP_MS,
  )

  it(
    'is asked for with the PIN, told in every chat, and not the one that others see before it is decided',
    async () => {
      await norasOther.say('change my legal name')
      await norasOther.answer({ 'First and last name': 'Parley Security Team', PIN: journey.PIN })
      await norasOther.until(/That looks too much like one of our own names/)
      await norasOther.answer({ 'First and last name': 'Eleonora Gomez', PIN: '135792' })
      await norasOther.until(/That PIN isn’t right/)
      expect(await nameSeenByWalt()).toContain('Ann Lee (@nora_n)')
      await norasOther.answer({ 'First and last name': 'Eleonora Gomez', PIN: journey.PIN })
      await nora.until(/We got a request to change your legal name[\s\S]*If it wasn’t you/)
      await norasOther.until(/We got a request to change your legal name/)
      expect(await nameSeenByWalt()).toContain('Ann Lee (@nora_n)')
      await walt.press('Confirm')
      await nora.until(/You received \$3\.00/)
      await nora.say('send 5 to walt_n')
      await nora.until(/need to finish verifying your identity before you can do this/)
    },
    STEP_MS,
  )

  it(
    'changes once the bank has accepted a photo ID that bears it',
    async () => {
      await nora.say('my details')
      await nora.until(/My details[\s\S]*Requested, not approved yet: Eleonora Gomez/)
      await nora.press('Photo ID')
      await nora.until(/driver’s license, passport or state ID/)
      await nora.send({
        name: 'id.jpg',
        type: 'image/jpeg',
        bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(9_000, 9)]),
      })
      await norasOther.until(/Your legal name has changed/)
      await nora.until(/Your legal name has changed/)
      expect(await nameSeenByWalt()).toContain('Eleonora Gomez (@nora_n)')
      await nora.say('send 5 to walt_n')
      await nora.until(/Send this\?[\s\S]*\$5\.00/)
      const { bankUserId } = (await parley.runtime.ports.customers.findByHandle(NORA.handle)) ?? {}
      const user = await parley.sandbox.services.store.users.findOne({ _id: bankUserId ?? '' })
      expect(user?.legal_names).toEqual(['Eleonora Gomez'])
    },
    STEP_MS,
  )

  it(
    'stays as it was when the customer takes the change back',
    async () => {
      await nora.say('cancel')
      await nora.say('change my legal name')
      await nora.answer({ 'First and last name': 'Nora Thief', PIN: journey.PIN })
      await norasOther.until(/We got a request to change your legal name[\s\S]*/)
      await nora.until(/Your legal name[\s\S]*Photo|changing your legal name|new legal name/)
      await nora.say('change my legal name')
      await nora.answer({ 'First and last name': 'Eleonora Gomez', PIN: journey.PIN })
      await norasOther.until(/Your legal name stays as it was/)
      expect(await nameSeenByWalt()).toContain('Eleonora Gomez (@nora_n)')
      await expect
        .poll(async () => (await parley.runtime.ports.customers.findByHandle(NORA.handle))?.tier, { timeout: 20_000 })
        .toBe('full')
      expect((await parley.runtime.ports.customers.findByHandle(NORA.handle))?.nameReview).toBeUndefined()
    },
    STEP_MS,
  )
})
