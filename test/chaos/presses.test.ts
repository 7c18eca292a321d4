import { randomBytes } from 'node:crypto'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSeals } from '#adapters/vault/index.ts'
import { createMongoStores } from '#adapters/mongo/index.ts'
import type { CardId, ConversationId, OperationId } from '#bank/ground/ids.ts'
import { availableCoins } from '#bank/ground/account.ts'
import { proposeSell } from '#bank/crypto/propose.ts'
import { type Coin, money, usd } from '#bank/ground/money.ts'
import { confirm } from '#bank/operation/decide.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import type { Ports } from '#bank/registry.ts'
import { aCustomer, anAccount, anIdentity } from '#test/support/mongo-stores.ts'
import { openLine } from '#test/support/line.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/servers.ts'
import { unasked } from '#test/support/unasked.ts'

/** Two hundred: `npm run chaos:presses`. */
const ROUNDS = Number(process.env['PRESS_ROUNDS'] ?? 1)

/** Two web processes as the database sees them: a client each, stores each, nothing shared. */
describe('two web processes on one database', () => {
  let fresh: FreshDatabase
  let clients: readonly MongoClient[]
  let webs: readonly [Ports, Ports]
  const keys = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }
  const sender = aCustomer({ tier: 'full', timeZone: 'America/New_York' })
  const payee = aCustomer({ tier: 'full' })
  const to = anAccount({ customer: payee.id })
  const dollars = anAccount({ customer: sender.id })
  const none = money('ETH', 0n)
  let serial = 0

  const portsOn = (client: MongoClient): Ports => {
    const stores = createMongoStores({ client, database: fresh.name, seals: createSeals(keys) })
    const nothing = async (): Promise<void> => undefined
    const settings = {
      limits: { perPayment: usd(500_00n), perDay: usd(600_00n) },
      // Longer than any machine takes to show a hundred cards.
      stepUp: { above: usd(100_00n), graceMs: 300_000 },
      cardLifeMs: 600_000,
      maxAlerts: 1,
      ip: '127.0.0.1',
    }
    const wake = { operation: nothing, notice: nothing, sync: nothing }
    const prices = { latest: async (coin: Coin) => ({ coin, price: usd(1_000_000_00n), at: Date.now() }) }
    return { ...stores, availability: openLine, prices, wake, settings, clock: () => Date.now() } as unknown as Ports
  }

  beforeAll(async () => {
    fresh = await freshDatabase()
    clients = [new MongoClient(fresh.url, { useBigInt64: true }), new MongoClient(fresh.url, { useBigInt64: true })]
    await Promise.all(clients.map((client) => client.connect()))
    await createMongoStores({ client: fresh.client, database: fresh.name, seals: createSeals(keys) }).ready()
    const [one, two] = clients.map(portsOn)
    if (one === undefined || two === undefined) throw new Error('two are needed')
    webs = [one, two]
    await one.customers.insert(sender, 'digest', anIdentity())
    await one.customers.insert(payee, 'digest', anIdentity())
    await one.accounts.insert(to)
    await one.accounts.insert(dollars)
  }, 60_000)
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()))
    await fresh.drop()
  })

  const account = async (cents: bigint, owner = sender) => {
    const made = anAccount({ customer: owner.id, cents })
    await webs[0].accounts.insert(made)
    return made.id
  }
  const card = async (
    from: Awaited<ReturnType<typeof account>>,
    cents: bigint,
    owner = sender,
  ): Promise<OperationId> => {
    serial += 1
    const place = { conversation: 'telegram:1' as ConversationId, card: `c${serial}` as CardId }
    const target = { customer: payee.id, account: to.id, name: '', own: false }
    const given = { turn: `t${serial}`, place, now: Date.now(), from, payee: target, amount: usd(cents), note: '' }
    const proposed = await proposeSend(webs[0], owner, given)
    if (!proposed.ok) throw new Error(proposed.error.kind)
    return proposed.value.id
  }
  /** Coins for six dollars, at a million for one. */
  const propose = async (wallet: Awaited<ReturnType<typeof account>>) => {
    serial += 1
    const place = { conversation: 'telegram:1' as ConversationId, card: `c${serial}` as CardId }
    const given = { turn: `t${serial}`, place, now: Date.now(), coin: 'BTC', amount: usd(6_00n) } as const
    return await proposeSell(webs[0], sender, { ...given, wallet, to: dollars.id })
  }
  const sale = async (wallet: Awaited<ReturnType<typeof account>>): Promise<OperationId> => {
    const proposed = await propose(wallet)
    if (!proposed.ok) throw new Error(proposed.error.kind)
    return proposed.value.id
  }
  const press = (id: OperationId, web: Ports, owner = sender) => confirm(web, id, owner, unasked(Date.now()))

  /** The bank has it and is done with it; its hold stays, as it does until the balance is read. */
  const ended = async (ids: readonly OperationId[]): Promise<void> => {
    for (const id of ids) {
      const operation = await webs[0].operations.find(id)
      if (operation?.state !== 'confirmed') continue
      const change = { state: 'cancelled', at: Date.now(), dueAt: null } as const
      expect(await webs[0].operations.change(id, operation.revision, change)).toBe(true)
    }
  }

  it('R6: a hundred presses of one card: one payment and ninety-nine polite answers', { timeout: 60_000 }, async () => {
    const from = await account(500_00n)
    const id = await card(from, 40_00n)
    const presses = Array.from({ length: 100 }, (_, n) => press(id, webs[n % 2 === 0 ? 0 : 1]))
    const kinds = (await Promise.all(presses)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'confirmed')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'already')).toHaveLength(99)
    const stored = await webs[1].accounts.find(from)
    expect(stored?.holds).toHaveLength(1)
    expect(stored?.available.minor).toBe(460_00n)
    expect(await webs[1].journal.ofOperation(id)).toHaveLength(1)
    const operation = await webs[1].operations.find(id)
    expect(operation?.history.map(({ state }) => state)).toEqual(['proposed', 'confirmed'])
  })

  it(`R6: fifty presses of one card at once, round after round (${ROUNDS}): each time one payment`, {
    timeout: 600_000,
  }, async () => {
    const from = await account(5_00n)
    for (let round = 1; round <= ROUNDS; round += 1) {
      const id = await card(from, 1n)
      const presses = Array.from({ length: 50 }, (_, n) => press(id, webs[n % 2 === 0 ? 0 : 1]))
      const kinds = (await Promise.all(presses)).map(({ kind }) => kind)
      expect(kinds.toSorted()).toEqual([...Array<string>(49).fill('already'), 'confirmed'])
      expect((await webs[0].accounts.find(from))?.held.minor).toBe(BigInt(round))
      await ended([id])
    }
  })

  it('two sends over the balance: one is confirmed, twenty times over', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 20; round += 1) {
      const from = await account(10_00n)
      const ids = [await card(from, 6_00n), await card(from, 6_00n)]
      const kinds = await Promise.all(ids.map(async (id, n) => (await press(id, webs[n === 0 ? 0 : 1])).kind))
      expect(kinds.toSorted()).toEqual(['confirmed', 'short'])
      const stored = await webs[0].accounts.find(from)
      expect(stored?.held.minor).toBe(6_00n)
      await ended(ids)
    }
  })

  it('two sales over the coins in a wallet: one is confirmed, twenty times over', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 20; round += 1) {
      const wallet = anAccount({ customer: sender.id, kind: 'crypto', coins: { BTC: money('BTC', 1_000n), ETH: none } })
      await webs[0].accounts.insert(wallet)
      // 600 of its parts each.
      const ids = [await sale(wallet.id), await sale(wallet.id)]
      const kinds = await Promise.all(ids.map(async (id, n) => (await press(id, webs[n === 0 ? 0 : 1])).kind))
      expect(kinds.toSorted()).toEqual(['confirmed', 'short'])
      const stored = await webs[0].accounts.find(wallet.id)
      expect(stored && availableCoins(stored, 'BTC').minor).toBe(400n)
      const late = await propose(wallet.id)
      expect(late).toMatchObject({ ok: false, error: { kind: 'short', available: usd(4_00n) } })
      await ended(ids)
    }
  })

  it('R10: fifty payments at once stay within the day', { timeout: 60_000 }, async () => {
    const from = await account(100_000_00n)
    const ids: OperationId[] = []
    for (let n = 0; n < 50; n += 1) ids.push(await card(from, 50_00n))
    const answers = await Promise.all(ids.map((id, n) => press(id, webs[n % 2 === 0 ? 0 : 1])))
    const confirmed = answers.filter(({ kind }) => kind === 'confirmed').length
    // 40, twenty times 6, and the cents of the rounds went out today already.
    const left = 600_00n - 40_00n - 20n * 6_00n - BigInt(ROUNDS)
    expect(confirmed).toBe(Number(left / 50_00n))
    expect((await webs[0].accounts.find(from))?.holds).toHaveLength(confirmed)
  })

  it('R10: of a hundred at once, each just under what a day allows, one goes through', {
    timeout: 60_000,
  }, async () => {
    const rich = aCustomer({ tier: 'full', timeZone: 'America/New_York' })
    await webs[0].customers.insert(rich, 'digest', anIdentity())
    const from = await account(100_000_00n, rich)
    const ids: OperationId[] = []
    for (let n = 0; n < 100; n += 1) ids.push(await card(from, 499_99n, rich))
    const answers = await Promise.all(ids.map((id, n) => press(id, webs[n % 2 === 0 ? 0 : 1], rich)))
    expect(answers.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1)
    expect((await webs[0].accounts.find(from))?.held.minor).toBe(499_99n)
  })
})
