import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import { canBecome, NEXT, type Operation, type State, type Change } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'
import { anOperation, aSend, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const to = (state: State, set: Change['set'] = {}): Change => ({ state, at: 2_000, set, dueAt: 3_000 })
const stored = async (set: Partial<Operation> = {}): Promise<Operation> =>
  await fixture.stores.operations.insert(anOperation(set))

const party = { account: 'acct_1' as AccountId, name: 'Everyday' }
const ORDERS: readonly Order[] = [
  { kind: 'register' },
  { kind: 'submit-document', document: 'ssn' },
  { kind: 'update-details', change: { detail: 'email', value: 'new@canary-mail.example' } },
  {
    kind: 'update-details',
    change: {
      detail: 'address',
      value: { street: '2 Way', city: 'C', state: 'CA', postalCode: '94107', country: 'US' },
    },
  },
  { kind: 'open-account', account: 'acct_9' as AccountId, product: 'deposit', nickname: 'Rent' },
  { kind: 'prove-deposits', account: 'acct_9' as AccountId, amounts: [usd(7n), usd(12n)] },
  aSend('acct_1' as AccountId, 'acct_2' as AccountId),
  {
    ...{ kind: 'buy', from: party, to: { ...party, account: 'acct_3' as AccountId }, amount: usd(50_00n), note: '' },
    quote: { coin: 'BTC', price: usd(60_000_00n), coins: money('BTC', 83_333n), takenAt: 1 },
  },
]

describe('operations', () => {
  it.each(ORDERS.map((order) => [order.kind, order] as const))(
    'give back an order to %s as it was',
    async (_, order) => {
      const operation = anOperation({
        order,
        bankId: 'bank_1',
        why: 'busy',
        question: 'Pet?',
        dueAt: 5,
        allowanceDay: 'd',
      })
      expect(await fixture.stores.operations.insert(operation)).toEqual(operation)
      expect(await fixture.stores.operations.find(operation.id)).toEqual(operation)
    },
  )

  it('inserted again change nothing', async () => {
    const operation = await stored()
    const again = await fixture.stores.operations.insert({ ...operation, order: { kind: 'register' }, revision: 9 })
    expect(again).toEqual(operation)
    expect(await fixture.stores.operations.find('op_none' as OperationId)).toBeUndefined()
  })

  it('change once when fifty race on one revision', async () => {
    const { id } = await stored()
    const won = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        fixture.stores.operations.change(id, 0, to('confirmed', { detail: `${n}` })),
      ),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await fixture.stores.operations.find(id)).toMatchObject({
      ...{ state: 'confirmed', revision: 1, dueAt: 3_000, detail: String(won.indexOf(true)) },
      history: [
        { state: 'proposed', at: 1_000 },
        { state: 'confirmed', at: 2_000 },
      ],
    })
  })

  it('refuse every step that the life cycle does not have, and take every one it has', async () => {
    const states = Object.keys(NEXT) as State[]
    const steps = states.flatMap((from) => states.map((next) => [from, next] as const))
    const isTaken = async (from: State, next: State): Promise<boolean> => {
      const { id } = await stored({ state: from })
      return await fixture.stores.operations.change(id, 0, to(next)).catch((error: unknown) => {
        if (error instanceof RangeError && error.message === `${id} can't go from ${from} to ${next}`) return false
        throw error
      })
    }
    const taken = await Promise.all(steps.map(([from, next]) => isTaken(from, next)))
    const allowed = steps.map(([from, next]) => from === next || canBecome(from, next))
    expect(steps.filter((_, n) => taken[n] !== allowed[n])).toEqual([])
  })

  it('R23: are counted while they wait to be handed to the bank, no further than asked', async () => {
    const { operations, overview } = fixture.stores
    const before = await overview.waiting(1_000)
    for (const state of ['confirmed', 'submitted', 'unknown', 'proposed', 'settled'] as const) await stored({ state })
    await stored({ state: 'submitted', bankId: 'there' })
    expect(await overview.waiting(1_000)).toBe(before + 3)
    expect(await overview.waiting(2)).toBe(2)
    const { id } = await stored({ state: 'confirmed', away: true })
    expect((await operations.find(id))?.away).toBe(true)
    await operations.change(id, 0, to('submitted', { away: undefined }))
    expect(await operations.find(id)).not.toHaveProperty('away')
  })

  it('are found while the bank’s answer to them is awaited', async () => {
    const { operations } = fixture.stores
    const sent = await stored({ state: 'submitted', dueAt: 9_000 })
    const others = [
      await stored({ state: 'submitted', dueAt: 9_000, bankId: 'there' }),
      await stored({ state: 'submitted', dueAt: 4_000 }),
      await stored({ state: 'unknown', dueAt: 9_000 }),
    ]
    const found = await operations.awaited(5_000, 1_000)
    expect(found).toContain(sent.id)
    for (const { id } of others) expect(found).not.toContain(id)
  })

  it('set and remove fields, and keep history for changes of state alone', async () => {
    const { operations } = fixture.stores
    const { id } = await stored({ state: 'submitted', dueAt: 1 })
    await operations.change(id, 0, to('submitted', { bankId: 'b', question: 'Pet?', attempts: 2 }))
    expect(await operations.find(id)).toMatchObject({ bankId: 'b', question: 'Pet?', attempts: 2, revision: 1 })
    await operations.change(id, 1, {
      state: 'settled',
      at: 9,
      note: 'paid',
      set: { question: undefined },
      dueAt: null,
    })
    const after = await operations.find(id)
    expect(after).not.toHaveProperty('question')
    expect(after).not.toHaveProperty('dueAt')
    expect(after?.history.slice(1)).toEqual([{ state: 'settled', at: 9, note: 'paid' }])
  })

  it('tell the audit log of every change of state, once', async () => {
    const { id } = await stored()
    await fixture.stores.operations.change(id, 0, to('confirmed'))
    await fixture.stores.operations.change(id, 1, to('confirmed', { attempts: 1 }))
    const events = await fixture.db.collection('audit').find({ 'facts.operation': id }).toArray()
    expect(events).toMatchObject([
      { _id: `${id}:1`, what: 'operation confirmed', facts: { from: 'proposed', kind: 'send' } },
    ])
  })

  it('are due when their time has come, cards past their expiry among them, oldest first', async () => {
    const fresh = await openMongoStores()
    const { operations } = fresh.stores
    const make = async (set: Partial<Operation>) => (await operations.insert(anOperation(set))).id
    const card = await make({ expiresAt: 500 })
    const due = await make({ state: 'confirmed', dueAt: 300 })
    await make({ state: 'confirmed', dueAt: 900 })
    await make({ state: 'settled' })
    expect(await operations.due(499, 10)).toEqual([due])
    expect(await operations.due(500, 10)).toEqual([due, card])
    expect(await operations.due(500, 1)).toEqual([due])
    await operations.change(due, 0, { state: 'submitted', at: 1, dueAt: 700 })
    await operations.change(card, 0, { state: 'expired', at: 1, dueAt: null })
    expect(await operations.due(699, 10)).toEqual([])
    expect(await operations.due(700, 10)).toEqual([due])
    await fresh.drop()
  })

  it('are found by the accounts they touch while under way', async () => {
    const [a, b] = ['acct_a', 'acct_b'] as AccountId[]
    if (a === undefined || b === undefined) throw new Error('two accounts')
    const one = await stored({ order: aSend(a, b), state: 'submitted' })
    await stored({ order: aSend(b, a), state: 'settled' })
    const closing = await stored({ order: { kind: 'close-account', account: b, nickname: 'x' }, state: 'unknown' })
    const ids = async (account: AccountId) => (await fixture.stores.operations.underWayFor(account)).map(({ id }) => id)
    expect(await ids(a)).toEqual([one.id])
    expect((await ids(b)).toSorted()).toEqual([one.id, closing.id].toSorted())
  })

  it("are a customer's newest first, page by page, without gaps where times are equal", async () => {
    const customer = 'cus_pages' as CustomerId
    const made = []
    for (let n = 0; n < 9; n += 1) made.push(await stored({ customer, createdAt: 100 + Math.floor(n / 3) }))
    const seen: OperationId[] = []
    for (;;) {
      const before = seen.at(-1)
      const page = await fixture.stores.operations.ofCustomer(customer, { limit: 2, ...(before && { before }) })
      if (page.length === 0) break
      seen.push(...page.map(({ id }) => id))
    }
    const order = made.toSorted((x, y) => y.createdAt - x.createdAt || (x.id < y.id ? 1 : -1))
    expect(seen).toEqual(order.map(({ id }) => id))
  })
})

