import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import { anAccount, anOperationId, balance, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const opened = async (cents: bigint): Promise<AccountId> => {
  const account = anAccount({ cents })
  await fixture.stores.accounts.insert(account)
  return account.id
}
const standing = async (id: AccountId) => {
  const account = await fixture.stores.accounts.find(id)
  if (account === undefined) throw new Error('the account is gone')
  return account
}

describe('an account that is to be closed', () => {
  it('turns to closing once, for one operation, and only when nothing is in it and nothing held', async () => {
    const { accounts } = fixture.stores
    const customer = 'cus_closing' as never
    const [one, other] = [anOperationId(), anOperationId()]
    const full = anAccount({ customer, cents: 1n })
    const coins = anAccount({ customer, kind: 'crypto', coins: { BTC: money('BTC', 0n), ETH: money('ETH', 1n) } })
    const linked = anAccount({ customer, kind: 'external', cents: 5n, status: 'pending-proof' })
    const empty = anAccount({ customer })
    for (const account of [full, coins, linked, empty]) await accounts.insert(account)
    expect(await accounts.beginClosing(full.id, one)).toBe('not-empty')
    expect(await accounts.beginClosing(coins.id, one)).toBe('not-empty')
    expect(await accounts.beginClosing('acct_none' as AccountId, one)).toBe('not-there')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => accounts.beginClosing(empty.id, n % 2 === 0 ? one : other)),
    )
    expect(answers.filter((answer) => answer === 'closing')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'not-there')).toHaveLength(10)
    const winner = (await standing(empty.id)).closing?.operation
    const loser = winner === one ? other : one
    expect((await accounts.closing(10)).map(({ id }) => id)).toEqual([empty.id])
    await accounts.reopen(empty.id, loser)
    expect((await standing(empty.id)).status).toBe('closing')
    await accounts.reopen(empty.id, winner ?? one)
    await accounts.reopen(empty.id, winner ?? one)
    expect(await standing(empty.id)).toEqual(empty)
    // What a linked bank holds is not ours to count, and it goes back to where it stood.
    expect(await accounts.beginClosing(linked.id, one)).toBe('closing')
    await accounts.reopen(linked.id, one)
    expect(await standing(linked.id)).toEqual(linked)
    expect(await accounts.beginClosing(linked.id, other)).toBe('closing')
    expect(await accounts.setStatus(linked.id, 'open', ['open', 'locked'])).toBe(false)
    expect(await accounts.setStatus(linked.id, 'closed', ['closing'])).toBe(true)
    expect(await standing(linked.id)).toEqual({ ...linked, status: 'closed' })
    expect((await accounts.closedOf(customer)).map(({ id }) => id)).toEqual([linked.id])
    expect(await accounts.closing(10)).toEqual([])
  })

  it('is not taken for closing while something is held, and holds nothing that is taken meanwhile', async () => {
    const { accounts } = fixture.stores
    const id = await opened(5_00n)
    await accounts.hold(id, anOperationId(), usd(5_00n))
    // By a balance read late it looks empty.
    await accounts.refresh(id, balance(0n, 5_000))
    expect(await accounts.beginClosing(id, anOperationId())).toBe('not-empty')
  })
})
