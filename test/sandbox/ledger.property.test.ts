import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
} from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Caller, linkBank, openNode, transfer, startSandbox, verifiedUser } from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 180_000 })
const sandbox = startSandbox()

type Act =
  | { do: 'send'; from: number; to: number; cents: number; fee: number }
  | { do: 'out'; from: number; cents: number }
  | { do: 'in'; to: number; cents: number }
  | { do: 'cancel' | 'return'; which: number }
  | { do: 'coin'; from: number; cents: number; sell: boolean }
  | { do: 'wait'; ms: number }

const ACCOUNTS = 3
const account = integer({ min: 0, max: ACCOUNTS - 1 })
const cents = oneof(integer({ min: 1, max: 30_000 }), constantFrom(22_222, 22_230))
const act: Arbitrary<Act> = oneof(
  record({
    do: constant('send' as const),
    from: account,
    to: account,
    cents,
    fee: integer({ min: -50, max: 50 }),
  }),
  record({ do: constant('out' as const), from: account, cents }),
  record({ do: constant('in' as const), to: account, cents }),
  record({ do: constantFrom('cancel' as const, 'return' as const), which: nat(50) }),
  record({ do: constant('coin' as const), from: account, cents, sell: boolean() }),
  record({ do: constant('wait' as const), ms: constantFrom(0, 1_000, 5_000, 10_000, 40_000) }),
)

type Totals = { balanced: boolean; totals: Record<string, { USD: number; BTC: number; ETH: number }> }
const books = async (): Promise<Totals> => (await sandbox.admin('GET', '/books')).body
const toCents = (dollars: number | undefined): number => Math.round((dollars ?? 0) * 100)

type Bank = {
  user: Caller
  nodes: string[]
  outside: string
  wallet: string
  fees: string
  made: { node: string; id: string }[]
}

const open = async (): Promise<Bank> => {
  const user = await verifiedUser(sandbox)
  const nodes = await Promise.all(Array.from({ length: ACCOUNTS }, () => openNode(sandbox, user)))
  const [outside] = await linkBank(sandbox, user)
  const [wallet, fees] = [await openNode(sandbox, user, 'CRYPTO-US'), await openNode(sandbox, user)]
  return { user, nodes, outside, wallet, fees, made: [] }
}

const perform = async (bank: Bank, given: Act): Promise<void> => {
  const { user, nodes, outside, wallet, fees, made } = bank
  const at = (index: number): string => nodes[index] as string
  const post = async (from: string, body: object): Promise<void> => {
    const answer = await sandbox.as(user, 'POST', `/nodes/${from}/trans`, body)
    if (answer.status === 200) made.push({ node: from, id: answer.body._id })
  }
  switch (given.do) {
    case 'send': {
      const fee = given.fee === 0 ? {} : { fees: [{ fee: given.fee / 100, to: { id: fees } }] }
      return post(at(given.from), transfer(at(given.to), given.cents / 100, fee))
    }
    case 'out':
      return post(at(given.from), transfer(outside, given.cents / 100, { type: 'ACH-US' }))
    case 'in':
      return post(outside, transfer(at(given.to), given.cents / 100))
    case 'coin':
      return given.sell
        ? post(wallet, transfer(at(given.from), given.cents / 100, { extra: { asset: 'ETH' } }))
        : post(at(given.from), transfer(wallet, given.cents / 100, { type: 'CRYPTO-US', extra: { asset: 'ETH' } }))
    case 'wait':
      return sandbox.step(given.ms)
    default: {
      const one = made[given.which % Math.max(1, made.length)]
      if (one === undefined) return undefined
      if (given.do === 'cancel') await sandbox.as(user, 'DELETE', `/nodes/${one.node}/trans/${one.id}`)
      else await sandbox.admin('POST', `/transactions/${one.id}/return`, { code: 'R10' })
    }
  }
}

describe('the books', () => {
  it('#60 [I] kept balances plus money in transit are constant under any series of transfers, fees, returns and cancels', async () => {
    await assert(
      asyncProperty(array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const bank = await open()
        for (const node of bank.nodes)
          await sandbox.as(bank.user, 'GET', `/nodes/${node}/dummy-tran?is_credit=yes&amount=300`)
        await sandbox.step(15_000)
        for (const given of acts) {
          await perform(bank, given)
          const { balanced, totals } = await books()
          // Whatever is inside came from outside, to the cent: nothing is made and nothing is lost on the way.
          expect(balanced).toBe(true)
          const inside = ['kept', 'in_transit', 'desk', 'revenue'].reduce(
            (sum, name) => sum + toCents(totals[name]?.USD),
            0,
          )
          expect(inside).toBe(-toCents(totals['outside']?.USD))
        }
        await sandbox.step(300_000)
        expect(toCents((await books()).totals['in_transit']?.USD)).toBe(0)
      }),
      { numRuns: 12 },
    )
  })
})
