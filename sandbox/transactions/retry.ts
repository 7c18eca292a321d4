import type { TransactionServices } from './services.ts'
import { newId } from '../kit/ids.ts'
import type { TransDoc } from '../store/documents.ts'
import { newTrans, extraOf } from './create.ts'
import { DEFAULT_FEES } from './fees.ts'
import { storeTrans } from './store-trans.ts'
import { Refusal } from '../kit/refusal.ts'

const refuse = (why: string, word: string): Refusal =>
  new Refusal(400, '410', why, { word: `cannot_retry_transaction_${word}` })

/** `{"retry_transaction": true}`: a returned ACH transfer is tried again as a new transaction. */
export const retryTrans = async (services: TransactionServices, trans: TransDoc): Promise<TransDoc> => {
  if (![trans.from.type, trans.to.type].includes('ACH-US'))
    throw refuse('Only ACH transactions can be retried.', 'type')
  if (trans.recent_status.status !== 'RETURNED') throw refuse('Only returned transactions can be retried.', 'status')
  const { note, ip, group_id: group, same_day: sameDay } = trans.extra
  const given = {
    ip: String(ip),
    note: typeof note === 'string' ? note : '',
    supp_id: trans._id,
    group_id: typeof group === 'string' ? group : null,
    same_day: sameDay === true,
  }
  const feeCents = trans._s.feeCents.filter(({ to }) => to !== 'None')
  const again = newTrans({
    services,
    id: newId(),
    from: trans.from,
    to: trans.to,
    cents: trans._s.cents,
    extra: extraOf(given, services.clock.now()),
    fees: { fees: feeCents.length === 0 ? [...DEFAULT_FEES] : trans.fees, feeCents },
    dummy: false,
  })
  await storeTrans(services, again)
  return again
}
