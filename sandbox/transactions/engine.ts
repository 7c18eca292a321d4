import type { House } from '../house.ts'
import { isKept, NODE_TYPES } from '../nodes/types.ts'
import { noBalance } from '../ledger/balances.ts'
import type { BalanceDoc, Posting, TransDoc } from '../store/documents.ts'
import { accountOf } from '../ledger/accounts.ts'
import type { Move } from '../ledger/ledger.ts'
import type { Facts } from './facts.ts'
import { nextStep, type Step } from './life-cycle.ts'

const MOST_AT_ONCE = 500

/** The shortest time between two steps of one transaction: within it, the order of due transactions is their order. */
const horizonMs = ({ settings }: House): number =>
  Math.min(settings.internalStepMs, settings.achStepMs, settings.cardStepMs, settings.recheckMs)

const due = (house: House, until: number): TransDoc[] => {
  const found = house.pending.due(until, MOST_AT_ONCE)
  const first = found[0]?._s.nextAt ?? 0
  return found.filter(({ _s }) => (_s.nextAt ?? 0) <= first + horizonMs(house))
}

const side = async (house: House, party: TransDoc['from']): Promise<Facts['from']> => {
  if (party.id === null || party.user._id === null) return undefined
  const [node, user] = await Promise.all([house.nodes.get(party.id), house.users.get(party.user._id)])
  if (node === undefined || user === undefined) throw new Error(`a party of a transaction is gone: ${party.id}`)
  return { node, user }
}

const monthOf = (at: number): number => {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

const isLimited = (trans: TransDoc): boolean => NODE_TYPES.get(trans.from.type)?.interest === true

/** Withdrawals of this month as stored, counted no further than anybody asks. */
const withdrawals = async ({ store, settings }: House, trans: TransDoc, at: number): Promise<number> => {
  if (!isLimited(trans)) return 0
  const made = {
    '_s.nodes': trans.from.id ?? '',
    'from.id': trans.from.id,
    'extra.created_on': { $gte: monthOf(at) },
    'recent_status.status': { $in: ['PROCESSING-DEBIT', 'PROCESSING-CREDIT', 'SETTLED'] },
  }
  return store.trans.countDocuments(made, { limit: Math.max(1, settings.monthlyWithdrawals) })
}

/** Balances as they change while a batch is decided: what one transaction takes, the next cannot. */
const workingBalances = async (house: House, batch: readonly TransDoc[]) => {
  const accounts = new Set(
    batch.flatMap((trans) => [accountOf(trans.from), accountOf(trans.to), ...trans._s.feeCents.map(({ to }) => to)]),
  )
  const held = await house.balances.many([...accounts].filter((account) => !account.startsWith('@')))
  const working = new Map<string, BalanceDoc>()
  const of = (account: string): BalanceDoc => {
    const known = working.get(account) ?? { ...(held.get(account) ?? noBalance(account)) }
    working.set(account, known)
    return known
  }
  return {
    available: (account: string, asset: Posting['asset']): bigint => of(account)[asset],
    apply(postings: readonly Posting[]): void {
      for (const { account, asset, units } of postings) of(account)[asset] += units
    },
  }
}

type Wait = { trans: TransDoc; step: Step & { do: 'wait' } }

const decide = async (house: House, batch: readonly TransDoc[]): Promise<{ moves: Move[]; waits: Wait[] }> => {
  const [moves, waits]: [Move[], Wait[]] = [[], []]
  const working = await workingBalances(house, batch)
  // Withdrawals are counted in the store.
  if (batch.some(isLimited)) await house.ledger.flush()
  const now = house.clock.now()
  /** Withdrawals that this batch itself begins, by node: not stored yet, and counted all the same. */
  const begun = new Map<string | null, number>()
  for (const trans of batch) {
    const at = Math.max(trans._s.nextAt ?? now, trans.recent_status.date)
    const [from, to] = await Promise.all([side(house, trans.from), side(house, trans.to)])
    const step = nextStep(trans, {
      at,
      settings: house.settings,
      from,
      to,
      withdrawals: (await withdrawals(house, trans, at)) + (begun.get(trans.from.id) ?? 0),
      available: working.available,
      priceOf: (coin) => house.prices.at(coin, at),
    })
    if (step.do === 'wait') {
      // With endless patience there is no use in living through every re-check of a long step of the clock.
      const endless = house.settings.fundsPatienceMs === 'never' || trans.recent_status.status !== 'CREATED'
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

/** Brings every transaction up to the clock, step by step and in order of time. Returns how many steps were made. */
export const settleDue = (house: House): Promise<number> =>
  house.ledger.exclusively(async () => {
    const until = house.clock.now()
    let steps = 0
    for (;;) {
      const batch = due(house, until)
      if (batch.length === 0) {
        await house.ledger.flushFinished()
        return steps
      }
      const { moves, waits } = await decide(house, batch)
      await house.ledger.commit(moves)
      const waiting = waits.map(({ trans, step: { nextAt, waitingSince } }) => ({
        ...trans,
        _s: { ...trans._s, nextAt, waitingSince },
      }))
      house.pending.moved(waiting)
      steps += moves.length
    }
  })

export const isKeptParty = (party: TransDoc['from']): boolean => party.id !== null && isKept(party.type)
