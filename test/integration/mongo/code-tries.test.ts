import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterBankCode, MOST_CODES, sendBankCode } from '#bank/customer/bank-code.ts'
import type { CardId, ConversationId } from '#bank/ground/ids.ts'
import type { Ports } from '#bank/registry.ts'
import { openLine } from '#test/support/line.ts'
import { aCustomer, anIdentity, anOperation, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const NOW = 1_000_000_000
const DAY_MS = 86_400_000
const place = { conversation: 'web:1' as ConversationId, card: 'c1' as CardId }

/** Somebody whose registration ended behind a code. */
const known = async () => {
  const customer = aCustomer({ missing: ['bank-code'] })
  await fixture.stores.customers.insert(customer, 'digest', anIdentity())
  const found = { bankId: 'u1', bankStatus: 'code-wanted', question: '••• 4455\na•••@e•••.com' } as const
  await fixture.stores.operations.insert(
    anOperation({ customer: customer.id, order: { kind: 'register' }, state: 'settled', ...found }),
  )
  const wake = { operation: async () => {}, notice: async () => {}, sync: async () => {} }
  const ports = {
    ...fixture.stores,
    availability: openLine,
    wake,
    settings: { cardLifeMs: 60_000 },
  } as unknown as Ports
  return {
    ...{ customer, ports },
    send: (turn: string, now = NOW) => sendBankCode(ports, customer, { turn, place, now, device: '••• 4455' }),
    enter: (turn: string, now = NOW) => enterBankCode(ports, customer, { turn, place, now, code: '481516' }),
  }
}

describe('the bank’s codes', () => {
  it.each(['send', 'enter'] as const)('are %s no more than five times a day, of twenty at once', async (what) => {
    const person = await known()
    const turns = Array.from({ length: 20 }, (_, n) => `${what}${n}`)
    const answers = await Promise.all(turns.map((turn) => person[what](turn)))
    const begun = turns.filter((_, n) => answers[n]?.ok)
    expect(begun).toHaveLength(MOST_CODES)
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]))
    expect(refusals).toEqual(refusals.map(() => ({ kind: 'too-many', until: NOW + DAY_MS })))
    const stored = await fixture.stores.operations.ofCustomer(person.customer.id, { limit: 100 })
    expect(stored.filter(({ order }) => order.kind === `${what}-bank-code`)).toHaveLength(MOST_CODES)
    // A turn that is delivered again is the same one.
    expect((await Promise.all(begun.map((turn) => person[what](turn)))).every(({ ok }) => ok)).toBe(true)
  })

  it('are counted apart, and over the last 24 hours', async () => {
    const person = await known()
    for (let n = 0; n < MOST_CODES; n += 1) expect((await person.send(`s${n}`, NOW + n)).ok).toBe(true)
    expect((await person.enter('e')).ok).toBe(true)
    const early = await person.send('early', NOW + DAY_MS - 1)
    expect(early).toEqual({ ok: false, error: { kind: 'too-many', until: NOW + DAY_MS } })
    expect((await person.send('first', NOW + DAY_MS)).ok).toBe(true)
    const next = await person.send('second', NOW + DAY_MS)
    expect(next).toEqual({ ok: false, error: { kind: 'too-many', until: NOW + DAY_MS + 1 } })
  })
})
