import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer, Tier } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { tellAllOwed } from '#bank/ground/owed.ts'
import type { BankUser } from '#bank/ground/rail.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import { connectSync, type Ports } from '#bank/registry.ts'
import { aCustomer, anAccount, anIdentity, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const PAGES = 3
const OF_EACH = 2

let mongo: StoresOnMongo
beforeAll(async () => {
  mongo = await openMongoStores()
})
afterAll(() => mongo.drop())

let serial = 0
const aTransfer = (account: string, user: string): BankTransfer => {
  serial += 1
  return {
    ...{ id: `tr_look${serial}`, operation: '', status: 'settled', amount: usd(1_00n), note: '' },
    from: { kind: 'other', name: 'An employer' },
    to: { account, user, kind: 'deposit', name: 'Ann' },
    ...{ createdAt: 1_000 + serial, timeline: [{ at: 1_000, status: 'settled', note: '' }] },
  }
}

/** A customer at a bank of which a test decides what it shows, and when it answers. */
const aLook = async (tier: Tier = 'unverified') => {
  serial += 1
  const user = `user_look${serial}`
  const customer: Customer = aCustomer({ bankUserId: user, tier, missing: [] })
  const account = anAccount({ customer: customer.id, bankAccountId: `node_look${serial}` })
  await mongo.stores.customers.insert(customer, 'digest', anIdentity())
  await mongo.stores.accounts.insert(account)
  /** Newest first, as the bank shows them. */
  const pages = Array.from({ length: PAGES }, () =>
    Array.from({ length: OF_EACH }, () => aTransfer(account.bankAccountId, user)),
  )
  const bank = {
    /** What ends the next look: the bank does not answer for this page, or the process dies at this write. */
    noPage: 0,
    diesAtSave: 0,
    saves: 0,
    user: async (): Promise<BankUser> => ({ id: user, tier: 'full', reviewing: false, missing: [] }),
  }
  const rail = {
    users: { read: async () => ({ ok: true, value: await bank.user() }) },
    accounts: {
      list: async () => ({ ok: true, value: [] }),
      read: async () => {
        const balance = { posted: account.posted, coins: account.coins }
        return { ok: true, value: { balance, locked: false, active: true, sends: true, nickname: '' } }
      },
    },
    transfers: {
      read: async ({ transfer }: { readonly transfer: string }) => ({
        ok: true,
        value: pages.flat().find(({ id }) => id === transfer),
      }),
      list: async ({ page }: { readonly page: number }) => {
        if (page === bank.noPage) return { ok: false, error: { kind: 'unknown', message: 'no answer' } }
        return { ok: true, value: { transfers: pages[page - 1] ?? [], ...(page < PAGES && { next: page + 1 }) } }
      },
    },
  }
  const { entries } = mongo.stores
  const save: typeof entries.save = async (entry) => {
    bank.saves += 1
    if (bank.saves === bank.diesAtSave) throw new Error('the process died')
    return await entries.save(entry)
  }
  const ports = {
    ...{ ...mongo.stores, rail, clock: () => 5_000_000, log: silent, entries: { ...entries, save } },
    wake: { operation: async () => undefined, notice: async () => undefined, sync: async () => undefined },
  } as unknown as Ports
  const sync = connectSync(ports, { advance: async () => 'done' })
  const kept = async (): Promise<number> => (await entries.page({ customer: customer.id, limit: 50 })).length
  return { customer, bank, sync, user, kept, ports, account, pages }
}
const tierOf = async (id: CustomerId) => (await mongo.stores.customers.find(id))?.tier

it.each([2, 3])('finds all that is older after the bank did not answer for page %i', async (page) => {
  const { customer, bank, sync, kept } = await aLook()
  bank.noPage = page
  await expect(sync.customer(customer.id)).rejects.toThrow(/could not be read/)
  bank.noPage = 0
  await sync.customer(customer.id)
  expect(await kept()).toBe(PAGES * OF_EACH)
})

it('finds all that is older after the process died at any write', async () => {
  for (let write = 1; write <= PAGES * OF_EACH; write += 1) {
    const { customer, bank, sync, kept } = await aLook()
    bank.diesAtSave = write
    await expect(sync.customer(customer.id)).rejects.toThrow('the process died')
    await sync.customer(customer.id)
    expect(await kept(), `died at write ${write}`).toBe(PAGES * OF_EACH)
  }
})

describe('what another bank has moved by the account’s number', () => {
  type Looked = Awaited<ReturnType<typeof aLook>>
  const byWebhook = ({ sync, user, account }: Looked, { id }: BankTransfer) =>
    sync.apply({ about: 'transfer', id, operation: '', toUser: user, toAccount: account.bankAccountId })
  const byLook = ({ sync, customer }: Looked) => sync.customer(customer.id)

  it.each([
    ['a webhook', byWebhook],
    ['a look at all', byLook],
  ] as const)('is delivered once it is kept, by %s: what it says is read there', async (_, look) => {
    const looked = await aLook('full')
    const [first] = looked.pages[0] ?? []
    if (first === undefined) throw new Error('the bank shows nothing')
    const early: string[] = []
    const told: string[] = []
    looked.ports.wake.notice = async (id) => {
      const [transfer = '', what] = id.split(':')
      const entry = await mongo.stores.entries.find(transfer)
      if (entry?.transfer.status !== (what === 'taken-back' ? 'returned' : 'settled')) early.push(id)
      told.push(id)
    }
    const at = 5_000_000
    const settled: BankTransfer = {
      ...{ ...first, via: 'account-number', status: 'settled' },
      timeline: [{ at, status: 'settled', note: '' }],
    }
    const returned: BankTransfer = {
      ...{ ...settled, status: 'returned' },
      timeline: [...settled.timeline, { at, status: 'returned', note: '' }],
    }
    for (const transfer of [settled, returned]) {
      looked.pages[0]?.splice(0, 1, transfer)
      await look(looked, transfer)
    }
    expect([told, early]).toEqual([[`${first.id}:received`, `${first.id}:taken-back`], []])
  })
})

it('keeps what the bank said last, though an older answer arrives after it', async () => {
  const { customer, bank, sync, user } = await aLook()
  const [older, isAsked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const now = bank.user
  bank.user = async () => {
    bank.user = now
    isAsked.resolve()
    await older.promise
    return { id: user, tier: 'unverified', reviewing: true, missing: ['photo-id'] }
  }
  const first = sync.apply({ about: 'user', id: user })
  await isAsked.promise
  await sync.apply({ about: 'user', id: user })
  expect(await tierOf(customer.id)).toBe('full')
  older.resolve()
  await first
  expect(await tierOf(customer.id)).toBe('full')
  const notices = await mongo.stores.notices.due(Number.MAX_SAFE_INTEGER, 100)
  expect(notices.filter((id) => id.startsWith(customer.id))).toHaveLength(1)
})

it('tells another tier once, though the process died between keeping it and writing the notice', async () => {
  const { customer, ports, user, bank } = await aLook()
  const add = (): never => {
    throw new Error('the process died')
  }
  const dying = connectSync({ ...ports, notices: { ...ports.notices, add } }, { advance: async () => 'done' })
  await expect(dying.apply({ about: 'user', id: user })).rejects.toThrow('the process died')
  expect(await tierOf(customer.id)).toBe('full')
  const told = async () => {
    const notices = await mongo.stores.notices.due(Number.MAX_SAFE_INTEGER, 100)
    return notices.filter((id) => id.startsWith(customer.id))
  }
  const before = (await told()).length
  // The bank says the same from now on: nothing changes any more, and the sweep alone knows of it.
  await tellAllOwed(ports)
  expect((await told()).length).toBe(before + 1)
  await tellAllOwed(ports)
  await connectSync(ports, { advance: async () => 'done' }).apply({ about: 'user', id: user })
  expect((await told()).length).toBe(before + 1)
  expect(bank.saves).toBe(0)
})
