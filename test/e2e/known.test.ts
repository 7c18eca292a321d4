import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { createSynapseRail } from '#adapters/synapse/index.ts'
import { newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { RailFailure } from '#bank/ground/rail.ts'
import type { Result } from '#kit/result.ts'
import { accountsInBooks } from './books.ts'
import type { Chat } from './chat.ts'
import * as journey from './journey.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000
/** The bank's own pin for tests. */
const CODE = '123456'

const must = async <T>(result: Promise<Result<T, RailFailure>>): Promise<T> => {
  const settled = await result
  if (!settled.ok) throw new Error(settled.error.message)
  return settled.value
}

/** Somebody with money in an account, whom another product of the platform has made under its own fingerprint. */
const lives = async (parley: ParleyInProcess, { handle, email, phone }: journey.Traveller): Promise<string> => {
  const config = { ...parley.provider, fingerprint: 'another-product' }
  const rail = createSynapseRail(config)
  const address = { street: '1 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94105' }
  const profile = {
    ...{ handle, email, phone: `+1${phone.replaceAll('-', '')}`, legalName: 'Ann Lee', birthDate: '1990-05-17' },
    address: { ...address, country: 'US' as const },
  }
  const ssn = journey.SSN.replaceAll('-', '')
  const user = await must(rail.users.create({ operation: newId('operation'), profile, ssn, ip: '203.0.113.7' }))
  await expect.poll(async () => (await must(rail.users.read(user.id))).tier, { timeout: 20_000 }).toBe('receive-only')
  const opened = { operation: newId('operation'), user: user.id, kind: 'deposit', nickname: 'Salary' } as const
  const node = await must(rail.accounts.open(opened))
  await must(createDemoFunds(config).fundNode({ user: user.id, node: node.id, amount: usd(75_00n) }))
  const balance = async () => (await must(rail.accounts.read({ user: user.id, account: node.id }))).balance.posted
  await expect.poll(balance, { timeout: 20_000 }).toEqual(usd(75_00n))
  return user.id
}

const usersAtBank = async (parley: ParleyInProcess, email: string): Promise<number> =>
  parley.sandbox.services.store.users.countDocuments({ 'logins.email': email })

describe('customers whom the bank knows from another product', () => {
  let parley: ParleyInProcess
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
  }, STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const connects = async (chat: Chat, who: journey.Traveller): Promise<void> => {
    const user = await lives(parley, who)
    await journey.asksToRegister(chat, who)
    const found = await chat.until(/^Your registration\nYou already have accounts with us/)
    expect(found).toMatch(/we’ll send you a code[\s\S]*Until you enter the code, the accounts you already have/)
    expect(found).not.toContain('You’re registered')
    // Nothing of theirs is shown before the code.
    expect(chat.visible().join('\n')).not.toContain('Salary')
    await chat.press('Get a code')
    await chat.until(/Where should we send the code\?/)
    await chat.press(`••• ${who.phone.slice(-4)}`)
    await chat.until(/We sent a code to ••• \d{4}/)

    await chat.press('Enter the code')
    await chat.answer({ Code: '999111' })
    await chat.until(/That code wasn’t accepted[\s\S]*mistyped or too old/)
    await chat.press('Send a new code')
    await chat.until(/The last code went to ••• \d{4}/)
    await chat.press(`••• ${who.phone.slice(-4)}`)
    await chat.until(/We sent a code to/)
    await chat.press('Enter the code')
    await chat.answer({ Code: `${CODE.slice(0, 3)} ${CODE.slice(3)}` })
    await chat.until(/You’re connected/)
    for (const secret of ['999111', CODE, '123 456']) expect(chat.remembers(secret)).toBe(false)

    const customer = await parley.runtime.ports.customers.findByHandle(who.handle)
    // The code went to the phone, and came back.
    expect(customer?.proved).toEqual({ phone: { how: 'bank-code', at: expect.any(Number) } })
    expect(customer).toMatchObject({ bankUserId: user, tier: 'receive-only' })
    expect(await usersAtBank(parley, who.email)).toBe(1)
    await chat.say('accounts')
    await chat.until(/Salary[\s\S]*\$75\.00 available/)
    await chat.say('history')
    await chat.until(/^History[\s\S]*\$75\.00/)
    expect(await accountsInBooks(parley, who.handle)).toEqual([{ nickname: 'Salary', cents: 75_00n }])
  }

  it(
    'are connected on the web once they have entered the code we sent them',
    async () => {
      const chat = await openWebChat(parley.url)
      await connects(chat, { handle: 'known_w', phone: '415-555-0161', email: 'known@web.example.com' })
      await chat.close()
    },
    STEP_MS,
  )

  it(
    'are connected on Telegram, where the code is removed from the chat',
    () =>
      connects(openTelegramChat(parley.telegram), {
        ...{ handle: 'known_t', phone: '415-555-0162', email: 'known@telegram.example.com' },
      }),
    STEP_MS,
  )

  it(
    'are found by an SSN given again, when the bank would not register them as they were given first',
    async () => {
      const who = { handle: 'known_a', phone: '415-555-0164', email: 'known@again.example.com' }
      const user = await lives(parley, who)
      const chat = await openWebChat(parley.url)
      await journey.asksToRegister(chat, who, { street: '123 Fail Address', ssn: '219-09-3333' })
      await chat.until(/couldn’t register you[\s\S]*couldn’t find that address/)
      await chat.press('Correct address')
      await chat.answer({ ...journey.ADDRESS })
      await chat.until(/address has been changed\. We’ll use it/)
      await chat.press('Register again')
      await chat.answer({ 'Social Security number': journey.SSN })
      await chat.until(/You already have accounts with us/)
      await chat.press('Get a code')
      await chat.press('••• 0164')
      await chat.until(/We sent a code/)
      await chat.press('Enter the code')
      await chat.answer({ Code: CODE })
      await chat.until(/You’re connected/)
      expect(await parley.runtime.ports.customers.findByHandle(who.handle)).toMatchObject({ bankUserId: user })
      await chat.close()
    },
    STEP_MS,
  )

  it(
    'may leave it and come back, and are kept from guessing',
    async () => {
      const who = { handle: 'known_g', phone: '415-555-0163', email: 'known@guess.example.com' }
      await lives(parley, who)
      const chat = await openWebChat(parley.url)
      await journey.asksToRegister(chat, who)
      await chat.until(/You already have accounts with us/)
      await chat.press('Get a code')
      await chat.press('Cancel')
      await chat.until(/Nothing has changed/)
      await chat.say('my details')
      await chat.press('Get a code')
      await chat.press('••• 0163')
      await chat.until(/We sent a code/)
      for (let tries = 0; tries < 5; tries += 1) {
        await chat.press(tries === 0 ? 'Enter the code' : 'Try again')
        await chat.answer({ Code: `00000${tries}` })
        await chat.until(/That code wasn’t accepted/)
      }
      await chat.press('Try again')
      await chat.answer({ Code: CODE })
      await chat.until(/you can try again in/)
      const customer = await parley.runtime.ports.customers.findByHandle(who.handle)
      expect(customer?.bankUserId).toBeUndefined()
      await chat.close()
    },
    STEP_MS,
  )
})
