import type { Customer } from '#bank/ground/customer.ts'
import { type ConversationId, newId, type ScheduleId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { State, Why } from '#bank/ground/operation.ts'
import type { Payee } from '#bank/payment/payee.ts'
import type { Ports } from '#bank/registry.ts'
import type { Recurrence } from '#bank/ground/calendar.ts'
import { unasked } from '#test/support/unasked.ts'
import { confirmSchedule, proposeSchedule } from '#bank/schedule/manage.ts'
import { operationOf } from '#bank/schedule/day.ts'
import { aCustomer, anAccount, anIdentity, openMongoStores } from '#test/support/mongo-stores.ts'
import { openLine } from '#test/support/line.ts'

/** 8 a.m. of Monday, 23 November 2026 in New York. */
export const MONDAY = Date.UTC(2026, 10, 23, 13)
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** 9 a.m. of the Friday after it. */
export const FRIDAY = MONDAY + 4 * DAY_MS + HOUR_MS
export const WEEK_MS = 7 * DAY_MS

/** Real stores, an injected clock, and nobody who hands anything to a bank: what is confirmed stays confirmed. */
export const openBankOnMongo = async (cents = 100_00n) => {
  const { stores, db, client, dataKeys, drop } = await openMongoStores()
  let now = MONDAY
  const log = { info: () => {}, warn: () => {}, error: (facts: object) => errors.push(facts) }
  const errors: object[] = []
  const ports = {
    ...stores,
    availability: openLine,
    wake: { operation: async () => {}, notice: async () => {}, notices: async () => {}, sync: async () => {} },
    clock: () => now,
    log,
    settings: {
      limits: { perPayment: usd(500_00n), perDay: usd(1_000_00n) },
      stepUp: { above: usd(100_00n), graceMs: 300_000 },
      cardLifeMs: 300_000,
      maxAlerts: 10,
      registrationsPerHour: 1_000,
      deletionWaitMs: 7 * 86_400_000,
      ip: '127.0.0.1',
    },
    // What is not needed here: touching it fails the test.
  } as unknown as Ports

  const person = async (set: Partial<Customer> = {}) => {
    const customer = aCustomer({ tier: 'full', missing: [], timeZone: 'America/New_York', ...set })
    await stores.customers.insert(customer, 'digest', anIdentity())
    const account = anAccount({ customer: customer.id, cents, asOf: MONDAY })
    await stores.accounts.insert(account)
    return { customer, account }
  }
  const payer = await person()
  const payee = await person()
  const target: Payee = {
    account: payee.account.id,
    customer: payee.customer.id,
    name: payee.customer.legalName,
    handle: payee.customer.handle,
    own: false,
  }

  /** Confirmed by its customer. */
  const schedule = async (
    rule: Recurrence = { repeat: 'weekly', first: '2026-11-27' },
    over: { amount?: bigint; note?: string } = {},
  ): Promise<ScheduleId> => {
    const made = await proposeSchedule(ports, payer.customer, {
      turn: newId('schedule'),
      conversation: 'web:1' as ConversationId,
      now,
      from: payer.account.id,
      payee: target,
      amount: usd(over.amount ?? 30_00n),
      note: over.note ?? 'rent',
      rule,
    })
    if (!made.ok) throw new Error(made.error.kind)
    const decided = await confirmSchedule(ports, payer.customer, made.value.id, unasked(now))
    if (decided.kind !== 'done') throw new Error(decided.kind)
    return made.value.id
  }

  const must = <T>(found: T | undefined): T => {
    if (found === undefined) throw new Error('it is not there')
    return found
  }
  return {
    ports,
    stores,
    db,
    client,
    dataKeys,
    /** Also fails for whatever went wrong without anybody hearing of it. */
    drop: async (): Promise<void> => {
      await drop()
      if (errors.length > 0) throw new Error(`something was logged as an error: ${JSON.stringify(errors)}`)
    },
    payer,
    payee,
    target,
    schedule,
    at: (then: number): void => {
      now = then
    },
    read: async (id: ScheduleId) => must(await stores.schedules.find(id)),
    /** Where the payment of a day stands; undefined when there is none. */
    payment: (id: ScheduleId, day: string) => stores.operations.find(operationOf(id, day)),
    /** What the bank makes of a day's payment, step by step. */
    ends: async (id: ScheduleId, day: string, states: readonly State[], why?: Why) => {
      const operation = operationOf(id, day)
      for (const state of states) {
        const { revision } = must(await stores.operations.find(operation))
        const change = { state, at: now, dueAt: null, ...(why && { set: { why } }) }
        if (!(await stores.operations.change(operation, revision, change))) throw new Error(`${day} was changed`)
      }
      return must(await stores.operations.find(operation))
    },
    held: async (): Promise<bigint> => must(await stores.accounts.find(payer.account.id)).held.minor,
    /** Everything told, oldest first, without what the operations' own outcomes say. */
    told: async () =>
      (await db.collection('notices').find().sort({ createdAt: 1, _id: 1 }).toArray()).map(
        ({ about }) => about as { kind: string; what?: string; count?: number },
      ),
  }
}
export type BankOnMongo = Awaited<ReturnType<typeof openBankOnMongo>>
