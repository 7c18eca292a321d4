import { z } from 'zod'
import type { TransactionServices } from './services.ts'
import { newId } from '../kit/ids.ts'
import { requireCents, requirePositiveCents } from '../kit/amount.ts'
import { isCoin, toWire } from '../kit/money.ts'
import { isCrypto, NODE_TYPES, takesFees } from '../nodes/types.ts'
import { DAY } from '../kit/settings.ts'
import type { Fee, NodeDoc, Party, TransDoc } from '../store/documents.ts'
import { DEFAULT_FEES } from './fees.ts'
import { status, stepMs } from './life-cycle.ts'
import { HOUSE, partyOf } from './party.ts'
import { badForm, notFound } from '../kit/refusal.ts'
import { parseBody, requireSmall } from '../kit/parse.ts'
import { dollars, flag, numberLike, text } from '../kit/wire-types.ts'

const days = numberLike(z.number().min(0).max(365)).nullish()
const CreateBody = z.looseObject({
  // What type it says does not count: the id does.
  to: z.looseObject({ type: z.unknown().optional(), id: z.string() }),
  amount: z.looseObject({ amount: dollars, currency: z.string() }),
  extra: z.looseObject({
    ip: z.string(),
    note: text.nullish(),
    supp_id: text.nullish(),
    group_id: text.nullish(),
    process_on: days,
    same_day: flag.nullish(),
    settlement_delay: days,
    latlon: z.string().nullish(),
    asset: z.string().nullish(),
    webhook: z.string().nullish(),
    encrypted_note: text.nullish(),
    other: z.looseObject({ attachments: z.array(z.string()).optional() }).nullish(),
    idempotency_key: text.nullish(),
  }),
  fees: z.array(z.looseObject({ fee: dollars, note: text.nullish(), to: z.looseObject({ id: z.string() }) })).nullish(),
})
export type CreateBody = z.infer<typeof CreateBody>
export const parseCreate = (body: unknown): CreateBody => parseBody(CreateBody, body)

const amountOf = (body: CreateBody): bigint => {
  if (body.amount.currency !== 'USD')
    throw badForm('Invalid field in payload: amount.currency. Only USD is supported.', 'amount.currency')
  return requirePositiveCents(body.amount.amount, { field: 'amount.amount' })
}

const receiver = async (services: TransactionServices, from: NodeDoc, body: CreateBody): Promise<Party> => {
  if (body.to.id === HOUSE.id) return HOUSE
  const to = await services.nodes.get(body.to.id)
  if (to === undefined) throw notFound('node', body.to.id)
  if (to._id === from._id) throw badForm('Invalid field in payload: to.id. A node cannot send to itself.', 'to.id')
  if (isCrypto(to.type) && isCrypto(from.type)) {
    throw badForm('Invalid field in payload: to.type. Coins cannot be sent to another wallet.', 'to.type')
  }
  return partyOf(to, await services.users.get(to.user_id))
}

type Fees = { fees: Fee[]; feeCents: { to: string; cents: bigint }[] }

const feesOf = async (services: TransactionServices, body: CreateBody, cents: bigint): Promise<Fees> => {
  if (body.fees === undefined || body.fees === null || body.fees.length === 0)
    return { fees: [...DEFAULT_FEES], feeCents: [] }
  const out: Fees = { fees: [], feeCents: [] }
  for (const [index, { fee, note, to }] of body.fees.entries()) {
    const own = requireCents(fee, { field: `fees.${index}.fee` })
    out.fees.push({ fee: toWire('USD', own), note: note ?? '', to: { id: to.id } })
    if (own === 0n && to.id === 'None') continue
    if (to.id === HOUSE.id && own >= 0n) {
      out.feeCents.push({ to: 'None', cents: own })
      continue
    }
    const node = await services.nodes.get(to.id)
    if (node === undefined) throw notFound('node', to.id)
    if (!takesFees(node.type))
      throw badForm(
        `Invalid field in payload: fees.${index}.to.id. It must be a DEPOSIT-US node.`,
        `fees.${index}.to.id`,
      )
    out.feeCents.push({ to: to.id, cents: own })
  }
  const sum = out.feeCents.reduce((total, { cents: own }) => total + own, 0n)
  if (sum > cents) throw badForm('Invalid field in payload: fees. They are more than the amount.', 'fees')
  return out
}

