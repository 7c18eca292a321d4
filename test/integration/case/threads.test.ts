import { describe, expect, it } from 'vitest'
import { listCases, readCase } from '#bank/case/desk.ts'
import { MAX_OPEN_UNPROVED, openCase } from '#bank/case/open.ts'
import { closeOwnCase, isReadBy, MOST_UNANSWERED, REOPEN_MS, writeToCase } from '#bank/case/thread.ts'
import type { Topic } from '#bank/case/case.ts'
import { caseId, conversationId } from '#bank/ground/ids.ts'
import { caseThreads } from '#adapters/mongo/migrations/015-case-threads.ts'
import { aCustomer } from '#test/support/mongo-stores.ts'
import { openCaseWorld } from './case-world.ts'

const DAY = 86_400_000
const world = openCaseWorld()
const { ports, writer, kept, opened, answer, found, woken } = world

describe('a case', () => {
  it('is opened once however often the turn is stepped, and the same trouble goes into the same case', async () => {
    const ann = aCustomer()
    const first = writer('telegram:1', ann)
    const id = await opened(first)
    expect(await opened(first)).toBe(id)
    expect(await opened(writer('telegram:1', ann), 'human', 'And on Saturday')).toBe(id)
    expect(await opened(writer('telegram:1', ann), 'complaint')).not.toBe(id)
    expect((await found(id)).thread?.map(({ by, text }) => [by, text])).toEqual([['customer', 'And on Saturday']])
  })

  it('holds nothing that can be read in the database', async () => {
    const id = await opened(writer('telegram:2', aCustomer()), 'fraud', 'a walrus took my money')
    await answer(id, 'We look for the walrus')
    await writeToCase(ports(), writer('telegram:2', undefined), { case: id, text: 'walrus' })
    const raw = JSON.stringify(await world.db.collection<{ _id: string }>('cases').findOne({ _id: id }))
    expect(raw).not.toMatch(/walrus|maria/)
    expect((await found(id)).thread).toMatchObject([
      { by: 'support', text: 'We look for the walrus', operator: 'maria' },
    ])
  })

  it('is read by its customer, signed in, or in the chat where nobody was, and by nobody else', async () => {
    const [ann, eve] = [aCustomer(), aCustomer()]
    const own = await found(await opened(writer('telegram:3', ann)))
    const strange = await found(await opened(writer('web:stranger')))
    const unproved = await found(await opened(writer('telegram:4', undefined, ann)))
    const reads = [
      [{ chat: 'telegram:3', customer: ann }, [true, false, true]],
      [{ chat: 'discord:9', customer: ann }, [true, false, true]],
      [{ chat: 'telegram:3', customer: undefined }, [false, false, false]],
      [{ chat: 'telegram:3', customer: eve }, [false, false, false]],
      [{ chat: 'web:stranger', customer: undefined }, [false, true, false]],
      [{ chat: 'telegram:4', customer: undefined }, [false, false, true]],
      [{ chat: 'web:other', customer: undefined }, [false, false, false]],
    ] as const
    for (const [{ chat, customer }, expected] of reads) {
      const who = { chat: conversationId(chat), customer }
      expect([own, strange, unproved].map((each) => isReadBy(each, who))).toEqual(expected)
    }
    for (const who of [writer('telegram:3', eve), writer('web:other')]) {
      expect(await writeToCase(ports(), who, { case: own.id, text: 'x' })).toMatchObject({
        error: { kind: 'not-yours' },
      })
      expect(await closeOwnCase(ports(), who, own.id)).toBe(false)
    }
  })

  it('is limited in number, messages and time, the more so where nobody is signed in', async () => {
    const topics: readonly Topic[] = ['human', 'complaint', 'fraud', 'lost-card']
    const made = []
    for (const topic of topics) made.push(await openCase(ports(), writer('web:flood'), { topic, text: 'x' }))
    expect(made.filter(({ ok }) => ok)).toHaveLength(MAX_OPEN_UNPROVED)
    expect(made.at(-1)).toMatchObject({ error: { kind: 'too-many', limit: MAX_OPEN_UNPROVED } })
    const bob = aCustomer()
    const id = await opened(writer('telegram:5', bob))
    const written = []
    for (let n = 0; n < MOST_UNANSWERED + 2; n += 1)
      written.push(await writeToCase(ports(), writer('telegram:5', bob), { case: id, text: `${n}` }))
    expect(written.filter(({ ok }) => ok)).toHaveLength(MOST_UNANSWERED - 1)
    expect(written.at(-1)).toMatchObject({ error: { kind: 'wait', limit: MOST_UNANSWERED } })
    await answer(id, 'We read all of it')
    expect(await writeToCase(ports(), writer('telegram:5', bob), { case: id, text: 'thanks' })).toMatchObject({
      ok: true,
    })
  })

  it('is answered once for one press, by whomever and however often it arrives', async () => {
    const id = await opened(writer('telegram:6', aCustomer()))
    const press = { key: 'the same' }
    woken.length = 0
    await Promise.all([answer(id, 'Hello', press), answer(id, 'Hello', press), answer(id, 'Hello', press)])
    const { thread = [], waitingSince } = await found(id)
    expect([thread.length, waitingSince]).toEqual([1, undefined])
    const due = await world.db.collection('notices').find({ 'about.case': id }).toArray()
    expect(due).toMatchObject([{ _id: `${id}:${thread[0]?.id}`, conversation: 'telegram:6', state: 'waiting' }])
    expect(new Set(woken).size).toBe(1)
    expect(await answer(id, '  ')).toBe('empty')
    expect(await answer(id, 'x'.repeat(2_000))).toBe('too-long')
    expect(await answer(caseId('case_none'), 'Hello')).toBe('gone')
  })

  it('loses no word where both write at the same moment', async () => {
    const ann = aCustomer()
    const id = await opened(writer('telegram:7', ann))
    const asked = [1, 2, 3].map((n) =>
      writeToCase(ports(), writer('telegram:7', ann), { case: id, text: `customer ${n}` }),
    )
    await Promise.all([...asked, answer(id, 'support', { key: 'race' })])
    expect((await found(id)).thread?.map(({ text }) => text).toSorted()).toEqual([
      'customer 1',
      'customer 2',
      'customer 3',
      'support',
    ])
  })

  it('is taken up again for two weeks after it was closed, by either side, and answered where its customer wrote last', async () => {
    const ann = aCustomer()
    const id = await opened(writer('telegram:8', ann))
    expect(await closeOwnCase(ports(), writer('telegram:8', ann), id)).toBe(true)
    expect(await found(id)).toMatchObject({ state: 'closed', closedAt: world.now })
    expect((await found(id)).waitingSince).toBeUndefined()
    world.now += 13 * DAY
    expect(await writeToCase(ports(), writer('discord:8', ann), { case: id, text: 'again' })).toMatchObject({
      ok: true,
    })
    expect(await found(id)).toMatchObject({ state: 'open', conversation: 'discord:8', waitingSince: world.now })
    expect((await found(id)).closedAt).toBeUndefined()
    await answer(id, 'Done', { key: 'a', closes: true })
    expect(await found(id)).toMatchObject({ state: 'closed', answer: 'Done' })
    await answer(id, 'One more thing', { key: 'b' })
    expect((await found(id)).state).toBe('open')
    await answer(id, 'Done again', { key: 'c', closes: true })
    world.now += REOPEN_MS
    expect(await writeToCase(ports(), writer('discord:8', ann), { case: id, text: 'late' })).toMatchObject({
      error: { kind: 'over' },
    })
    const notices = await world.db.collection('notices').find({ 'about.case': id }).toArray()
    expect(notices).toHaveLength(3)
  })
})

