import { z } from 'zod'
import type { TransactionServices } from './services.ts'
import { newId } from '../kit/ids.ts'
import { DAY } from '../kit/settings.ts'
import type { NodeDoc, TransDoc, UserDoc } from '../store/documents.ts'
import { extraOf, newTrans } from './create.ts'
import { DEFAULT_FEES } from './fees.ts'
import { OUTSIDE, partyOf } from './party.ts'
import { changeTrans, storeTrans } from './store-trans.ts'
import { wrongState } from '../kit/refusal.ts'
import { type JsonObject, parseBody, requireSmall } from '../kit/parse.ts'

const Dispute = z.looseObject({
  dispute_reason: z.string().min(1).nullish(),
  dispute_meta: z.looseObject({}).nullish(),
  certification_date: z.number().nullish(),
  dispute_attachments: z.array(z.string()).nullish(),
})
const Chargeback = z.looseObject({ docs: z.array(z.string()).min(1) })
const CHARGEBACK_DAYS = 14

const isCard = (trans: TransDoc): boolean =>
  [trans.from.type, trans.to.type].some((type) =>
    ['EXTERNAL-US', 'CARD-US', 'SUBCARD-US', 'INTERCHANGE-US'].includes(type),
  )

const withOther = (trans: TransDoc, more: object): TransDoc => ({
  ...trans,
  extra: { ...trans.extra, other: { ...(trans.extra['other'] as object), ...more } },
})

type Disputed = { trans: TransDoc; node: NodeDoc; user: UserDoc }

/** The provisional credit: what the card took comes back until the dispute is decided. */
const provisionalCredit = async (services: TransactionServices, { trans, node, user }: Disputed): Promise<string> => {
  const given = { ip: String(trans.extra['ip']), note: `Provisional credit for ${trans._id}`, supp_id: trans._id }
  const extra = extraOf(given, services.clock.now())
  extra['other'] = { ...(extra['other'] as object), is_provisional_credit: true }
  const credit = newTrans({
    services,
    id: newId(),
    from: OUTSIDE,
    to: partyOf(node, user),
    cents: trans._s.cents,
    extra,
    fees: { fees: [...DEFAULT_FEES], feeCents: [] },
    dummy: true,
  })
  await storeTrans(services, credit)
  return credit._id
}

/** `PATCH .../dispute`: card transactions only, once. */
export const disputeTrans = async (
  services: TransactionServices,
  disputed: Disputed,
  raw: JsonObject,
): Promise<object> => {
  const { trans } = disputed
  const body = parseBody(Dispute, raw)
  requireSmall(body.dispute_reason, 'dispute_reason')
  requireSmall(body.dispute_meta, 'dispute_meta')
  const other = trans.extra['other'] as { disputed?: boolean }
  if (!isCard(trans)) throw wrongState('Only card transactions can be disputed.')
  if (other.disputed === true) throw wrongState('Transaction is already disputed.')
  const form = `https://cdn.synapsepay.com/dispute_forms/${trans._id}.pdf`
  await changeTrans(services, trans._id, (before) =>
    withOther(before, {
      disputed: true,
      dispute_form: form,
      dispute_meta: body.dispute_meta ?? {},
      dispute_reason: body.dispute_reason ?? null,
    }),
  )
  return { dispute_form: form, provisional_credit_tran: await provisionalCredit(services, disputed), success: true }
}

/** `PATCH /trans/{t}/dispute-chargeback`: a returned card pull, young enough, once. */
export const disputeChargeback = async (
  services: TransactionServices,
  trans: TransDoc,
  raw: JsonObject,
): Promise<TransDoc> => {
  parseBody(Chargeback, raw)
  const { status, code, date } = trans.recent_status
  const other = trans.extra['other'] as { chargeback_disputed?: boolean }
  const pull = [trans.from.type, trans.to.type].includes('INTERCHANGE-US')
  if (!pull || status !== 'RETURNED' || code !== 'IR999')
    throw wrongState('Only chargebacks of INTERCHANGE-US transactions can be disputed.')
  if (services.clock.now() - date > CHARGEBACK_DAYS * DAY) throw wrongState('The chargeback is more than 14 days old.')
  if (other.chargeback_disputed === true) throw wrongState('The chargeback is already disputed.')
  return changeTrans(services, trans._id, (before) => withOther(before, { chargeback_disputed: true }))
}
