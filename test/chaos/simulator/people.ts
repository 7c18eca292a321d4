import type { Account } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId, ConversationId, CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Person } from './actors.ts'
import type { Bank } from './bank.ts'
import { TREASURY } from './ports.ts'
import { PARTS_PER_CENT } from './prices.ts'
import type { Random } from './random.ts'
import type { Memory } from './stores.ts'

type Deps = { readonly memory: Memory; readonly bank: Bank; readonly random: Random; readonly now: number }

const ACCOUNT = {
  status: 'open',
  held: usd(0n),
  coins: { BTC: money('BTC', 0n), ETH: money('ETH', 0n) },
  holds: [],
} as const

/** Three customers with an account, coins worth as much in a wallet, a linked bank and two platforms each. */
export const settle = ({ memory, bank, random, now }: Deps): readonly [Person, ...Person[]] => {
  const person = (at: number): Person => {
    const id = `cus_${at}` as CustomerId
    const cents = BigInt(random.between(200, 2_000)) * 100n
    const customer: Customer = {
      ...{
        id,
        handle: `person${at}`,
        legalName: `Person ${at}`,
        email: `p${at}@example.com`,
        phone: `+1415555010${at}`,
      },
      address: { street: '1 Market St', city: 'San Francisco', state: 'CA', postalCode: '94105', country: 'US' },
      ...{ birthDate: '1990-01-01', tier: 'full', missing: [], bankUserId: `u${at}`, createdAt: now },
      timeZone: 'America/New_York',
    }
    const add = (name: string, kind: Account['kind'], posted: bigint, coins = ACCOUNT.coins): AccountId => {
      const account = `acct_${name}${at}` as AccountId
      memory.accounts.set(account, {
        ...{ ...ACCOUNT, id: account, customer: id, kind, bankAccountId: `${name}${at}`, nickname: name, coins },
        ...{ posted: usd(posted), available: usd(posted), asOf: now, openedAt: now },
      })
      return account
    }
    memory.customers.set(id, customer)
    const conversations = [`telegram:${at}`, `web:${at}`] as unknown as [ConversationId, ConversationId]
    for (const identity of conversations) memory.identities.set(identity as unknown as IdentityKey, id)
    bank.addNode(`n${at}`, `u${at}`, 'deposit', cents)
    bank.addNode(`l${at}`, `u${at}`, 'external', 0n)
    bank.addNode(`w${at}`, `u${at}`, 'crypto', cents)
    const wallet = add('w', 'crypto', 0n, { ...ACCOUNT.coins, BTC: money('BTC', cents * PARTS_PER_CENT) })
    return { customer, account: add('n', 'deposit', cents), linked: add('l', 'external', 0n), wallet, conversations }
  }
  bank.addNode(TREASURY.account, TREASURY.user, 'deposit', 1_000_000_00n)
  return [person(0), person(1), person(2)]
}
