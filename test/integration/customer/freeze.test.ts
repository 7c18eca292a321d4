import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freezeAccount, UNFREEZE_WAIT_MS, unfreezeAccount } from '#bank/customer/freeze.ts'
import { type IdentityKey, identityKey, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { confirm } from '#bank/operation/decide.ts'
import { createEngine } from '#bank/operation/engine.ts'
import type { Capabilities } from '#bank/operation/handler.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { connectCapabilities } from '#bank/registry.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import { type BankOnMongo, FRIDAY, MONDAY, openBankOnMongo } from '../schedule/bank-on-mongo.ts'
import { unasked } from '#test/support/unasked.ts'

const OTHER = identityKey('discord:4711')

let bank: BankOnMongo
let own: IdentityKey
beforeEach(async () => {
  bank = await openBankOnMongo()
  const [chat] = await bank.ports.customers.identitiesOf(bank.payer.customer.id)
  if (chat === undefined) throw new Error('the payer has no chat')
  own = chat
})
afterEach(() => bank.drop())

let serial = 0
const at = (now: number, chat: IdentityKey = own) => ({ chat, turn: `turn:${(serial += 1)}`, now })
const freeze = (now = MONDAY, chat?: IdentityKey) => freezeAccount(bank.ports, bank.payer.customer.id, at(now, chat))
const unfreeze = (now: number, chat?: IdentityKey) => unfreezeAccount(bank.ports, bank.payer.customer.id, at(now, chat))
const payer = async () => {
  const found = await bank.ports.customers.find(bank.payer.customer.id)
  if (found === undefined) throw new Error('the payer is gone')
  return found
}
const told = async () => (await bank.told()).filter(({ kind }) => kind === 'security').map(({ what }) => what)

const aCard = async () => {
  const place = { conversation: 'web:1', card: 'c1' } as never
  const turn = newId('request')
  const payee = { account: bank.payee.account.id }
  const given = { turn, place, now: MONDAY, from: bank.payer.account.id, payee, amount: usd(20_00n), note: '' }
  const made = await proposeSend(bank.ports, await payer(), given)
  if (!made.ok) throw new Error(made.error.kind)
  return made.value.id
}

/** Hands nothing to a bank, and counts what it would have. */
const anEngine = () => {
  const sent: string[] = []
  const capabilities: Capabilities = connectCapabilities(bank.ports)
  const handler = { ...capabilities.handlers.send }
  const send: typeof handler = {
    ...handler,
    submit: async ({ id }) => {
      sent.push(id)
      return { ok: true, value: { status: 'under-way', bankId: `bank_${id}` } }
    },
  }
  const handlers = { ...capabilities.handlers, send }
  return { sent, engine: createEngine(bank.ports, { ...capabilities, handlers }, () => 0) }
}

describe('a frozen account', () => {
  it('sends nothing that was confirmed before and not handed to the bank, and gives the money back', async () => {
    const id = await aCard()
    expect((await confirm(bank.ports, id, await payer(), unasked(MONDAY))).kind).toBe('confirmed')
    expect(await bank.held()).toBe(20_00n)
    await freeze()
    const { engine, sent } = anEngine()
    await engine.advance(id)
    expect(sent).toEqual([])
    expect(await bank.ports.operations.find(id)).toMatchObject({ state: 'refused', why: 'frozen' })
    expect(await bank.held()).toBe(0n)
  })

  it('sends what it sent before', async () => {
    const id = await aCard()
    await confirm(bank.ports, id, await payer(), unasked(MONDAY))
    const { engine, sent } = anEngine()
    await engine.advance(id)
    expect(sent).toEqual([id])
  })

  it('voids the cards that wait, and refuses one that was read before it was frozen', async () => {
    const [waiting, late] = [await aCard(), await aCard()]
    const before = await payer()
    await freeze()
    expect(await bank.ports.operations.find(waiting)).toMatchObject({ state: 'cancelled' })
    expect((await confirm(bank.ports, late, before, unasked(MONDAY))).kind).toBe('already')
    const again = await proposeSend(bank.ports, await payer(), {
      ...{ turn: 't', place: { conversation: 'web:1', card: 'c2' } as never, now: MONDAY },
      ...{ from: bank.payer.account.id, payee: { account: bank.payee.account.id }, amount: usd(1_00n), note: '' },
    })
    expect(again).toEqual({ ok: false, error: { kind: 'frozen' } })
  })

  it('makes no scheduled payment on its day', async () => {
    const schedule = await bank.schedule()
    await freeze()
    bank.at(FRIDAY)
    await runSchedules(bank.ports)
    expect(await bank.payment(schedule, '2026-11-27')).toMatchObject({ state: 'refused', why: 'frozen' })
    expect(await bank.held()).toBe(0n)
  })

  it('ends every sign-in each time', async () => {
    expect((await freeze()).epoch).toBe(1)
    expect((await freeze()).epoch).toBe(2)
    expect((await payer()).frozen).toEqual({ since: MONDAY })
  })
})

describe('unfreezing', () => {
  it('takes the waiting time where there is no other chat, and not a moment less', async () => {
    expect(await unfreeze(MONDAY)).toEqual({ kind: 'not-frozen' })
    await freeze()
    const until = MONDAY + UNFREEZE_WAIT_MS
    const waits = { kind: 'waits', until, hasOtherChats: false }
    expect(await unfreeze(MONDAY)).toEqual(waits)
    expect(await unfreeze(until - 1)).toEqual(waits)
    expect((await payer()).frozen).toBeDefined()
    expect(await unfreeze(until)).toEqual({ kind: 'unfrozen' })
    expect((await payer()).frozen).toBeUndefined()
  })

  it('takes another chat, which hears of it first; the same chat again is not one', async () => {
    await bank.ports.customers.attach(OTHER, bank.payer.customer.id)
    await freeze()
    const asked = await unfreeze(MONDAY)
    expect(asked).toMatchObject({ kind: 'waits', hasOtherChats: true })
    expect(await unfreeze(MONDAY + 1)).toEqual(asked)
    expect(await told()).toEqual(expect.arrayContaining(['frozen', 'unfreeze-asked']))
    expect(await unfreeze(MONDAY + 2, OTHER)).toEqual({ kind: 'unfrozen' })
  })

  it('that was asked for is off once it is frozen again', async () => {
    await bank.ports.customers.attach(OTHER, bank.payer.customer.id)
    await freeze()
    await unfreeze(MONDAY)
    await freeze(MONDAY + 1, OTHER)
    expect(await unfreeze(MONDAY + UNFREEZE_WAIT_MS)).toMatchObject({ kind: 'waits' })
    expect((await payer()).frozen).toBeDefined()
  })

  it('loses to a freezing at the same moment, or comes before it: never both', async () => {
    await bank.ports.customers.attach(OTHER, bank.payer.customer.id)
    await freeze()
    await unfreeze(MONDAY)
    await Promise.all([unfreeze(MONDAY + 1, OTHER), freeze(MONDAY + 1)])
    expect((await payer()).frozen?.since).toBeDefined()
  })
})
