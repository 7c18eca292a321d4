import { describe, expect, it, vi } from 'vitest'
import type { Account, AccountStatus } from '#bank/ground/account.ts'
import { newId } from '#bank/ground/ids.ts'
import type { Tier } from '#bank/ground/customer.ts'
import { usd } from '#bank/ground/money.ts'
import type { Why } from '#bank/ground/operation.ts'
import { startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { type Card, expectRefused, openWorld, type World } from './checked-world.ts'

const fixture = startBankOnSandbox()
vi.setConfig({ testTimeout: 60_000 })

type Row = {
  readonly check: string
  readonly card: Card
  readonly change: (world: World) => Promise<unknown>
  readonly why: Why
}

const turns = async ({ ports }: World, { id }: Account, status: Exclude<AccountStatus, 'closing'>): Promise<void> =>
  expect(await ports.accounts.setStatus(id, status, ['open'])).toBe(true)
const closes = async ({ ports }: World, { id }: Account): Promise<void> =>
  expect(await ports.accounts.beginClosing(id, newId('operation'))).toBe('closing')
/** As when a deletion begins: every account was closed before it. */
const leaves = async (world: World): Promise<void> => {
  const { customers } = world.ports
  const { id } = world.payee.customer
  await turns(world, world.payee.account, 'closed')
  const deletion = { chat: 'web:1', askedAt: 1, until: 1, dueAt: 1 }
  await customers.setDeletion(id, undefined, deletion)
  expect(await customers.beginErasing(id, deletion, 2)).toBe(true)
}
const becomes = async ({ ports }: World, who: World['payer'], tier: Tier): Promise<void> =>
  void (await ports.customers.update(who.customer.id, { tier }))

/** The rows of docs/security.md, "What is checked when", by the names they have there. */
const ROWS: readonly Row[] = [
  {
    check: 'the account it goes to is being closed',
    card: 'send',
    change: (world) => closes(world, world.payee.account),
    why: 'payee-account-closed',
  },
  {
    check: 'the account it goes to is closed',
    card: 'send',
    change: (world) => turns(world, world.payee.account, 'closed'),
    why: 'payee-account-closed',
  },
  {
    check: 'the account it goes to is locked',
    card: 'send',
    change: (world) => turns(world, world.payee.account, 'locked'),
    why: 'payee-account-closed',
  },
  {
    check: 'the payee is locked by the bank',
    card: 'send',
    change: (world) => becomes(world, world.payee, 'locked'),
    why: 'payee-cannot-receive',
  },
  {
    check: 'the payee is closed by the bank',
    card: 'send',
    change: (world) => becomes(world, world.payee, 'closed'),
    why: 'payee-cannot-receive',
  },
  {
    check: 'the payee may not receive any more',
    card: 'send',
    change: (world) => becomes(world, world.payee, 'unverified'),
    why: 'payee-cannot-receive',
  },
  {
    check: 'the payee is leaving',
    card: 'send',
    change: leaves,
    why: 'payee-left',
  },
  {
    check: 'the payee has left',
    card: 'send',
    change: async (world) => {
      await leaves(world)
      await world.ports.customers.erase(world.payee.customer.id)
    },
    why: 'payee-left',
  },
  {
    check: 'the payer’s tier is lowered',
    card: 'send',
    change: (world) => becomes(world, world.payer, 'receive-only'),
    why: 'not-allowed',
  },
  {
    check: 'the payer is locked by the bank',
    card: 'send',
    change: (world) => becomes(world, world.payer, 'locked'),
    why: 'not-allowed',
  },
  {
    check: 'the account it comes from is locked',
    card: 'send',
    change: (world) => turns(world, world.payer.account, 'locked'),
    why: 'account-closed',
  },
  {
    check: 'the account it comes from is closed',
    card: 'send',
    change: (world) => turns(world, world.payer.account, 'closed'),
    why: 'account-closed',
  },
  {
    check: 'the own account it goes to is being closed',
    card: 'send to an own account',
    change: (world) => closes(world, world.savings),
    why: 'payee-account-closed',
  },
  {
    check: 'the limit of one payment is lowered',
    card: 'send',
    change: async (world) => world.set({ limits: { perPayment: usd(19_99n), perDay: usd(5_000_00n) } }),
    why: 'payment-limit',
  },
  {
    check: 'the linked bank is removed',
    card: 'pull',
    change: (world) => closes(world, world.linked),
    why: 'account-closed',
  },
  {
    check: 'the linked bank is gone',
    card: 'pull',
    change: (world) => turns(world, world.linked, 'closed'),
    why: 'account-closed',
  },
  {
    check: 'the account money is pulled into is locked',
    card: 'pull',
    change: (world) => turns(world, world.payer.account, 'locked'),
    why: 'payee-account-closed',
  },
  {
    check: 'the tier of who pulls is lowered',
    card: 'pull',
    change: (world) => becomes(world, world.payer, 'unverified'),
    why: 'not-allowed',
  },
  {
    check: 'the linked bank that is paid out to is removed',
    card: 'pay-out',
    change: (world) => closes(world, world.linked),
    why: 'bank-unlinked',
  },
  {
    check: 'the linked bank that is paid out to is gone',
    card: 'pay-out',
    change: (world) => turns(world, world.linked, 'closed'),
    why: 'bank-unlinked',
  },
  {
    check: 'the linked bank that is paid out to is locked',
    card: 'pay-out',
    change: (world) => turns(world, world.linked, 'locked'),
    why: 'bank-unlinked',
  },
  {
    check: 'the account that is paid out from is closed',
    card: 'pay-out',
    change: (world) => turns(world, world.payer.account, 'closed'),
    why: 'account-closed',
  },
  {
    check: 'the tier of who pays out is lowered',
    card: 'pay-out',
    change: (world) => becomes(world, world.payer, 'receive-only'),
    why: 'not-allowed',
  },
  {
    check: 'the limit of one payment is lowered below what is paid out',
    card: 'pay-out',
    change: async (world) => world.set({ limits: { perPayment: usd(19_99n), perDay: usd(5_000_00n) } }),
    why: 'payment-limit',
  },
  {
    check: 'there is no demo money any more',
    card: 'top-up',
    change: async (world) => world.without('treasury'),
    why: 'not-allowed',
  },
  {
    check: 'the account demo money goes to is being closed',
    card: 'top-up',
    change: (world) => closes(world, world.savings),
    why: 'payee-account-closed',
  },
  {
    check: 'who takes demo money may not receive any more',
    card: 'top-up',
    change: (world) => becomes(world, world.payer, 'unverified'),
    why: 'not-allowed',
  },
  {
    check: 'the wallet that coins are bought into is being closed',
    card: 'buy',
    change: (world) => closes(world, world.emptyWallet),
    why: 'payee-account-closed',
  },
  {
    check: 'the wallet that coins are bought into is closed',
    card: 'buy',
    change: (world) => turns(world, world.emptyWallet, 'closed'),
    why: 'payee-account-closed',
  },
  {
    check: 'the wallet that coins are sold from is locked',
    card: 'sell',
    change: (world) => turns(world, world.wallet, 'locked'),
    why: 'account-closed',
  },
  {
    check: 'the account that coins are sold into is being closed',
    card: 'sell',
    change: (world) => closes(world, world.savings),
    why: 'payee-account-closed',
  },
]

describe.each(ROWS)('$check ($card)', ({ card, change, why }) => {
  it('between the card and its confirmation', async () => {
    const world = await openWorld(fixture)
    const operation = await world.cards[card]()
    await change(world)
    expect(await world.confirm(operation)).toMatchObject({ kind: 'turned-away', operation: { state: 'refused', why } })
    await world.advance(operation)
    await expectRefused(fixture, world, operation, why)
  })

  it('between its confirmation and the request to the bank', async () => {
    const world = await openWorld(fixture)
    const operation = await world.cards[card]()
    expect(await world.confirm(operation)).toMatchObject({ kind: 'confirmed' })
    await change(world)
    await world.advance(operation)
    await expectRefused(fixture, world, operation, why)
    expect(fixture.woken).toContain(`${operation.id}:refused`)
  })
})
