import { usd, money } from '#bank/ground/money.ts'
import type { Balance } from '#bank/ground/account.ts'
import type { BankEvent, BankAccount, RailFailure, TransferOrder } from '#bank/ground/rail.ts'
import type { BankTransfer, TransferStatus } from '#bank/ground/transfer.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Faults } from './faults.ts'
import { PARTS_PER_CENT } from './prices.ts'
import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'
import { Watched } from './watched.ts'

type Node = {
  readonly id: string
  readonly user: string
  readonly kind: BankAccount['kind']
  readonly suppId: string
  /** What is in it; in a wallet, what its coins are worth. */
  readonly cents: bigint
  /** Money that had settled here was taken back: from then on the account may owe what it has promised. */
  readonly reversed: boolean
}

type Answer<T> = Result<T, RailFailure>
const refused = (reason: 'not-allowed' | 'not-found' | 'too-late', message: string) =>
  err({ kind: 'refused', reason, message } as const)

/** The bank: truth about money. Keys, `supp_id`, settlement over time, returns, cancels, waiting for funds. */
export type Bank = ReturnType<typeof createBank>

/** How long a transfer waits for funds, and how often it is looked at again. */
const PATIENCE_MS = 60_000
const RECHECK_MS = 5_000

export const createBank = (scheduler: Scheduler, random: Random, faults: Faults, tell: (news: BankEvent) => void) => {
  const nodes = new Watched<string, Node>()
  const transfers = new Watched<string, BankTransfer>()
  /** What a key was used for. */
  const keys = new Map<string, string>()
  const submitted: TransferOrder[] = []
  /** Every request that has reached the bank, taken or not. */
  const asked: TransferOrder[] = []
  let serial = 0

  const addNode = (id: string, user: string, kind: Node['kind'], cents: bigint, suppId = ''): void =>
    void nodes.set(id, { id, user, kind, suppId, cents, reversed: false })

  const must = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`the bank has no ${what}`)
    return found
  }

  const newsOf = ({ id, operation, from, to }: BankTransfer): BankEvent => ({
    about: 'transfer',
    id,
    operation,
    ...(from.user && { fromUser: from.user }),
    ...(from.account && { fromAccount: from.account }),
    ...(to.user && { toUser: to.user }),
    ...(to.account && { toAccount: to.account }),
  })

  const move = (id: string, status: TransferStatus, code?: string): void => {
    const transfer = must(transfers.get(id), id)
    const step = { at: scheduler.now(), status, note: status }
    const after = { ...transfer, status, timeline: [...transfer.timeline, step], ...(code !== undefined && { code }) }
    transfers.set(id, after)
    tell(newsOf(after))
  }

  const nodeOf = (side: BankTransfer['from']): Node => must(nodes.get(side.account ?? ''), side.account ?? 'node')
  const charge = (node: Node, cents: bigint, reversed = node.reversed): void =>
    void nodes.set(node.id, { ...node, reversed, cents: node.kind === 'external' ? node.cents : node.cents - cents })

  const start = (id: string, since: number): void => {
    const transfer = must(transfers.get(id), id)
    if (transfer.status !== 'waiting') return
    if (faults.strikes('bank-cancels')) return move(id, 'cancelled', 'C01')
    const from = nodeOf(transfer.from)
    const short = from.kind !== 'external' && from.cents < transfer.amount.minor
    if (short && scheduler.now() - since >= PATIENCE_MS) return move(id, 'cancelled', 'C04')
    if (short || faults.strikes('bank-short')) return scheduler.after(RECHECK_MS, () => start(id, since))
    charge(from, transfer.amount.minor)
    move(id, 'debited')
    scheduler.after(random.between(500, 6_000), () => credit(id))
  }

  const credit = (id: string): void => {
    move(id, 'credited')
    scheduler.after(random.between(500, 6_000), () => settle(id))
  }

  const settle = (id: string): void => {
    const transfer = must(transfers.get(id), id)
    if (faults.strikes('bank-returns')) return sendBack(transfer)
    charge(nodeOf(transfer.to), -transfer.amount.minor)
    move(id, 'settled')
    if (faults.strikes('bank-returns-late')) {
      scheduler.after(random.between(5_000, 120_000), () => {
        charge(nodeOf(transfer.to), transfer.amount.minor, true)
        sendBack(transfer)
      })
    }
  }

  const sendBack = (transfer: BankTransfer): void => {
    charge(nodeOf(transfer.from), -transfer.amount.minor)
    move(transfer.id, 'returned', 'R01')
  }

  /** What follows a `#` is part of the key alone: a planted bug makes keys of its own. */
  const submit = (given: TransferOrder): Answer<BankTransfer> => {
    const order = { ...given, operation: given.operation.split('#')[0] as TransferOrder['operation'] }
    asked.push(given)
    const from = nodes.get(order.fromAccount)
    const to = nodes.get(order.toAccount)
    if (from === undefined || to === undefined) return refused('not-found', 'no such node')
    if (keys.has(given.operation)) {
      faults.met('bank-key-in-use')
      return err({ kind: 'unknown', message: '450 key in use' })
    }
    if (faults.strikes('bank-refuses')) return refused('not-allowed', 'refused for a while')
    serial += 1
    const at = scheduler.now()
    const transfer: BankTransfer = {
      id: `t${serial}`,
      operation: order.operation,
      status: 'waiting',
      amount: order.amount,
      from: { account: from.id, user: from.user, kind: from.kind, name: '' },
      to: { account: to.id, user: to.user, kind: to.kind, name: '' },
      note: order.note,
      createdAt: at,
      timeline: [{ at, status: 'waiting', note: 'created' }],
    }
    keys.set(given.operation, transfer.id)
    transfers.set(transfer.id, transfer)
    submitted.push(order)
    tell(newsOf(transfer))
    scheduler.after(random.between(200, 8_000), () => start(transfer.id, at))
    return ok(transfer)
  }

  const balanceOf = ({ kind, cents }: Node): Balance => {
    const left = cents < 0n ? 0n : cents
    return {
      posted: usd(kind === 'deposit' ? left : 0n),
      coins: { BTC: money('BTC', kind === 'crypto' ? left * PARTS_PER_CENT : 0n), ETH: money('ETH', 0n) },
      asOf: scheduler.now(),
    }
  }
  const shown = (node: Node): BankAccount => ({
    id: node.id,
    user: node.user,
    kind: node.kind,
    nickname: '',
    operation: node.suppId,
    sends: true,
    locked: false,
    active: true,
    balance: balanceOf(node),
  })

  return {
    nodes,
    transfers,
    submitted,
    asked,
    addNode,
    submit,
    open: (operation: string, user: string): Answer<BankAccount> => {
      if (keys.has(operation)) {
        faults.met('bank-key-in-use')
        return err({ kind: 'unknown', message: '450 key in use' })
      }
      serial += 1
      const id = `opened${serial}`
      addNode(id, user, 'deposit', 0n, operation)
      keys.set(operation, id)
      return ok(shown(must(nodes.get(id), id)))
    },
    transferOf: (operation: string): Answer<BankTransfer | undefined> =>
      ok([...transfers.values()].find((transfer) => transfer.operation === operation)),
    read: (id: string): Answer<BankTransfer> => {
      const found = transfers.get(id)
      return found === undefined ? refused('not-found', id) : ok(found)
    },
    node: (id: string): Answer<BankAccount> => {
      const found = nodes.get(id)
      return found === undefined ? refused('not-found', id) : ok(shown(found))
    },
    nodesOf: (user: string): Answer<readonly BankAccount[]> =>
      ok([...nodes.values()].filter((node) => node.user === user).map(shown)),
    /** While nothing has moved. */
    cancel: (id: string): Answer<BankTransfer> => {
      const found = transfers.get(id)
      if (found === undefined) return refused('not-found', id)
      if (found.status !== 'waiting') return refused('too-late', 'it is under way')
      move(id, 'cancelled')
      return ok(must(transfers.get(id), id))
    },
    list: (user: string) =>
      ok({ transfers: [...transfers.values()].filter(({ from, to }) => from.user === user || to.user === user) }),
    /** Money from outside, which Parley only learns of by asking. */
    deposit: (id: string, cents: bigint): void => {
      const node = must(nodes.get(id), id)
      charge(node, -cents)
      tell({ about: 'account', id, user: node.user })
    },
  }
}