describe('what operators see', () => {
  it('is who waits longest first, with how much is not answered', async () => {
    const ann = await kept()
    const early = await opened(writer('web:early', ann), 'fraud', 'first')
    world.now += 1_000
    const late = await opened(writer('web:late'), 'human', 'second')
    await writeToCase(ports(), writer('web:early', ann), { case: early, text: 'more' })
    const { open } = await listCases(ports())
    const seen = open.filter(({ found: { id } }) => id === early || id === late)
    expect(seen.map(({ found: { id }, unanswered, handle }) => [id, unanswered, handle])).toEqual([
      [early, 2, ann.handle],
      [late, 1, undefined],
    ])
    await answer(early, 'Hello', { key: 'seen' })
    const after = (await listCases(ports())).open.map(({ found: { id } }) => id)
    expect(after.indexOf(early)).toBeGreaterThan(after.indexOf(late))
    const standing = await ports().cases.standing()
    expect(standing.open).toBe(after.length)
    expect(standing.waitingSince).toBeLessThanOrEqual(world.now)
  })

  it.each([
    ['my account is 000123456789', /0001|456789\b/],
    ['ssn 219-09-2222 and 4111 1111 1111 1111', /219|4111/],
    ['the pin is 739152', /739152/],
  ])('never a whole number: %s', async (text, secret) => {
    const ann = await kept()
    const id = await opened(writer(`web:${world.turns}`, ann), 'fraud', text)
    await writeToCase(ports(), writer(`web:${world.turns}`, ann), { case: id, text })
    const seen = await readCase(ports(), id)
    expect(JSON.stringify([seen?.found.text, seen?.found.thread])).not.toMatch(secret)
    expect(JSON.stringify(seen?.person)).not.toContain(ann.phone)
  })

  it('nothing of an account where nobody was signed in', async () => {
    const ann = await kept()
    const id = await opened(writer('telegram:lost', undefined, ann), 'lost-phone', 'help')
    expect(await readCase(ports(), id)).toMatchObject({ person: { handle: ann.handle }, payments: [] })
    expect((await found(id)).attached).toBe('{"recent":[]}')
  })
})

describe('cases of an earlier version', () => {
  it('wait from the day they were reported on, and are answered in a thread', async () => {
    const ann = aCustomer()
    const id = await opened(writer('telegram:old', ann), 'human')
    await world.db
      .collection<{ _id: string }>('cases')
      .updateOne({ _id: id }, { $unset: { waitingSince: '', topic: '' } })
    await caseThreads.run(world.db)
    await caseThreads.run(world.db)
    expect(await found(id)).toMatchObject({ waitingSince: (await found(id)).createdAt, wrong: 'other' })
    expect(await answer(id, 'Hello', { key: 'old' })).toBe('done')
  })
})
