import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WrapPort } from '#app/compose/given.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { cardId, conversationId, newId, type OperationId } from '#bank/ground/ids.ts'
import { dayOf, MAX_ACCOUNTS, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { usd } from '#bank/ground/money.ts'
import { confirm } from '#bank/operation/decide.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { anOperation } from '#test/support/mongo-stores.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'
import { accountsInBooks } from './books.ts'
import type { Chat } from './chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'
import { unasked } from '#test/support/unasked.ts'

const STEP_MS = 60_000
/** Payments among those under way that are real, and end. */
const PAID = 3

const CLEO = { handle: 'cleo_c', phone: '415-555-0191', email: 'cleo@closing.example.com' }
const DORA = { handle: 'dora_d', phone: '415-555-0193', email: 'dora@closing.example.com' }
const PAUL = { handle: 'paul_p', phone: '415-555-0192', email: 'paul@closing.example.com' }

/** A bank that takes its time to close an account: the test says when it answers. */
const createSlowClosing = () => {
  let gate: Promise<void> = Promise.resolve()
  let reached: () => void = () => undefined
  const wrap: WrapPort = (port, name) => {
    if (name !== 'rail' || !isRail(port)) return port
    const { close } = port.accounts
    const accounts = {
      ...port.accounts,
      close: async (...given: Parameters<typeof close>) => {
        reached()
        await gate
        return await close(...given)
      },
    }
    return { ...port, accounts }
  }
  return {
    wrap,
    /** Until the function that it resolves to is called no account is closed. */
    hold: () => {
      const opened = Promise.withResolvers<void>()
      const asked = Promise.withResolvers<void>()
      gate = opened.promise
      reached = asked.resolve
      return { asked: asked.promise, letGo: opened.resolve }
    },
  }
}
type Closes = { accounts: { close: (...given: unknown[]) => Promise<unknown> } }
const isRail = (port: object): port is Closes => 'accounts' in port

describe('an account that somebody pays into', () => {
  const bank = createSlowClosing()
  let parley: ParleyInProcess
  let cleo: Chat
  let paul: Chat
  let dora: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess({}, bank.wrap)
    cleo = await openWebChat(parley.url)
    paul = openTelegramChat(parley.telegram)
    dora = await openWebChat(parley.url)
    await seedCustomer(parley, { ...CLEO, conversation: cleo.conversation })
    await seedCustomer(parley, { ...DORA, conversation: dora.conversation })
    const account = { nickname: 'Main', dollars: 200 }
    await seedCustomer(parley, { ...PAUL, conversation: paul.conversation, account })
  }, 2 * STEP_MS)
  afterAll(async () => {
    await cleo?.close()
    await dora?.close()
    await paul?.close()
    await parley?.close()
  }, STEP_MS)

  const customerOf = async (handle: string): Promise<Customer> => {
    const customer = await parley.runtime.ports.customers.findByHandle(handle)
    if (customer === undefined) throw new Error('the customer is gone')
    return customer
  }
  /** By our records; the accounts that are closed are not among them. */
  const accountsHere = async (handle: string) =>
    await parley.runtime.ports.accounts.ofCustomer((await customerOf(handle)).id)
  const spentToday = async (handle: string): Promise<bigint> => {
    const { id, timeZone } = await customerOf(handle)
    return await parley.runtime.ports.allowances.spent(id, dayOf(Date.now(), timeZone))
  }

  /** So many payments from Paul to Cleo, made past the chat. */
  const hasUnderWay = async (count: number): Promise<readonly OperationId[]> => {
    const { ports } = parley.runtime
    const [payer, payee] = [await customerOf(PAUL.handle), await customerOf(CLEO.handle)]
    const [[from], [to]] = [await ports.accounts.ofCustomer(payer.id), await ports.accounts.ofCustomer(payee.id)]
    if (from === undefined || to === undefined) throw new Error('there are accounts')
    const place = { conversation: conversationId(paul.conversation), card: cardId('aside') }
    const given = { place, from: from.id, payee: { account: to.id }, amount: usd(1n), note: '' }
    const made: OperationId[] = []
    for (let n = 0; n < count; n += 1) {
      const now = Date.now()
      const card = await proposeSend(ports, payer, { ...given, turn: newId('operation'), now })
      if (!card.ok) throw new Error(card.error.kind)
      expect(await confirm(ports, card.value.id, payer, unasked(now))).toMatchObject({ kind: 'confirmed' })
      made.push(card.value.id)
    }
    return made
  }
  /** So many other things of Paul's that wait for the bank, which nobody takes up: they count, and cost no settlement. */
  const waitsFor = async (count: number): Promise<void> => {
    const { id: customer } = await customerOf(PAUL.handle)
    const set = { customer, state: 'confirmed', createdAt: Date.now() } as const
    for (let n = 0; n < count; n += 1) await parley.runtime.ports.operations.insert(anOperation(set))
  }
  const statesOf = async (ids: readonly OperationId[]) =>
    await Promise.all(ids.map(async (id) => (await parley.runtime.ports.operations.find(id))?.state))

  const opens = async (chat: Chat, nickname: string): Promise<void> => {
    await chat.say(`open an account called ${nickname}`)
    await chat.until(new RegExp(`account ${nickname} is open`))
  }

  it(
    'stays open for a payment that was confirmed while the card to close it was shown',
    async () => {
      await opens(cleo, 'Rent')
      await cleo.say('close rent')
      await cleo.until(/Close Rent for good\?/)
      parley.sandbox.services.clock.setFactor(0)
      await paul.say('send 7 to cleo_c for lunch')
      await paul.until(/Send this\?[\s\S]*\$7\.00/)
      await paul.press('Confirm')
      await paul.until(/Sending[\s\S]*\$7\.00/)
      await cleo.press('Confirm')
      await cleo.until(/Rent wasn’t closed[\s\S]*still in progress/)
      parley.sandbox.services.clock.setFactor(1)
      await paul.until(/^Sent[\s\S]*\$7\.00/)
      await cleo.until(/You received \$7\.00/)
      const [rent, ...others] = await accountsHere(CLEO.handle)
      expect(others).toEqual([])
      expect(rent).toMatchObject({ nickname: 'Rent', status: 'open' })
      expect(await accountsInBooks(parley, CLEO.handle)).toEqual([{ nickname: 'Rent', cents: 7_00n }])
    },
    STEP_MS,
  )

  it(
    'takes no payment any more once it was agreed to, and the payer has the money back',
    async () => {
      await opens(dora, 'Trip')
      await dora.say('close trip')
      await dora.until(/Close Trip for good\?/)
      await paul.say('send 8 to dora_d for lunch')
      await paul.until(/Send this\?[\s\S]*\$8\.00/)
      const before = await spentToday(PAUL.handle)
      const closing = bank.hold()
      await dora.press('Confirm')
      await closing.asked
      await paul.press('Confirm')
      await paul.until(/^Not sent[\s\S]*\$8\.00 is still in Main[\s\S]*is closed, closing or locked/)
      closing.letGo()
      await dora.until(/Trip is closed/)
      const [main] = await accountsHere(PAUL.handle)
      expect(main).toMatchObject({ nickname: 'Main', held: usd(0n), available: usd(193_00n), holds: [] })
      expect(await spentToday(PAUL.handle)).toBe(before)
      expect(await accountsHere(DORA.handle)).toEqual([])
      expect(await accountsInBooks(parley, DORA.handle)).toEqual([{ nickname: 'Trip', cents: 0n }])
    },
    STEP_MS,
  )

  it(
    'pays no request that was taken back after its card was shown',
    async () => {
      await cleo.say('request 20 from paul_p for pizza')
      await cleo.press('Ask')
      await paul.until(/asks you for \$20\.00[\s\S]*pizza/)
      await paul.press('Pay')
      await paul.until(/Send this\?[\s\S]*\$20\.00/)
      await cleo.say('requests')
      await cleo.press('1')
      await cleo.press('Take it back')
      await cleo.until(/You took this back/)
      await paul.press('Confirm')
      await paul.until(/^(Canceled|Not sent)[\s\S]*\$20\.00 is still in Main/)
      const [main] = await accountsHere(PAUL.handle)
      expect(main).toMatchObject({ held: usd(0n), available: usd(193_00n) })
    },
    STEP_MS,
  )

  it(
    `has at most ${MAX_ACCOUNTS} accounts per customer, and says so`,
    async () => {
      for (const letter of 'ABCDEFGHIJKL') await opens(dora, `Pot ${letter}`)
      await dora.say('open an account called Another')
      const refused = await dora.until(/Another wasn’t opened/)
      expect(refused).toMatch(/You have 12 accounts[\s\S]*Close one you no longer need/)
      expect(await accountsHere(DORA.handle)).toHaveLength(MAX_ACCOUNTS)
    },
    STEP_MS,
  )

  it(
    `keeps at most ${MAX_UNDER_WAY} payments of one customer under way, and takes more once they have ended`,
    async () => {
      const sends = async (amount: string): Promise<void> => {
        await paul.say(`send ${amount} to cleo_c`)
        await paul.until(new RegExp(`Send this\\?[\\s\\S]*\\$${amount.replace('.', '\\.')}`))
        await paul.press('Confirm')
      }
      parley.sandbox.services.clock.setFactor(0)
      const made = await hasUnderWay(PAID)
      await waitsFor(MAX_UNDER_WAY - 1 - PAID)
      await sends('1.50')
      await paul.until(/Sending[\s\S]*\$1\.50/)
      await sends('1.99')
      await paul.until(/^Not sent[\s\S]*\$1\.99 is still in Main[\s\S]*You already have 20 things in progress/)
      parley.sandbox.services.clock.setFactor(1)
      await paul.until(/^Sent[\s\S]*\$1\.50/)
      await vi.waitUntil(async () => (await statesOf(made)).every((state) => state === 'settled'), 30_000)
      await sends('1.98')
      await paul.until(/^Sent[\s\S]*\$1\.98/)
    },
    2 * STEP_MS,
  )
})