describe('R10: allowances', () => {
  const of = (operation: string, cents: bigint, limit = 100n) => ({
    ...{ customer: 'cus_1' as CustomerId, day: '2026-11-23', operation: operation as OperationId, cents, limit },
  })

  it('never give more than the limit, however many confirm at once, and count one operation once', async () => {
    const { allowances } = fixture.stores
    const asked = Array.from({ length: 100 }, (_, n) => of(`op_${n % 50}`, 30n))
    const taken = await Promise.all(asked.map((each) => allowances.take(each)))
    const winners = new Set(asked.filter((_, n) => taken[n]).map(({ operation }) => operation))
    expect(winners.size).toBe(3)
    expect(await allowances.spent('cus_1' as CustomerId, '2026-11-23')).toBe(90n)
    expect(await allowances.take(of([...winners][0] ?? '', 30n))).toBe(true)
    expect(await allowances.spent('cus_1' as CustomerId, '2026-11-23')).toBe(90n)
  })

  it('are given back once', async () => {
    const { allowances } = fixture.stores
    const customer = 'cus_back' as CustomerId
    const day = 'd'
    const operation = 'op_1' as OperationId
    expect(await allowances.spent(customer, day)).toBe(0n)
    await allowances.take({ customer, day, operation, cents: 60n, limit: 100n })
    await Promise.all(Array.from({ length: 10 }, () => allowances.giveBack({ customer, day, operation })))
    expect(await allowances.spent(customer, day)).toBe(0n)
    expect(await allowances.take({ customer, day, operation, cents: 100n, limit: 100n })).toBe(true)
    expect(await allowances.take({ customer, day, operation: 'op_2' as OperationId, cents: 1n, limit: 100n })).toBe(
      false,
    )
    expect(await allowances.take({ customer, day: 'e', operation, cents: 101n, limit: 100n })).toBe(false)
  })
})
