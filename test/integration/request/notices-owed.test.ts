import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAlert } from '#bank/alert/manage.ts'
import { rebuildIndex } from '#bank/alert/rebuild.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import type { Capabilities } from '#bank/operation/handler.ts'
import type { Case } from '#bank/case/case.ts'
import { handleCases } from '#bank/case/handle.ts'
import { type ConversationId, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import { confirm } from '#bank/operation/decide.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { connectCapabilities, type Ports } from '#bank/registry.ts'
import { askFor } from '#bank/request/ask.ts'
import { decline, expireRequests, withdraw } from '#bank/request/close.ts'
import { REQUEST_LIFE_MS } from '#bank/request/limits.ts'
import { unasked } from '#test/support/unasked.ts'
import { type BankOnMongo, MONDAY, openBankOnMongo } from '../schedule/bank-on-mongo.ts'
import { alertsInMemory } from '#test/support/alerts-in-memory.ts'
import type { PricePoint } from '#bank/ground/price.ts'

/** Notices that are no customer's own record's: each process dies between what is kept and its notice. */

let bank: BankOnMongo
beforeEach(async () => {
  bank = await openBankOnMongo()
  failed = []
})
afterEach(() => bank.drop())

class Died extends Error {}
/** What a process that dies has logged as errors. */
let failed: unknown[]
/** It says in its log what has failed, and ends. */
const dying = (): Ports => {
  const log = { ...bank.ports.log, error: (facts: object) => void failed.push('err' in facts ? facts.err : undefined) }
  const add = (): never => {
    throw new Died()
  }
  return { ...bank.ports, log, notices: { ...bank.ports.notices, add, addAll: add } }
}
const noticeIds = async (about: string): Promise<readonly string[]> => {
  const found = await bank.db.collection<{ _id: string }>('notices').find().sort({ _id: 1 }).toArray()
  return found.map(({ _id }) => _id).filter((id) => id.startsWith(about))
}

describe('a request that is closed', () => {
  const ask = async (ports: Ports, turn = newId('request')) => {
    const { payer, payee } = bank
    const wanted = {
      ...{ turn, conversation: 'web:2' as ConversationId, now: MONDAY },
      ...{ payer: payer.customer.id, to: payee.account.id, amount: usd(20_00n), note: '' },
    }
    const made = await askFor(ports, payee.customer, wanted)
    if (!made.ok) throw new Error(made.error.kind)
    return made.value.id
  }
  const asked = () => ask(bank.ports)

  it('was told its payer by the same turn, taken again, where the process died after it was asked', async () => {
    const turn = newId('request')
    await expect(ask(dying(), turn)).rejects.toThrow(Died)
    const id = await ask(bank.ports, turn)
    expect(await noticeIds(id)).toEqual([`${id}:open:payer`])
  })

  it.each(['declined', 'withdrawn', 'expired'] as const)(
    '%s: both sides hear of it from the next sweep',
    async (how) => {
      const { payer, payee, ports } = bank
      const id = await asked()
      const then = how === 'expired' ? MONDAY + REQUEST_LIFE_MS : MONDAY
      bank.at(then)
      const close = {
        declined: () => decline(dying(), payer.customer, id, then),
        withdrawn: () => withdraw(dying(), payee.customer, id, then),
        expired: () => expireRequests(dying()),
      }
      await expect(close[how]()).rejects.toThrow(Died)
      expect(await noticeIds(`${id}:${how}`)).toEqual([])
      bank.at(then + 60_000)
      await expireRequests(ports)
      expect(await noticeIds(`${id}:${how}`)).toEqual([`${id}:${how}:asker`, `${id}:${how}:payer`])
      expect(await ports.requests.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
      expect(await ports.requests.find(id)).toMatchObject({ state: how })
    },
  )
})

it('a dispute that the bank has opened: its customer hears of it from the next sweep', async () => {
  const { payer, stores } = bank
  await stores.customers.update(payer.customer.id, { bankUserId: 'user_case' })
  const transfer: BankTransfer = {
    ...{ id: 'tr_case', operation: '', status: 'settled', amount: usd(1_00n), note: '' },
    from: { account: payer.account.bankAccountId, user: 'user_case', kind: 'deposit', name: 'Ann' },
    to: { kind: 'card', name: 'A shop' },
    ...{ createdAt: MONDAY, timeline: [] },
  }
  await stores.entries.save({ transfer, accounts: [payer.account.id], customers: [payer.customer.id] })
  const reported: Case = {
    ...{ id: newId('case'), customer: payer.customer.id, conversation: 'web:1' as ConversationId, wrong: 'not-me' },
    ...{ text: '', transfer: transfer.id, state: 'open', revision: 0, attached: '{}' },
    ...{ comment: 'waiting', dispute: 'waiting', attempts: 0, dueAt: MONDAY, createdAt: MONDAY },
  }
  await stores.cases.insert(reported)
  const atBank = {
    rail: { transfers: { read: async () => ({ ok: true, value: transfer }) } },
    reports: { dispute: async () => ({ ok: true }), comment: async () => ({ ok: true }) },
  } as unknown as Pick<Ports, 'rail' | 'reports'>
  await handleCases({ ...dying(), ...atBank })
  expect(failed).toEqual([expect.any(Died)])
  expect(await stores.cases.find(reported.id)).toMatchObject({ state: 'at-bank' })
  expect(await noticeIds(reported.id)).toEqual([])
  for (const later of [120_000, 600_000, 1_200_000]) {
    bank.at(MONDAY + later)
    await handleCases({ ...bank.ports, ...atBank })
  }
  expect(await noticeIds(reported.id)).toEqual([`${reported.id}:at-bank`])
  expect(await stores.cases.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
})

describe('a payment', () => {
  /** A bank that is away, or that has taken the payment and does not stop it. */
  const engineOf = (ports: Ports, isAway: boolean) => {
    const capabilities: Capabilities = connectCapabilities(ports)
    const send: Capabilities['handlers']['send'] = {
      ...capabilities.handlers.send,
      submit: async ({ id }) => ({ ok: true, value: { status: 'under-way', bankId: `bank_${id}` } }),
      follow: async ({ id }) => ({ ok: true, value: { status: 'under-way', bankId: `bank_${id}` } }),
      cancel: async () => ({ ok: false, error: { kind: 'refused', reason: 'not-allowed', message: 'no' } }),
    }
    const availability = { ...ports.availability, isAway: async () => isAway }
    return createEngine(
      { ...ports, availability },
      { ...capabilities, handlers: { ...capabilities.handlers, send } },
      () => 0,
    )
  }
  const confirmed = async () => {
    const { payer, payee, ports } = bank
    const place = { conversation: 'web:1', card: 'c1' } as never
    const given = { turn: newId('request'), place, now: MONDAY, from: payer.account.id, amount: usd(20_00n), note: '' }
    const made = await proposeSend(ports, payer.customer, { ...given, payee: { account: payee.account.id } })
    if (!made.ok) throw new Error(made.error.kind)
    await confirm(ports, made.value.id, payer.customer, unasked(MONDAY))
    return made.value.id
  }

  it('that waits for a bank which is away: its customer hears of it from the next look', async () => {
    const id = await confirmed()
    await engineOf(dying(), true).advance(id)
    expect(failed).toEqual([expect.any(Died)])
    expect(await noticeIds(id)).toEqual([])
    bank.at(MONDAY + 60_000)
    await engineOf(bank.ports, true).advance(id)
    expect(await noticeIds(id)).toEqual([`${id}:confirmed`])
    expect(await bank.ports.operations.find(id)).toMatchObject({ state: 'confirmed', away: true })
  })

  it('that can’t be stopped any more: its customer hears of it from the next look', async () => {
    const id = await confirmed()
    await engineOf(bank.ports, false).advance(id)
    const { revision, state } = (await bank.ports.operations.find(id)) ?? { revision: 0, state: 'submitted' }
    const wanted = { state, at: MONDAY, dueAt: MONDAY, set: { cancel: 'wanted' } } as const
    expect(await bank.ports.operations.change(id, revision, wanted)).toBe(true)
    await engineOf(dying(), false).advance(id)
    expect(failed).toEqual([expect.any(Died)])
    expect(await noticeIds(id)).toEqual([])
    bank.at(MONDAY + 60_000)
    await engineOf(bank.ports, false).advance(id)
    expect(await noticeIds(id)).toEqual([`${id}:submitted`])
    expect(await bank.ports.operations.find(id)).toMatchObject({ state: 'submitted', cancel: 'too-late' })
  })
})

it('a price that was reached: its alert is told by whoever finds it claimed, once', async () => {
  const { payer, ports } = bank
  const { alertIndex } = alertsInMemory()
  let point: PricePoint = { coin: 'BTC', price: usd(70_000_00n), at: MONDAY }
  const prices = { latest: async () => point, since: async () => [point] }
  const more = { alertIndex, prices, priceHistory: { candles: async () => [] } } as unknown as Partial<Ports>
  const given = { turn: newId('request'), conversation: 'web:1' as ConversationId, now: MONDAY }
  const condition = { kind: 'level', direction: 'above', price: usd(80_000_00n) } as const
  const added = await addAlert({ ...ports, ...more }, payer.customer, { ...given, coin: 'BTC', condition })
  if (!added.ok) throw new Error(added.error.kind)
  const { id } = added.value
  point = { coin: 'BTC', price: usd(81_000_00n), at: MONDAY + 1_000 }
  bank.at(MONDAY + 1_000)
  await expect(createPriceWatch({ ...dying(), ...more })('BTC')).rejects.toThrow(Died)
  expect(await noticeIds(id)).toEqual([])
  for (const _ of [1, 2]) {
    await rebuildIndex({ ...ports, ...more })
    await createPriceWatch({ ...ports, ...more })('BTC')
  }
  expect(await noticeIds(id)).toEqual([`${id}:1`])
})
