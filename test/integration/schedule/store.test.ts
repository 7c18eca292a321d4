import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSeals } from '#adapters/vault/index.ts'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { type ConversationId, type CustomerId, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { type Schedule, stopped } from '#bank/schedule/schedule.ts'
import { aKey, anAccount, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const aSchedule = (set: Partial<Schedule> = {}): Schedule => ({
  id: newId('schedule'),
  customer: 'cus_1' as CustomerId,
  conversation: 'web:1' as ConversationId,
  from: { account: anAccount().id, name: 'Canary Everyday' },
  to: { account: anAccount().id, customer: 'cus_2' as CustomerId, name: 'Bartholomew Canaryson', handle: 'bart' },
  amount: usd(12_34n),
  note: 'for the canary seed',
  rule: { repeat: 'monthly', first: '2027-01-31', monthDay: 31, until: '2027-12-31', times: 5 },
  ...{ state: 'proposed', revision: 0, next: 0, since: 0, expiresAt: 10_000, createdAt: 1_000 },
  ...set,
})
const raw = (id: string) => fixture.db.collection<{ _id: string }>('schedules').findOne({ _id: id })

describe('the store of schedules', () => {
  it('gives back what it was given, once', async () => {
    const schedule = aSchedule()
    const [one, two] = await Promise.all([
      fixture.stores.schedules.insert(schedule),
      fixture.stores.schedules.insert(schedule),
    ])
    expect(one).toEqual(schedule)
    expect(two).toEqual(schedule)
    expect(await fixture.stores.schedules.insert({ ...schedule, amount: usd(99n) })).toEqual(schedule)
    expect(await fixture.stores.schedules.find(newId('schedule'))).toBeUndefined()
  })

  it('keeps names and notes encrypted, also under a new key', async () => {
    const schedule = await fixture.stores.schedules.insert(aSchedule())
    const stored = JSON.stringify(await raw(schedule.id), (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
    expect(stored).not.toMatch(/canary|Bartholomew/i)
    expect(stored).toContain('bart')
    const keys = { current: 'k2', keys: { ...fixture.dataKeys.keys, k2: aKey() } }
    const turned = createMongoStores({ client: fixture.client, database: fixture.name, seals: createSeals(keys) })
    expect(await turned.rekey()).toBeGreaterThan(0)
    const alone = createSeals({ current: 'k2', keys: { k2: keys.keys.k2 } })
    const later = createMongoStores({ client: fixture.client, database: fixture.name, seals: alone })
    expect(await later.schedules.find(schedule.id)).toEqual(schedule)
    fixture = { ...fixture, stores: later, dataKeys: keys }
  })

  it('lets one of many changes through, and none that its life does not have', async () => {
    const { schedules } = fixture.stores
    const { id, ...rest } = await schedules.insert(aSchedule())
    const activate = { ...rest, state: 'active', dueAt: 5_000 } as const
    const won = await Promise.all(Array.from({ length: 20 }, () => schedules.change(id, 0, activate)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await schedules.find(id)).toMatchObject({ state: 'active', revision: 1, dueAt: 5_000 })
    await expect(schedules.change(id, 1, { ...rest, state: 'proposed' })).rejects.toThrow(RangeError)
    const active = await schedules.find(id)
    expect(active && (await schedules.change(id, 1, { ...stopped(active, 'paused'), why: 'refusals' }))).toBe(true)
    const paused = await schedules.find(id)
    expect(paused).toMatchObject({ state: 'paused', why: 'refusals' })
    expect(paused).not.toHaveProperty('dueAt')
    await schedules.change(id, 2, { ...rest, state: 'active', dueAt: 6_000 })
    expect(await schedules.find(id)).not.toHaveProperty('why')
  })

  it('counts on from what an earlier version had counted', async () => {
    const schedule = await fixture.stores.schedules.insert(aSchedule({ state: 'active', next: 7, dueAt: 1e12 }))
    await fixture.db
      .collection<{ _id: string }>('schedules')
      .updateOne({ _id: schedule.id }, { $set: { refusals: 2 }, $unset: { since: '' } })
    expect(await fixture.stores.schedules.find(schedule.id)).toEqual({ ...schedule, since: 5 })
  })

  it('gives what is due, the longest due first, and only what is active', async () => {
    const { schedules } = fixture.stores
    const due = [30_000, 10_000, 20_000].map((dueAt) => aSchedule({ state: 'active', dueAt, createdAt: dueAt }))
    for (const each of [...due, aSchedule({ state: 'paused' })]) await schedules.insert(each)
    const ids = [due[1]?.id, due[2]?.id]
    expect((await schedules.due(20_000, 100)).filter((id) => due.some((each) => each.id === id))).toEqual(ids)
    expect(await schedules.due(20_000, 1)).toHaveLength(1)
  })

  it('gives a customer what stands, oldest first, and forgets what nobody confirmed', async () => {
    const { schedules } = fixture.stores
    const customer = 'cus_lister' as CustomerId
    const made = (['active', 'paused', 'proposed', 'ended', 'deleted'] as const).map((state, at) =>
      aSchedule({ customer, state, createdAt: 10 - at }),
    )
    for (const each of made) await schedules.insert(each)
    expect((await schedules.ofCustomer(customer)).map(({ state }) => state)).toEqual(['paused', 'active'])
    expect((await raw(made[2]?.id ?? ''))?.['proposedAt' as never]).toBeInstanceOf(Date)
    expect(await raw(made[0]?.id ?? '')).not.toHaveProperty('proposedAt')
    const indexes = await fixture.db.collection('schedules').indexes()
    expect(indexes.find(({ key }) => 'proposedAt' in key)).toMatchObject({ expireAfterSeconds: 86_400 })
  })

  it('is refused by the database itself without an amount', async () => {
    const stored = await raw((await fixture.stores.schedules.insert(aSchedule())).id)
    const broken = { ...stored, _id: newId('schedule'), amount: { asset: 'USD', minor: 0n } }
    await expect(fixture.db.collection<{ _id: string }>('schedules').insertOne(broken)).rejects.toThrow(/validation/)
  })
})
