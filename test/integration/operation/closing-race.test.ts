import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import '#test/support/property-seed.ts'
import { proposeClose } from '#bank/account/manage.ts'
import { newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { confirm } from '#bank/operation/decide.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { connectCapabilities, type Ports } from '#bank/registry.ts'
import { place, postedAt, type Somebody, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { throughEffects } from '#test/support/effects.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
vi.setConfig({ testTimeout: 300_000 })

const ROUNDS = Number(process.env['CLOSING_ROUNDS'] ?? 25)
/** All that either of them waits for, so that between two calls nothing but their own code runs. */
const STORES = [
  ...(['operations', 'accounts', 'customers', 'allowances', 'journal', 'notices', 'entries', 'vault'] as const),
  'rail',
] as const

/** Ports of two processes whose calls are done one at a time, in the order that the bits say. */
const inTurns = (bits: readonly boolean[]): readonly [Ports, Ports] => {
  const [first, second]: readonly [(() => void)[], (() => void)[]] = [[], []]
  let at = 0
  let isRunning = false
  const next = (): void => {
    if (isRunning) return
    const [wanted, other] = bits[at % bits.length] ? [second, first] : [first, second]
    const go = wanted.shift() ?? other.shift()
    if (go === undefined) return
    at += 1
    isRunning = true
    go()
  }
  const portsOf = (waiting: (() => void)[]): Ports => {
    const effect = async (_name: string, go: () => unknown): Promise<unknown> => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        setImmediate(next)
      })
      try {
        return await go()
      } finally {
        isRunning = false
        // By then whose call it was waits for its next one.
        setImmediate(() => setImmediate(next))
      }
    }
    const wrapped = STORES.map((name) => [name, throughEffects(fixture.ports[name], effect, name)])
    return { ...fixture.ports, ...Object.fromEntries(wrapped) }
  }
  return [portsOf(first), portsOf(second)]
}

/** One of the two goes on for a while, then the other; the closing is the one that is `false`. */
const stretches = (lengths: readonly number[], start: boolean): readonly boolean[] =>
  lengths.flatMap((length, n) => Array<boolean>(length).fill((n % 2 === 0) === start))
const anyLength = fc.integer({ min: 1, max: 20 })
const ORDER = fc.oneof(
  fc.tuple(fc.array(anyLength, { minLength: 4, maxLength: 8 }), fc.boolean()).map((given) => stretches(...given)),
  // The narrowest: the payment has seen an open account, and the closing has nothing left to look at.
  fc
    .tuple(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 10, max: 18 }))
    .map(([paying, closing]) => stretches([paying, closing, 30, 30], true)),
)

const cause = () => ({ turn: newId('operation'), place: place('one'), now: fixture.now })
const cards = async (owner: Somebody, payer: Somebody): Promise<readonly [Operation, Operation]> => {
  const closing = await proposeClose(fixture.ports, owner.customer, { ...cause(), account: owner.account.id })
  const payment = await proposeSend(fixture.ports, payer.customer, {
    ...{ ...cause(), from: payer.account.id, payee: { account: owner.account.id }, amount: usd(1n), note: '' },
  })
  if (!closing.ok || !payment.ok) throw new Error('no cards')
  return [closing.value, payment.value]
}
const carryOut = async (ports: Ports, operation: Operation, { customer }: Somebody): Promise<void> => {
  await confirm(ports, operation.id, customer, unasked(fixture.now))
  await createEngine(ports, connectCapabilities(ports), () => fixture.now).advance(operation.id)
}

it(`in whatever order a payment and a closing come about (${ROUNDS}), the money ends where both were told`, async () => {
  const payer = await fixture.somebody(100_00n)
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(ORDER, async (bits) => {
      const owner = await fixture.somebody(0n)
      const [closing, payment] = await cards(owner, payer)
      const [first, second] = inTurns(bits)
      await Promise.all([carryOut(first, closing, owner), carryOut(second, payment, payer)])
      await fixture.settle(closing)
      const [closed, paid] = [await fixture.settle(closing), await fixture.settle(payment)]
      const where = { user: owner.customer.bankUserId ?? '', account: owner.account.bankAccountId }
      const atBank = await fixture.bank.rail.accounts.read(where)
      const isActive = atBank.ok && atBank.value.active
      const status = (await fixture.ports.accounts.find(owner.account.id))?.status
      seen.add(`${closed.state} ${paid.state}`)
      expect(status).toBe(closed.state === 'settled' ? 'closed' : 'open')
      expect(isActive).toBe(closed.state !== 'settled')
      expect([closed.state, paid.state]).not.toEqual(['settled', 'settled'])
      expect(await postedAt(fixture, owner)).toBe(paid.state === 'settled' ? 1n : 0n)
      expect(await fixture.ports.accounts.find(payer.account.id)).toMatchObject({ holds: [] })
    }),
    { numRuns: ROUNDS, endOnFailure: true },
  )
  expect(seen).toContain('settled refused')
  expect(seen).toContain('refused settled')
})
