import { describe, expect, it } from 'vitest'
import type { Topic } from '#bank/case/case.ts'
import { answerCase, listCases, MOST_IN_LIST } from '#bank/case/desk.ts'
import { handleCases } from '#bank/case/handle.ts'
import { closeOwnCase, writeToCase } from '#bank/case/thread.ts'
import { caseId, type CaseId } from '#bank/ground/ids.ts'
import { aCustomer } from '#test/support/mongo-stores.ts'
import { openCaseWorld } from './case-world.ts'

const world = openCaseWorld()
const { ports, writer, kept, opened, answer, found } = world

/** Ports that fail as a process that dies. */
const dead = (): never =>
  new Proxy(
    {},
    {
      get: () => () => {
        throw new Error('it died here')
      },
    },
  ) as never

describe('a case that somebody opened in a chat of a customer’s without logging in', () => {
  it('gets no word of what the customer reports signed in, and keeps them from nothing', async () => {
    const ann = aCustomer()
    const topics: readonly Topic[] = ['fraud', 'human', 'lost-phone']
    const planted = []
    for (const topic of topics) planted.push(await opened(writer('telegram:stolen', undefined, ann), topic, 'x'))
    for (const [at, topic] of topics.entries()) {
      for (const chat of ['discord:hers', 'telegram:stolen']) {
        const own = await opened(writer(chat, ann), topic, 'my savings are gone')
        expect(own).not.toBe(planted[at])
        expect(await found(own)).not.toHaveProperty('isUnproved')
      }
    }
    const [first] = planted
    if (first === undefined) throw new Error('nothing was planted')
    expect(await writeToCase(ports(), writer('discord:hers', ann), { case: first, text: 'my savings' })).toMatchObject({
      error: { kind: 'not-yours' },
    })
    expect(JSON.stringify(await Promise.all(planted.map(found)))).not.toContain('savings')
    expect(await closeOwnCase(ports(), writer('discord:hers', ann), first)).toBe(true)
  })

  it('counts for none of those that the customer may have open', async () => {
    const ann = aCustomer()
    for (let n = 0; n < 4; n += 1)
      for (const topic of ['fraud', 'human', 'lost-phone'] as const)
        await opened(writer(`telegram:many${n}`, undefined, ann), topic, 'x')
    expect(await found(await opened(writer('discord:many', ann), 'lost-card'))).toMatchObject({ state: 'open' })
  })
})

describe('an answer', () => {
  const noticesOf = (id: CaseId) => world.db.collection('notices').find({ 'about.case': id }).toArray()
  const sweep = () => handleCases({ ...ports(), reports: dead(), rail: dead() })

  it('that was changed and sent from the same form is another one', async () => {
    const id = await opened(writer('telegram:form', aCustomer()))
    const form = { key: 'one form' }
    await answer(id, 'We look into it', form)
    await answer(id, 'We have found it', form)
    await answer(id, 'We have found it', form)
    await answer(id, 'We have found it', { ...form, closes: true })
    const { thread = [], state } = await found(id)
    expect(thread.map(({ text, closes }) => [text, closes])).toEqual([
      ['We look into it', undefined],
      ['We have found it', undefined],
      ['We have found it', true],
    ])
    expect(state).toBe('closed')
    expect(await noticesOf(id)).toHaveLength(3)
  })

  it.each(['audit', 'notices'] as const)('is told where the process dies at its %s', async (dying) => {
    const id = await opened(writer('telegram:dies', aCustomer()), dying === 'audit' ? 'human' : 'fraud')
    const dies = { ...ports(), [dying]: dead() }
    const given = { case: id, operator: 'maria', text: 'It is on its way', key: 'dies', closes: false }
    await expect(answerCase(dies, given)).rejects.toThrow('it died here')
    expect(await noticesOf(id)).toEqual([])
    world.now += 120_000
    await sweep()
    await sweep()
    const { thread = [], dueAt } = await found(id)
    expect(await noticesOf(id)).toMatchObject([{ _id: `${id}:${thread[0]?.id}`, conversation: 'telegram:dies' }])
    expect(dueAt).toBeUndefined()
  })

  it('is told once, also where the sweep looks after it, and once more for each time that the case is closed', async () => {
    const id = await opened(writer('telegram:thrice', aCustomer()))
    for (const key of ['a', 'b', 'c']) await answer(id, key, { key, closes: true })
    world.now += 120_000
    await sweep()
    expect(await noticesOf(id)).toHaveLength(3)
  })
})

describe('the list of operators', () => {
  it('has every case of a customer’s, however many strangers have opened', async () => {
    const early = await found(await opened(writer('web:crowd')))
    const crowd = Array.from({ length: MOST_IN_LIST + 20 }, (_, n) => ({ ...early, id: caseId(`case_crowd${n}`) }))
    for (const each of crowd) await ports().cases.insert(each)
    world.now += 1_000
    const id = await opened(writer('telegram:late', await kept()), 'fraud')
    expect((await listCases(ports())).open.map((each) => each.found.id)).toContain(id)
    await world.db.collection<{ _id: string }>('cases').deleteMany({ _id: { $in: crowd.map((each) => each.id) } })
  })
})
