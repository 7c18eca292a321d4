import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSeen } from '#bank/operation/mirror.ts'
import { aTransfer, openBooksOnMongo, side } from './books-on-mongo.ts'

let world: Awaited<ReturnType<typeof openBooksOnMongo>>
beforeAll(async () => {
  world = await openBooksOnMongo()
})
afterAll(() => world?.drop())

it('looks each account up once to take over what the bank shows, and the one that is not ours each time', async () => {
  const { accounts, entries, operations, journal } = world.stores
  const [ann, ben] = [await world.move(), await world.move()]
  const stranger = { account: 'f'.repeat(24), user: 'e'.repeat(24), kind: 'deposit', name: 'Carl' } as const
  const lookedUp: string[] = []
  const findByBankAccount = (id: string) => {
    lookedUp.push(id)
    return accounts.findByBankAccount(id)
  }
  const deps = { accounts: { findByBankAccount }, entries, operations, journal }
  const between = aTransfer(side(ann), side(ben))
  expect(await saveSeen(deps, [between, aTransfer(side(ben), side(ann))])).toBe(2)
  expect(lookedUp.toSorted()).toEqual([ann, ben].map(({ account }) => account.bankAccountId).toSorted())
  expect((await entries.find(between.id))?.accounts).toEqual([ann.account.id, ben.account.id])
  lookedUp.length = 0
  // It may become ours at any moment.
  expect(await saveSeen(deps, [aTransfer(side(ann), stranger)])).toBe(1)
  expect(lookedUp.filter((id) => id === ann.account.bankAccountId)).toHaveLength(1)
  expect(lookedUp.filter((id) => id === stranger.account).length).toBeGreaterThan(1)
})
