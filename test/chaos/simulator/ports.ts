import type { Ports } from '#bank/registry.ts'
import type { Rail, RailFailure } from '#bank/ground/rail.ts'
import { err, type Result } from '#kit/result.ts'
import { type Coin, usd } from '#bank/ground/money.ts'
import { throughEffects } from '#test/support/effects.ts'
import type { Bank } from './bank.ts'
import type { Fault, Faults } from './faults.ts'
import type { Jobs } from './jobs.ts'
import type { Mutate } from './mutations.ts'
import type { Calls, Process } from './process.ts'
import { PRICE } from './prices.ts'
import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'
import {
  accountsOf,
  allowancesOf,
  entriesOf,
  journalOf,
  type Memory,
  noticesOf,
  operationsOf,
  type Sync,
} from './stores.ts'
import { stepUpsOf } from './step-ups.ts'
import { openLine } from '#test/support/line.ts'

export const LIMITS = { perPayment: usd(500_00n), perDay: usd(600_00n) }
export const CARD_LIFE_MS = 2 * 60_000
const BANK_TIMEOUT_MS = 8_000
export const TREASURY = { user: 'u-treasury', account: 'n-treasury' }

export type Deps = {
  readonly memory: Memory
  readonly bank: Bank
  readonly jobs: Jobs
  readonly scheduler: Scheduler
  readonly random: Random
  readonly faults: Faults
  readonly calls: Calls
  readonly mutate: Mutate
  readonly isAway: () => boolean
  readonly note: (line: string, facts?: object) => void
}

const READ = /\.(find|read|list|of|due|page|with|spent|latest|undelivered|underWay|count)[A-Za-z]*$/
const reads = new Map<string, boolean>()
const isRead = (name: string): boolean => {
  const known = reads.get(name) ?? READ.test(name)
  reads.set(name, known)
  return known
}
const unknown = err({ kind: 'unknown', message: 'no answer' } as const)
const notSent = err({ kind: 'not-sent', message: 'the bank can not be reached' } as const)

