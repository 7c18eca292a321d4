import { describe, expect, it } from 'vitest'
import { readingOnce } from '#conversation/ask/read-once.ts'
import type { Ports } from '#bank/registry.ts'
import { account, customer, ME } from '#test/support/dialogs.ts'

/** A bank of one customer, whose stores note what is called on them; a write takes as long as the test says. */
const open = (write: Promise<void> = Promise.resolve()) => {
  const calls: string[] = []
  let nickname = 'Everyday'
  const noted =
    <T>(name: string, answer: () => T) =>
    async (): Promise<T> => {
      calls.push(name)
      return answer()
    }
  const stores = {
    customers: {
      find: noted('customers.find', () => customer()),
      findByHandle: noted('customers.findByHandle', () => customer()),
    },
    accounts: {
      find: noted('accounts.find', () => account('1', { nickname })),
      ofCustomer: noted('accounts.ofCustomer', () => [account('1', { nickname })]),
      rename: async (_: string, name: string) => {
        calls.push('accounts.rename')
        await write
        nickname = name
      },
    },
    operations: {},
  }
  return { ports: readingOnce(stores as unknown as Ports), calls }
}
const namesOf = async ({ accounts }: Ports): Promise<readonly string[]> =>
  (await accounts.ofCustomer(ME)).map((each) => each.nickname)

describe('the bank read once in a stepping', () => {
  it('asks each store for the same thing once', async () => {
    const { ports, calls } = open()
    await Promise.all([ports.customers.find(ME), ports.customers.find(ME), namesOf(ports), namesOf(ports)])
    expect(calls).toEqual(['customers.find', 'accounts.ofCustomer'])
  })

  it('does not look up by id who was found by their handle', async () => {
    const { ports, calls } = open()
    await ports.customers.findByHandle('maria_l')
    expect((await ports.customers.find(ME))?.id).toBe(ME)
    expect(calls).toEqual(['customers.findByHandle'])
  })

  it('does not look up by id what a list has shown', async () => {
    const { ports, calls } = open()
    const [first] = await ports.accounts.ofCustomer(ME)
    expect(await ports.accounts.find(first?.id as never)).toBe(first)
    expect(calls).toEqual(['accounts.ofCustomer'])
  })

  it('reads again after a write', async () => {
    const { ports } = open()
    expect(await namesOf(ports)).toEqual(['Everyday'])
    await ports.accounts.rename(account('1').id, 'Rent')
    expect(await namesOf(ports)).toEqual(['Rent'])
  })

  it('does not keep what was read while a write was under way', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { ports } = open(promise)
    const renaming = ports.accounts.rename(account('1').id, 'Rent')
    expect(await namesOf(ports)).toEqual(['Everyday'])
    resolve()
    await renaming
    expect(await namesOf(ports)).toEqual(['Rent'])
  })
})
