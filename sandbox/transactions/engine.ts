import type { TransactionServices } from './services.ts'
import { NODE_TYPES } from '../nodes/types.ts'
import { monthOf, WITHDRAWN } from '../nodes/earned.ts'
import { noBalance } from '../ledger/balances.ts'
import type { BalanceDoc, Posting, TransDoc } from '../store/documents.ts'
import { accountOf, HOUSE } from './party.ts'
import type { Move } from '../ledger/journal.ts'
import type { Facts } from './facts.ts'
import { nextStep, type Step } from './life-cycle.ts'

const MOST_AT_ONCE = 500

/** The shortest time between two steps of one transaction: within it, the order of due transactions is their order. */
const horizonMs = ({ settings }: TransactionServices): number =>
  Math.min(settings.internalStepMs, settings.achStepMs, settings.cardStepMs, settings.recheckMs)

const due = (services: TransactionServices, until: number): TransDoc[] => {
  const found = services.pending.due(until, MOST_AT_ONCE)
  const first = found[0]?._s.nextAt ?? 0
  return found.filter(({ _s }) => (_s.nextAt ?? 0) <= first + horizonMs(services))
}

const side = async (services: TransactionServices, party: TransDoc['from']): Promise<Facts['from']> => {
  if (party.id === null || party.user._id === null || party.id === HOUSE.id) return undefined
  const [node, user] = await Promise.all([services.nodes.get(party.id), services.users.get(party.user._id)])
  if (node === undefined || user === undefined) throw new Error(`a party of a transaction is gone: ${party.id}`)
  return { node, user }
}

const isLimited = (trans: TransDoc): boolean => NODE_TYPES.get(trans.from.type)?.interest === true

/** Withdrawals of this month as stored, counted up to the limit alone. */
const withdrawals = async ({ store, settings }: TransactionServices, trans: TransDoc, at: number): Promise<number> => {
  if (!isLimited(trans)) return 0
  const made = {
    '_s.nodes': trans.from.id ?? '',
    'from.id': trans.from.id,
    'extra.created_on': { $gte: monthOf(at) },
    'recent_status.status': { $in: WITHDRAWN },
  }
  return store.trans.countDocuments(made, { limit: Math.max(1, settings.monthlyWithdrawals) })
}

/** Balances as they change while a batch is decided: what one transaction takes, the next cannot. */
const workingBalances = async (services: TransactionServices, batch: readonly TransDoc[]) => {
  const accounts = new Set(
    batch.flatMap((trans) => [accountOf(trans.from), accountOf(trans.to), ...trans._s.feeCents.map(({ to }) => to)]),
  )
  const held = await services.balances.many([...accounts].filter((account) => !account.startsWith('@')))
  const working = new Map<string, BalanceDoc>()
  const of = (account: string): BalanceDoc => {
    const balance = working.get(account) ?? { ...(held.get(account) ?? noBalance(account)) }
    working.set(account, balance)
    return balance
  }
  return {
    available: (account: string, asset: Posting['asset']): bigint => of(account)[asset],
    apply(postings: readonly Posting[]): void {
      for (const { account, asset, units } of postings) of(account)[asset] += units
    },
  }
}

type Wait = { trans: TransDoc; step: Step & { do: 'wait' } }

const decide = async (
  services: TransactionServices,
  batch: readonly TransDoc[],
  now: number,
): Promise<{ moves: Move[]; waits: Wait[] }> => {
  const [moves, waits]: [Move[], Wait[]] = [[], []]
  const working = await workingBalances(services, batch)
  // Withdrawals are counted in the store.
  if (batch.some(isLimited)) await services.ledger.flush()
  /** Withdrawals that this batch itself begins, by node: not stored yet, and counted all the same. */
  const begun = new Map<string | null, number>()
  for (const trans of batch) {
    const at = Math.max(trans._s.nextAt ?? now, trans.recent_status.date)
    const [from, to] = await Promise.all([side(services, trans.from), side(services, trans.to)])
    const step = nextStep(trans, {
      at,
      settings: services.settings,
      from,
      to,
      withdrawals: (await withdrawals(services, trans, at)) + (begun.get(trans.from.id) ?? 0),
      available: working.available,
      priceOf: (coin) => services.prices.at(coin, at),
    })
    if (step.do === 'wait') {
      // A wait without a timeout needs no re-check for every moment within a long step of the clock.
      const endless = services.settings.fundsTimeoutMs === 'never' || trans.recent_status.status !== 'CREATED'
      waits.push({ trans, step: endless ? { ...step, nextAt: Math.max(step.nextAt, now + 1) } : step })
      continue
    }
    working.apply(step.postings)
    if (step.status.status === 'PROCESSING-DEBIT' && isLimited(trans))
      begun.set(trans.from.id, (begun.get(trans.from.id) ?? 0) + 1)
    const set = { ...step.set, '_s.nextAt': step.nextAt }
    moves.push({ trans, status: step.status, postings: step.postings, set })
  }
  return { moves, waits }
}

/**
 * Brings every transaction up to a moment (that of the clock), step by step and in order of time. Returns how many steps
 * were made.
 */
export const settleDue = (services: TransactionServices, until = services.clock.now()): Promise<number> =>
  services.ledger.exclusively(async () => {
    let steps = 0
    for (;;) {
      const batch = due(services, until)
      if (batch.length === 0) {
        await services.ledger.flushFinished()
        return steps
      }
      const { moves, waits } = await decide(services, batch, until)
      await services.ledger.commit(moves)
      const waiting = waits.map(({ trans, step: { nextAt, waitingSince } }) => ({
        ...trans,
        _s: { ...trans._s, nextAt, waitingSince },
      }))
      services.pending.update(waiting)
      steps += moves.length
    }
  })
