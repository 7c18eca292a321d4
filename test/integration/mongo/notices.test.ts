import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountId, CustomerId, OperationId, ScheduleId } from '#bank/ground/ids.ts'
import type { Notice, NoticeSubject } from '#bank/ground/notice.ts'
import { type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const alex = 'cus_alex' as CustomerId
const hers = 'acct_hers' as AccountId
let serial = 0
const aNotice = (set: Partial<Notice> = {}): Notice => ({
  id: `op_${++serial}:settled`,
  customer: alex,
  conversation: 'telegram:1',
  about: { kind: 'operation', operation: 'op_1' as OperationId },
  createdAt: 1_000,
  ...set,
})

describe('notices', () => {
  it.each<NoticeSubject>([
    { kind: 'operation', operation: 'op_1' as OperationId },
    { kind: 'received', transfer: 'tr_1', account: hers },
    { kind: 'by-number', transfer: 'tr_1', account: hers, what: 'taken-back' },
    { kind: 'by-number', transfer: 'tr_1', account: hers, what: 'given-back' },
    { kind: 'alert', alert: 'alrt_1', price: '60000.00', at: 5 },
    { kind: 'tier', tier: 'receive-only' },
  ])('are added once and found until delivered: %o', async (about) => {
    const { notices } = fixture.stores
    const notice = aNotice({ about })
    const added = await Promise.all(Array.from({ length: 10 }, () => notices.add(notice)))
    expect(added.filter(Boolean)).toHaveLength(1)
    expect(await notices.find(notice.id)).toEqual(notice)
    await notices.end(notice.id, 'delivered', 2_000)
    expect(await notices.find(notice.id)).toBeUndefined()
    expect(await notices.add(notice)).toBe(false)
  })

  it('are due oldest first until delivered, later when postponed', async () => {
    const fresh = await openMongoStores()
    const { notices } = fresh.stores
    const [one, two] = [aNotice({ createdAt: 10 }), aNotice({ createdAt: 5 })]
    await notices.add(one)
    await notices.add(two)
    expect(await notices.due(4, 10)).toEqual([])
    expect(await notices.due(10, 10)).toEqual([two.id, one.id])
    expect(await notices.due(10, 1)).toEqual([two.id])
    await notices.postpone(two.id, 50)
    expect(await notices.due(49, 10)).toEqual([one.id])
    await notices.end(one.id, 'delivered', 20)
    await notices.postpone(one.id, 1)
    await notices.end(one.id, 'unreachable', 21)
    expect(await notices.due(50, 10)).toEqual([two.id])
    expect(await notices.undeliveredOf(alex)).toEqual([])
    await fresh.drop()
  })

  it('are due again where they were delivered lately, the newest first, once the chat has lost them', async () => {
    const { notices } = fixture.stores
    const conversation = 'web:lost'
    const told = [1, 2, 3, 4].map((n) => aNotice({ conversation, createdAt: n }))
    const elsewhere = aNotice({ conversation: 'web:kept' })
    for (const [n, notice] of [...told, elsewhere].entries()) {
      await notices.add(notice)
      await notices.showAgain(notice.id, 'telegram:1', 500)
      expect(await notices.find(notice.id)).toEqual({ ...notice, deliveredIn: 'telegram:1' })
      await notices.end(notice.id, 'delivered', 1_000 + n)
    }
    await notices.redeliver(conversation, { since: 1_000, most: 2, now: 9_000 })
    expect((await notices.due(9_000, 100)).toSorted()).toEqual(
      told
        .slice(2)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(await notices.find(told[3]?.id ?? '')).toEqual(told[3])
    await notices.end(told[3]?.id ?? '', 'delivered', 9_500)
    expect(await notices.find(told[3]?.id ?? '')).toBeUndefined()
  })

  it.each<NoticeSubject>([
    { kind: 'run-out', until: 5 },
    { kind: 'card-expired', operation: 'op_1' as OperationId },
    { kind: 'schedule-expired', schedule: 'sch_1' as ScheduleId },
  ])('that were of their moment never take the place of an outcome there: %o', async (about) => {
    const { notices } = fixture.stores
    const conversation = `web:moments-${about.kind}`
    const [outcome, moment] = [aNotice({ conversation }), aNotice({ conversation, about })]
    for (const [n, { id }] of [outcome, moment].entries()) {
      await notices.add(n === 0 ? outcome : moment)
      await notices.end(id, 'delivered', 1_000 + n)
    }
    await notices.redeliver(conversation, { since: 0, most: 1, now: 9_000 })
    expect(await notices.find(outcome.id)).toEqual(outcome)
    expect(await notices.find(moment.id)).toBeUndefined()
  })

  it('wait for the next turn where no channel could take them', async () => {
    const { notices } = fixture.stores
    const notice = aNotice({ customer: 'cus_away' as CustomerId })
    await notices.add(notice)
    await notices.end(notice.id, 'unreachable', 5)
    // A second job for it must not deliver it beside the answer that says it.
    expect(await notices.find(notice.id)).toBeUndefined()
    expect(await notices.undeliveredOf('cus_away' as CustomerId)).toEqual([notice])
    await notices.postpone(notice.id, 1)
    expect(await notices.due(1, 10)).toContain(notice.id)
    expect(await notices.find(notice.id)).toEqual(notice)
    await notices.end(notice.id, 'delivered', 6)
    expect(await notices.undeliveredOf('cus_away' as CustomerId)).toEqual([])
  })
})
