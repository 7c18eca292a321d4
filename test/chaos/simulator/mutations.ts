import type { OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Ports } from '#bank/registry.ts'
import { err, ok } from '#kit/result.ts'
import type { Process } from './process.ts'
import type { Memory } from './stores.ts'

/** The ports that the simulation needs are given: nothing else of them is ever called. */
export type Mutate = (ports: Partial<Ports>, process: Process) => Ports
type Planted = (memory: Memory) => (ports: Ports) => Ports

let serial = 0

/** Bugs planted on purpose: a simulator that does not find them proves nothing by finding none. */
export const MUTATIONS = {
  /** A hold that knows nothing of having been taken before, and does not look at what is available. */
  'hold-blindly':
    ({ accounts }) =>
    (ports) => ({
      ...ports,
      accounts: {
        ...ports.accounts,
        async hold(id, operation, amount) {
          const account = accounts.get(id)
          if (account === undefined) return 'short'
          const holds = [...account.holds, { operation, amount }]
          const held = usd(
            holds.reduce((sum, { amount: { asset, minor } }) => sum + (asset === 'USD' ? minor : 0n), 0n),
          )
          accounts.set(id, { ...account, holds, held })
          return 'held'
        },
      },
    }),
  /** Sells coins without setting them aside. */
  'coins-unheld': () => (ports) => ({
    ...ports,
    accounts: {
      ...ports.accounts,
      hold: async (id, operation, amount) =>
        amount.asset === 'USD' ? await ports.accounts.hold(id, operation, amount) : 'held',
    },
  }),
  /** Sends again under another key instead of looking up. */
  'new-key-per-try': () => (ports) => ({
    ...ports,
    rail: {
      ...ports.rail,
      transfers: {
        ...ports.rail.transfers,
        submit: (order) => {
          serial += 1
          return ports.rail.transfers.submit({ ...order, operation: `${order.operation}#${serial}` as OperationId })
        },
      },
    },
  }),
  /** Says "there is none" without having looked. */
  'never-looks': () => (ports) => ({
    ...ports,
    rail: { ...ports.rail, transfers: { ...ports.rail.transfers, findByOperation: async () => ok(undefined) } },
  }),
  /** Believes to have won every race. */
  'ignores-lost-races': () => (ports) => ({
    ...ports,
    operations: {
      ...ports.operations,
      change: async (...args) => {
        await ports.operations.change(...args)
        return true
      },
    },
  }),
  /** Takes silence for a refusal. */
  'silence-is-no': () => (ports) => ({
    ...ports,
    rail: {
      ...ports.rail,
      transfers: {
        ...ports.rail.transfers,
        submit: async (order) => {
          const answer = await ports.rail.transfers.submit(order)
          if (answer.ok || answer.error.kind !== 'unknown') return answer
          return err({ kind: 'refused', reason: 'invalid', message: 'taken for a refusal' })
        },
      },
    },
  }),
  /** Looks at the allowance and takes from it in two steps. */
  'allowance-in-two-steps': () => (ports) => ({
    ...ports,
    allowances: {
      ...ports.allowances,
      async take(order) {
        const spent = await ports.allowances.spent(order.customer, order.day)
        if (spent + order.cents > order.limit) return false
        return ports.allowances.take({ ...order, limit: order.limit * 1_000n })
      },
    },
  }),
  /** Never gives a hold back. */
  'keeps-holds': () => (ports) => ({ ...ports, accounts: { ...ports.accounts, release: async () => undefined } }),
  /** Believes a balance whenever it arrives. */
  'believes-old-balances': () => (ports) => ({
    ...ports,
    accounts: {
      ...ports.accounts,
      refresh: (id, balance) => ports.accounts.refresh(id, { ...balance, asOf: Number.MAX_SAFE_INTEGER }),
      capture: (id, operation, balance) =>
        ports.accounts.capture(id, operation, { ...balance, asOf: Number.MAX_SAFE_INTEGER }),
    },
  }),
  /** The sweep finds nothing. */
  'sweeps-nothing': () => (ports) => ({ ...ports, operations: { ...ports.operations, due: async () => [] } }),
  /** Takes a notice for told before the chat has it. */
  'told-unheard': () => (ports) => ({
    ...ports,
    notices: {
      ...ports.notices,
      async find(id) {
        const notice = await ports.notices.find(id)
        if (notice !== undefined) await ports.notices.end(id, 'delivered', 0)
        return notice
      },
    },
  }),
} as const satisfies Record<string, Planted>

export type Mutation = keyof typeof MUTATIONS

export const mutateWith =
  (memory: Memory, mutation: Mutation | undefined): Mutate =>
  (ports) => {
    const whole = ports as Ports
    return mutation === undefined ? whole : MUTATIONS[mutation](memory)(whole)
  }
