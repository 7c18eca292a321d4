import { z } from 'zod'
import type { TransactionServices } from './services.ts'
import { newId } from '../kit/ids.ts'
import { requirePositiveCents } from '../kit/amount.ts'
import type { NodeDoc, TransDoc, UserDoc } from '../store/documents.ts'
import { extraOf, newTrans } from './create.ts'
import { DEFAULT_FEES } from './fees.ts'
import { OUTSIDE, partyOf } from './party.ts'
import { storeTrans } from './store-trans.ts'
import { isKept } from '../nodes/types.ts'
import { badForm, wrongState } from '../kit/refusal.ts'
import { dollarsAsText } from '../kit/wire-types.ts'

type Direction = 'both' | 'credit' | 'debit'
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map(
  Object.entries({
    ACH: 'both',
    ATM_DEPOSIT: 'credit',
    CASH_WITHDRAWAL: 'debit',
    INTERCHANGE: 'debit',
    INTERNAL_TRANSFER: 'both',
    LATE_CREDIT: 'credit',
    POS_DEBIT: 'debit',
    WIRE: 'credit',
  }),
)

const Choice = z.looseObject({
  amount: dollarsAsText,
  type: z.string().default('ACH'),
  isCredit: z.boolean(),
})
export type DummyChoice = {
  amount?: unknown
  type?: string | undefined
  isCredit: boolean
  note?: string
  subnet?: string | undefined
  foreign?: boolean
}

/** A test transaction between an account kept here and an outside bank. Settles by the same steps as any other. */
export const dummyTransaction = async (
  services: TransactionServices,
  { node, user }: { node: NodeDoc; user: UserDoc },
  choice: DummyChoice,
): Promise<TransDoc> => {
  if (services.settings.mode === 'production') throw wrongState('Dummy transactions exist in the sandbox only.')
  if (!isKept(node.type) || node.type === 'CRYPTO-US')
    throw wrongState(`Dummy transactions are not supported for ${node.type}.`)
  const parsed = Choice.safeParse({ amount: services.settings.dummyCents / 100, ...choice })
  if (!parsed.success) throw badForm('Invalid field in query: amount.', 'amount')
  const { amount, type, isCredit } = parsed.data
  const direction = DIRECTIONS.get(type)
  if (direction === undefined)
    throw badForm(`Invalid field in query: type. ${type} is not a dummy transaction type.`, 'type')
  if (direction !== 'both' && (direction === 'credit') !== isCredit) {
    throw badForm(`Invalid field in query: is_credit. ${type} is a ${direction}.`, 'is_credit')
  }
  const cents = requirePositiveCents(amount, { field: 'amount', where: 'query' })
  const given = { ip: '127.0.0.1', note: choice.note ?? `Dummy ${type} transaction`, supp_id: '' }
  const extra = extraOf(given, services.clock.now())
  if (choice.subnet !== undefined)
    extra['other'] = {
      ...(extra['other'] as object),
      subnet_id: choice.subnet,
      foreign_transaction: choice.foreign === true,
    }
  const own = partyOf(node, user)
  const trans = newTrans({
    services,
    id: newId(),
    from: isCredit ? OUTSIDE : own,
    to: isCredit ? own : OUTSIDE,
    cents,
    extra,
    fees: { fees: [...DEFAULT_FEES], feeCents: [] },
    dummy: true,
  })
  await storeTrans(services, trans)
  return trans
}