const LOCATION = {
  address_city: null,
  address_country_code: null,
  address_postal_code: null,
  address_subdivision: null,
  lat: 0,
  lon: 0,
}

const otherOf = (attachments: string[]): object => ({
  affect_limits: true,
  attachments,
  chargeback_disputed: false,
  dispute_form: null,
  dispute_meta: {},
  dispute_reason: null,
  disputed: false,
  is_provisional_credit: false,
})

export const extraOf = (given: CreateBody['extra'], now: number): TransDoc['extra'] => {
  const [lat = 0, lon = 0] = (given.latlon ?? '').split(',').map((part) => Number(part) || 0)
  return {
    asset: given.asset ?? null,
    created_on: now,
    encrypted_note: given.encrypted_note ?? '',
    group_id: given.group_id ?? null,
    ip: given.ip,
    latlon: given.latlon ?? '0,0',
    location: { ...LOCATION, lat, lon },
    note: given.note ?? '',
    other: otherOf(given.other?.attachments ?? []),
    process_on: now + Math.round((given.process_on ?? 0) * DAY),
    rate: null,
    rate_limit: null,
    same_day: given.same_day ?? false,
    settlement_delay: given.settlement_delay ?? 0,
    supp_id: given.supp_id ?? '',
    tracking_number: null,
  }
}

type Parts = {
  services: TransactionServices
  id: string
  from: Party
  to: Party
  cents: bigint
  extra: TransDoc['extra']
  fees: Fees
  dummy: boolean
}

/** A transaction as created: nothing moved, its first step due one step's time later. */
export const newTrans = ({ services, id, from, to, cents, extra, fees, dummy }: Parts): TransDoc => {
  const created = status('CREATED', 'Transaction Created.', extra.created_on)
  const ids = (values: (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))]
  return {
    _id: id,
    amount: { amount: toWire('USD', cents), currency: 'USD' },
    client: services.platform,
    extra,
    fees: fees.fees,
    from,
    to,
    recent_status: created,
    timeline: [created],
    _s: {
      cents,
      nodes: ids([from.id, to.id]),
      users: ids([from.user._id, to.user._id]),
      nextAt: extra.process_on + stepMs([from.type, to.type], services.settings),
      waitingSince: null,
      made: [],
      seq: 0,
      dummy,
      feeCents: fees.feeCents,
      returnCode: null,
    },
  }
}

/** Checks the form of a transfer, not whether it can succeed: creation is optimistic, the outcome comes later. */
export const prepareTrans = async (
  services: TransactionServices,
  from: NodeDoc,
  body: CreateBody,
  id = newId(),
): Promise<TransDoc> => {
  const cents = amountOf(body)
  const to = await receiver(services, from, body)
  const { asset } = body.extra
  if (asset !== undefined && asset !== null && !isCoin(asset)) {
    throw badForm('Invalid field in payload: extra.asset. It must be BTC or ETH.', 'extra.asset')
  }
  if (NODE_TYPES.get(from.type) === undefined) throw badForm(`A ${from.type} node cannot send.`)
  const fees = await feesOf(services, body, cents)
  const sender = await services.users.get(from.user_id)
  const extra = extraOf(body.extra, services.clock.now())
  // In the first years each transaction named its own.
  if (services.settings.era === 'first') extra['webhook'] = body.extra.webhook ?? ''
  requireSmall(extra, 'extra')
  requireSmall(fees.fees, 'fees')
  return newTrans({
    services,
    id,
    from: partyOf(from, sender),
    to,
    cents,
    extra,
    fees,
    dummy: false,
  })
}
