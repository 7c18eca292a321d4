import { describe, expect, it } from 'vitest'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { newId } from '#bank/ground/ids.ts'
import { money, type Usd, usd } from '#bank/ground/money.ts'
import type { BankAccount, TransferOrder } from '#bank/ground/rail.ts'
import { IP, must, register, startRailOnSandbox } from './rail-on-sandbox.ts'

const bank = startRailOnSandbox()

const open = async (kind: 'deposit' | 'crypto', user?: string): Promise<BankAccount> => {
  const owner = user ?? (await register(bank)).id
  return must(bank.rail.accounts.open({ operation: newId('operation'), user: owner, kind, nickname: kind }))
}
const fund = async ({ user, id: node }: BankAccount, amount: Usd): Promise<void> => {
  await must(createDemoFunds(bank.config).fundNode({ user, node, amount }))
  await settle()
}
/** Long enough for every state of a transfer, a return included. */
const settle = async (): Promise<void> => {
  for (let n = 0; n < 4; n++) await bank.step(5_000)
}
const posted = async ({ user, id: node }: BankAccount): Promise<bigint> =>
  (await must(bank.rail.accounts.read({ user, account: node }))).balance.posted.minor
const order = (
  from: BankAccount,
  to: BankAccount,
  cents: bigint,
  extra: Partial<TransferOrder> = {},
): TransferOrder => ({
  operation: newId('operation'),
  fromUser: from.user,
  fromAccount: from.id,
  toAccount: to.id,
  toKind: to.kind === 'other' ? 'deposit' : to.kind,
  amount: usd(cents),
  note: 'rent & more + 5%',
  ip: IP,
  ...extra,
})
const at = ({ user, id: account }: BankAccount) => ({ user, account })

describe('a transfer', () => {
  it('moves the money once, in states that both sides see', async () => {
    const { transfers } = bank.rail
    const [from, to] = [await open('deposit'), await open('deposit')]
    await fund(from, usd(10_000n))
    const sent = order(from, to, 2_525n)
    const made = await must(transfers.submit(sent))
    expect(made).toMatchObject({ operation: sent.operation, status: 'waiting', amount: usd(2_525n), note: sent.note })
    expect(await transfers.submit(sent)).toMatchObject({ ok: false, error: { kind: 'unknown' } })
    expect(await must(transfers.findByOperation({ ...at(from), operation: sent.operation }))).toMatchObject({
      id: made.id,
    })

    await settle()
    for (const side of [from, to]) {
      const seen = await must(transfers.read({ ...at(side), transfer: made.id }))
      expect(seen.status).toBe('settled')
      expect(seen.timeline.map(({ status }) => status)).toEqual(['waiting', 'debited', 'credited', 'settled'])
      expect([seen.from.user, seen.to.user]).toEqual([from.user, to.user])
    }
    expect([await posted(from), await posted(to)]).toEqual([7_475n, 2_525n])
  })

  it('that was never made is not found', async () => {
    const from = await open('deposit')
    expect(
      await must(bank.rail.transfers.findByOperation({ ...at(from), operation: newId('operation') })),
    ).toBeUndefined()
  })

  it('is cancelled while it waits, and not later', async () => {
    const { transfers } = bank.rail
    const [from, to] = [await open('deposit'), await open('deposit')]
    await fund(from, usd(10_000n))
    const early = await must(transfers.submit(order(from, to, 100n)))
    expect(await must(transfers.cancel({ ...at(from), transfer: early.id }))).toMatchObject({ status: 'cancelled' })
    const late = await must(transfers.submit(order(from, to, 100n)))
    await settle()
    const refused = await transfers.cancel({ ...at(from), transfer: late.id })
    expect(refused).toMatchObject({ error: { kind: 'refused', reason: 'too-late' } })
    expect(await posted(from)).toBe(9_900n)
  })

  it('without money waits, then is cancelled with a code', async () => {
    const { transfers } = bank.rail
    const [from, to] = [await open('deposit'), await open('deposit')]
    const made = await must(transfers.submit(order(from, to, 100n)))
    await bank.step(10_000)
    expect(await must(transfers.read({ ...at(from), transfer: made.id }))).toMatchObject({ status: 'waiting' })
    for (let n = 0; n < 2; n++) await bank.step(60_000)
    const ended = await must(transfers.read({ ...at(from), transfer: made.id }))
    expect(ended.status).toBe('cancelled')
    expect(ended.code).toMatch(/^C/)
  })

  it('of a magic amount comes back from the other bank with its code', async () => {
    const { transfers, accounts: nodes } = bank.rail
    const to = await open('deposit')
    const login = { bank: 'fake', loginName: 'synapse_nomfa', password: 'test1234' }
    const linked = await must(nodes.linkByLogin({ operation: newId('operation'), user: to.user, ...login }))
    const from = linked.step === 'linked' ? linked.accounts[0] : undefined
    if (from === undefined) throw new Error('no linked node')
    const made = await must(transfers.submit(order(from, to, 22_222n)))
    await settle()
    const returned = await must(transfers.read({ ...at(from), transfer: made.id }))
    expect(returned).toMatchObject({ status: 'returned', code: 'R01' })
    expect(await posted(to)).toBe(0n)
  })

  it('is listed newest first, of a node and of a user', async () => {
    const { transfers } = bank.rail
    const [from, to] = [await open('deposit'), await open('deposit')]
    const ids: string[] = []
    for (let n = 0; n < 3; n++) ids.unshift((await must(transfers.submit(order(from, to, 1n)))).id)
    for (const whose of [at(from), at(to), { user: from.user }]) {
      const listed = await must(transfers.list({ ...whose, page: 1 }))
      expect(listed.transfers.map(({ id }) => id)).toEqual(ids)
      expect(listed.next).toBeUndefined()
    }
  })

  it('to an account that is not there is refused', async () => {
    const from = await open('deposit')
    const refused = await bank.rail.transfers.submit(order(from, { ...from, id: '0'.repeat(24) }, 100n))
    expect(refused).toMatchObject({ error: { kind: 'refused', reason: 'not-found' } })
  })
})

describe('coins', () => {
  it('are bought and sold at the price of the moment', async () => {
    const { transfers, accounts: nodes, quotes } = bank.rail
    const account = await open('deposit')
    const wallet = await open('crypto', account.user)
    await fund(account, usd(50_000n))
    const prices = await must(quotes())
    const [bitcoin, ether] = [prices.BTC?.minor ?? 0n, prices.ETH?.minor ?? 0n]
    expect(bitcoin > ether && ether > 0n).toBe(true)

    const bought = await must(transfers.submit(order(account, wallet, 10_000n, { coin: 'ETH' })))
    await settle()
    const done = await must(transfers.read({ ...at(account), transfer: bought.id }))
    expect(done).toMatchObject({ status: 'settled', coin: 'ETH' })
    expect(done.rate?.minor).toBeGreaterThan(0n)
    const { coins } = (await must(nodes.read(at(wallet)))).balance
    expect(coins.ETH.minor > 0n).toBe(true)
    expect(coins.BTC).toEqual(money('BTC', 0n))
    expect(await posted(account)).toBe(40_000n)

    await must(transfers.submit(order(wallet, account, 4_000n, { coin: 'ETH' })))
    await settle()
    expect((await must(nodes.read(at(wallet)))).balance.coins.ETH.minor < coins.ETH.minor).toBe(true)
    expect(await posted(account)).toBe(44_000n)
  })
})
