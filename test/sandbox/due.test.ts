import { expect, it } from 'vitest'
import { createDue, type Timed } from '#sandbox/kit/due.ts'

/** A store in memory that counts how often it is read. */
const openStore = (...left: readonly Timed[]) => {
  const documents = new Map(left.map((document) => [document._id, document]))
  const store = {
    reads: 0,
    /** Called while a read is under way, after it was decided what it finds. */
    during: async (): Promise<void> => {},
    isAway: false,
  }
  const due = createDue(async (most) => {
    store.reads += 1
    if (store.isAway) throw new Error('the store is away')
    const found = [...documents.values()].toSorted((a, b) => a.nextAt - b.nextAt).slice(0, most)
    await store.during()
    return found
  })
  const write = (_id: string, nextAt: number | null): Promise<void> =>
    due.writing(nextAt, async () => {
      documents.delete(_id)
      if (nextAt !== null) documents.set(_id, { _id, nextAt })
    })
  return { store, due, write }
}

it('finds what an earlier process left, at its time and not before', async () => {
  const { due } = openStore({ _id: 'b', nextAt: 20 }, { _id: 'a', nextAt: 10 })
  expect(await due.ids(9, 5)).toEqual([])
  expect(await due.ids(10, 5)).toEqual(['a'])
  expect(await due.ids(20, 5)).toEqual(['a', 'b'])
  expect(await due.ids(20, 1)).toEqual(['a'])
})

it('asks the store no more than it must', async () => {
  const { store, due, write } = openStore()
  for (let now = 0; now < 100; now += 1) expect(await due.ids(now, 5)).toEqual([])
  expect(store.reads).toBe(1)
  await write('a', 500)
  for (let now = 100; now < 500; now += 1) expect(await due.ids(now, 5)).toEqual([])
  expect(store.reads).toBe(1)
  expect(await due.ids(500, 5)).toEqual(['a'])
  await write('a', null)
  await due.ids(501, 5)
  const { reads } = store
  expect(await due.ids(900, 5)).toEqual([])
  expect(store.reads).toBe(reads)
})

it('forgets nothing that is written while it reads', async () => {
  const { store, due, write } = openStore()
  store.during = () => write('a', 7)
  expect(await due.ids(5, 5)).toEqual([])
  store.during = async () => {}
  expect(await due.ids(7, 5)).toEqual(['a'])
})

it('forgets nothing that is read in vain while it is still being written', async () => {
  const stored: Timed[] = []
  const slow = createDue(async () => stored)
  await slow.ids(0, 5)
  await slow.writing(3, async () => {
    expect(await slow.ids(5, 5)).toEqual([])
    stored.push({ _id: 'a', nextAt: 3 })
  })
  expect(await slow.ids(5, 5)).toEqual(['a'])
})

it('forgets nothing when a read or a write fails', async () => {
  const { store, due } = openStore({ _id: 'a', nextAt: 10 })
  store.isAway = true
  await expect(due.ids(10, 5)).rejects.toThrow('away')
  store.isAway = false
  expect(await due.ids(10, 5)).toEqual(['a'])

  const stored: Timed[] = []
  const other = createDue(async () => stored)
  await other.ids(0, 5)
  const failing = other.writing(20, async () => {
    stored.push({ _id: 'b', nextAt: 20 })
    throw new Error('the answer was lost')
  })
  await expect(failing).rejects.toThrow('lost')
  expect(await other.ids(20, 5)).toEqual(['b'])
})
