import type { TransactionServices } from './services.ts'
import type { TransDoc } from '../store/documents.ts'
import { reversed } from '../ledger/accounts.ts'
import { isKeptParty } from './party.ts'
import { status } from './life-cycle.ts'
import { changeTrans, readTrans } from './store-trans.ts'
import { Refusal, wrongState } from '../kit/refusal.ts'
import { requireSmall } from '../kit/parse.ts'

const cancellable = (trans: TransDoc): boolean => {
  const now = trans.recent_status.status
  if (now === 'CREATED' || now === 'QUEUED-BY-SYNAPSE' || now === 'QUEUED-BY-RECEIVER') return true
  // From a kept account to a linked bank the batch leaves later: what was taken can still be given back.
  return now === 'PROCESSING-DEBIT' && isKeptParty(trans.from) && trans.to.type === 'ACH-US'
}

/** `DELETE` of a transaction. Money already taken goes back. */
export const cancelTrans = (services: TransactionServices, id: string): Promise<TransDoc> =>
  services.ledger.exclusively(async () => {
    const trans = await readTrans(services, id)
    if (!cancellable(trans)) {
      const en = `Transaction ${id} cannot be canceled. It is ${trans.recent_status.status}.`
      throw wrongState(en, 'cannot_cancel_transaction')
    }
    const postings = reversed(trans._s.made)
    const to = status('CANCELED', 'Transaction Canceled by Client.', services.clock.now())
    await services.ledger.commit([{ trans, status: to, postings, set: { '_s.nextAt': null } }])
    return readTrans(services, id)
  })

/** Adds to the note of the current status; the status stays. */
export const commentOn = (services: TransactionServices, id: string, comment: string): Promise<TransDoc> =>
  changeTrans(services, id, (trans) => {
    requireSmall(trans.recent_status.note + comment, 'comment')
    const said = services.settings.era === 'first' ? `REPLY: ${comment}` : comment
    const current = { ...trans.recent_status, note: `${trans.recent_status.note} ${said}` }
    return { ...trans, recent_status: current, timeline: [...trans.timeline.slice(0, -1), current] }
  })

/** Lets a transaction return at its next step, as a return by the other bank would. */
export const returnTrans = async (services: TransactionServices, id: string, code: string): Promise<void> => {
  await services.ledger.exclusively(async () => {
    const trans = await readTrans(services, id)
    const now = trans.recent_status.status
    if (!['PROCESSING-DEBIT', 'PROCESSING-CREDIT', 'SETTLED'].includes(now)) {
      throw new Refusal(400, '410', `A transaction that is ${now} cannot be returned.`)
    }
    await services.pending.write({ ...trans, _s: { ...trans._s, returnCode: code, nextAt: services.clock.now() } })
  })
}
