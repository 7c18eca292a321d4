import { digest, newId } from '../kit/ids.ts'
import { DAY } from '../kit/settings.ts'
import { INTEREST_TYPES, monthOf } from '../nodes/earned.ts'
import { balancesAt } from '../statements/balance-at.ts'
import type { NodeDoc } from '../store/documents.ts'
import { extraOf, newTrans } from './create.ts'
import { settleDue } from './engine.ts'
import { DEFAULT_FEES } from './fees.ts'
import { HOUSE, partyOf } from './party.ts'
import type { TransactionServices } from './services.ts'
import { storeTrans } from './store-trans.ts'

type Month = { start: number; end: number }

/** Cents that daily balances earn at a rate of so many percent a year, half-even. */
export const interestOf = (daily: readonly bigint[], percent: number): bigint => {
  const sum = daily.reduce((total, cents) => total + (cents > 0n ? cents : 0n), 0n)
  const [earned, whole] = [sum * BigInt(Math.round(percent * 1_000_000)), 100n * 1_000_000n * 365n]
  const [down, rest] = [earned / whole, (earned % whole) * 2n]
  return rest > whole || (rest === whole && down % 2n === 1n) ? down + 1n : down
}

const payOne = async (services: TransactionServices, node: NodeDoc, { start, end }: Month): Promise<void> => {
  const ends = Array.from({ length: (end - start) / DAY }, (_, day) => start + (day + 1) * DAY - 1)
  const cents = interestOf(await balancesAt(services, node._id, ends), services.settings.interestPercent)
  if (cents === 0n) return
  const month = new Date(start).toISOString().slice(0, 7)
  const group = digest('interest', node._id, month)
  // What a crash interrupted is not paid twice.
  const paid = await services.store.trans.findOne({
    '_s.nodes': node._id,
    'from.id': HOUSE.id,
    'extra.group_id': group,
  })
  if (paid !== null) return
  const given = { ip: '127.0.0.1', note: `Interest ${month}`, group_id: group }
  await storeTrans(
    services,
    newTrans({
      services,
      id: newId(),
      from: HOUSE,
      to: partyOf(node, await services.users.get(node.user_id)),
      cents,
      extra: extraOf(given, end),
      fees: { fees: [...DEFAULT_FEES], feeCents: [] },
      dummy: true,
    }),
  )
}

const payMonth = async (services: TransactionServices, month: Month): Promise<void> => {
  const nodes = services.store.nodes.find({ type: { $in: INTEREST_TYPES }, is_active: true })
  for await (const node of nodes) await payOne(services, node, month)
}

const PAID = 'interest'

/** Months end one after the other: each once everything before its end has happened. */
export const createInterest = (services: TransactionServices): { payDue(): Promise<void> } => {
  const { store, settings, clock } = services
  let through: number | undefined

  const remember = async (at: number): Promise<number> => {
    await store.meta.updateOne({ _id: PAID }, { $set: { through: at } }, { upsert: true })
    through = at
    return at
  }
  /** Up to when months are paid: those before interest was first set are nobody's. */
  const paidThrough = async (): Promise<number> => {
    const stored = (await store.meta.findOne({ _id: PAID }))?.['through']
    return typeof stored === 'number' ? stored : remember(monthOf(clock.now()))
  }

  return {
    async payDue() {
      if (settings.interestPercent === 0) return
      let start = (through ??= await paidThrough())
      for (let end = monthOf(start, 1); end <= clock.now(); end = monthOf(end, 1)) {
        await settleDue(services, end)
        await payMonth(services, { start, end })
        start = await remember(end)
      }
    },
  }
}