/** Everything a process stands on, each call an event of its own: it may fail, be late, or never come back. */
export const createSimulatedPorts = (deps: Deps) => {
  const { memory, bank, jobs, scheduler, random, faults, calls, isAway } = deps
  const latency = (): number => random.between(0, 12)

  const storeFate = (name: string): Pick<Parameters<Calls['call']>[1], 'fails'> => {
    if (isRead(name)) return { fails: faults.strikes('store-read-fails') ? 'before' : undefined }
    if (faults.strikes('store-fails-before')) return { fails: 'before' }
    return { fails: faults.strikes('store-fails-after') ? 'after' : undefined }
  }

  const inStore =
    (process: Process) =>
    <T>(name: string, run: () => T): Promise<T> => {
      const unsure = name === 'operations.change' && faults.strikes('change-unsure')
      return calls.call<T>(process, {
        name,
        effect: () => {
          const value = run()
          if (name === 'operations.change' && (value as unknown) === false) faults.met('race-lost')
          if (name === 'accounts.hold' && (value as unknown) === 'short') faults.met('hold-short')
          if (name === 'allowances.take' && (value as unknown) === false) faults.met('limit-reached')
          return value
        },
        there: latency(),
        back: latency(),
        ...storeFate(name),
        ...(unsure && { instead: () => false as T }),
      })
    }

  type Answer<T> = Result<T, RailFailure>
  const readsBank = <T>(process: Process, name: string, effect: () => Answer<T>): Promise<Answer<T>> => {
    const fails = isAway() || faults.strikes('bank-read-fails')
    const late = faults.strikes('bank-read-late')
    const back = late ? random.between(1_000, BANK_TIMEOUT_MS) : random.between(1, 80)
    if (faults.strikes('bank-throws')) return calls.call(process, { name, effect, there: 1, back: 1, fails: 'before' })
    return calls.call(process, { name, effect: () => (fails ? notSent : effect()), there: random.between(1, 80), back })
  }

  const writesBank = <T>(process: Process, name: string, effect: () => Answer<T>): Promise<Answer<T>> => {
    const struck = (fault: Fault): boolean => faults.strikes(fault)
    const quick = { name, there: random.between(1, 150), back: random.between(1, 150) }
    const gone = { ...quick, back: BANK_TIMEOUT_MS }
    const without = (answer: Answer<T>, fate: typeof quick): Promise<Answer<T>> =>
      calls.call(process, { ...fate, effect: () => answer })
    if (isAway()) return random.chance(0.5) ? without(notSent, quick) : without(unknown, gone)
    if (struck('bank-not-sent')) return without(notSent, quick)
    if (struck('bank-throws')) return calls.call(process, { ...quick, effect, fails: 'before' })
    if (struck('bank-request-lost')) return without(unknown, gone)
    if (struck('bank-request-late')) {
      // Somewhere on its way, and done after everybody has stopped waiting for it.
      scheduler.after(random.between(BANK_TIMEOUT_MS, 3 * BANK_TIMEOUT_MS), () => void effect())
      return without(unknown, gone)
    }
    if (struck('bank-answer-lost')) {
      const fate = random.chance(0.5) ? gone : quick
      return calls.call(process, { ...fate, effect, instead: () => unknown as Answer<T> })
    }
    return calls.call(process, { ...quick, effect })
  }

  const never = (): never => {
    throw new TypeError('not part of the simulation')
  }
  const railOf = (process: Process): Rail => {
    const users = {
      create: never,
      findByOperation: never,
      findByContact: never,
      close: never,
      submitDocument: never,
      answerQuestions: never,
    }
    const nodes = {
      linkByLogin: never,
      answerQuestion: never,
      linkByNumbers: never,
      proveDeposits: never,
      findNumbers: never,
      makeNumbers: never,
    }
    const user = { tier: 'full', reviewing: false, missing: [] } as const
    const nodesOf = (id: string) => bank.nodesOf(id)
    return {
      users: {
        ...users,
        updateDetails: never,
        access: never,
        sendCode: never,
        enterCode: never,
        isProven: never,
        read: (id) => readsBank(process, 'rail.users.read', () => ({ ok: true, value: { id, ...user } })),
      },
      accounts: {
        ...nodes,
        rename: never,
        close: never,
        open: (order) => writesBank(process, 'rail.accounts.open', () => bank.open(order.operation, order.user)),
        findByOperation: (order) =>
          readsBank(process, 'rail.accounts.findByOperation', () => {
            const found = nodesOf(order.user)
            return found.ok
              ? { ok: true, value: found.value.filter(({ operation: suppId }) => suppId === order.operation) }
              : found
          }),
        list: (id) => readsBank(process, 'rail.accounts.list', () => nodesOf(id)),
        read: ({ account: node }) => readsBank(process, 'rail.accounts.read', () => bank.node(node)),
      },
      transfers: {
        submit: (order) => writesBank(process, 'rail.transfers.submit', () => bank.submit(order)),
        findByOperation: ({ operation }) =>
          readsBank(process, 'rail.transfers.findByOperation', () => bank.transferOf(operation)),
        read: ({ transfer }) => readsBank(process, 'rail.transfers.read', () => bank.read(transfer)),
        cancel: ({ transfer }) => writesBank(process, 'rail.transfers.cancel', () => bank.cancel(transfer)),
        list: (order) => readsBank(process, 'rail.transfers.list', () => bank.list(order.user)),
      },
      quotes: async () => ({ ok: true, value: { BTC: PRICE, ETH: PRICE } }),
    }
  }

  const stores = {
    operations: operationsOf(memory),
    accounts: accountsOf(memory),
    allowances: allowancesOf(memory),
    stepUps: stepUpsOf(memory),
    entries: entriesOf(memory),
    notices: noticesOf(memory),
    journal: journalOf(memory),
    customers: {
      find: (id: Parameters<Ports['customers']['find']>[0]) => memory.customers.get(id),
      findByBankUser: (id: string) => [...memory.customers.values()].find(({ bankUserId }) => bankUserId === id),
      identitiesOf: (id: Parameters<Ports['customers']['find']>[0]) =>
        [...memory.identities].filter(([, customer]) => customer === id).map(([identity]) => identity),
      page: () => [...memory.customers.values()],
      update: () => ({ ok: true, value: undefined }),
    },
    vault: { erase: () => undefined },
    audit: { append: () => undefined },
  } as unknown as Sync<Pick<Ports, 'operations' | 'accounts' | 'allowances' | 'entries' | 'notices' | 'journal'>>

  return (process: Process): Ports => {
    const clock = (): number => scheduler.now() + process.skew
    const log = (level: string) => (facts: object, words: string) =>
      deps.note(`${process.name} ${level}: ${words}`, facts)
    const ports = {
      // The very wrapper that production's effects go through: what is simulated is what runs.
      ...throughEffects(stores as unknown as Ports, (name, run) => inStore(process)(name, run as never) as never),
      rail: railOf(process),
      availability: openLine,
      prices: { latest: async (coin: Coin) => ({ coin, price: PRICE, at: clock() }), post: never, since: never },
      wake: jobs.wakeOf(process),
      clock,
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      settings: {
        limits: LIMITS,
        stepUp: { above: LIMITS.perPayment, graceMs: CARD_LIFE_MS },
        cardLifeMs: CARD_LIFE_MS,
        maxAlerts: 1,
        registrationsPerHour: 100,
        deletionWaitMs: 7 * 86_400_000,
        ip: '127.0.0.1',
        treasury: async () => TREASURY,
      },
    }
    return deps.mutate(ports, process)
  }
}
