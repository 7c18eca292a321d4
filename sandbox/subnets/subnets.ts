import { z } from 'zod'
import type { NodeServices } from '../nodes/services.ts'
import { digits } from '../kit/ids.ts'
import type { NodeDoc, SubnetDoc, UserDoc } from '../store/documents.ts'
import { isCrypto, isKept } from '../nodes/types.ts'
import { badForm, notFound, wrongState } from '../kit/refusal.ts'
import { type JsonObject, parseBody, requireSmall } from '../kit/parse.ts'
import { text } from '../kit/wire-types.ts'
import { publishSubnet } from './publish.ts'

const Create = z.looseObject({
  nickname: z.string().min(1),
  account_class: z.string().nullish(),
  supp_id: text.nullish(),
  bin: text.nullish(),
  card_style_id: text.nullish(),
})
const Patch = z.looseObject({
  allowed: z.string().nullish(),
  status: z.enum(['ACTIVE', 'INACTIVE', 'TERMINATED']).nullish(),
  status_code: z.string().nullish(),
  nickname: z.string().min(1).nullish(),
  preferences: z.looseObject({}).nullish(),
  card_pin: text.nullish(),
})
const CLASSES = new Set(['CHECKING', 'SAVINGS', 'LOCAL'])
const ROUTING = { ach: '084106768', wire: '084106768' }

/** Cards have had many names: `CARD`, `DEBIT_CARD`, `DEBIT-CARD`, `LOCAL-CREDIT_CARD`, … */
const isCard = (accountClass: string): boolean => /^[A-Z_-]{0,40}CARD$/.test(accountClass)

const PREFERENCES = {
  allow_foreign_transactions: false,
  daily_atm_withdrawal_limit: 100,
  daily_transaction_limit: 1_000,
  monthly_cash_limit: 3_000,
  monthly_transaction_limit: 30_000,
}

/** A card number that passes the Luhn check, of a test range. */
const cardNumber = (): string => {
  const head = `451014${digits(9)}`
  const sum = [...head].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${head}${(10 - (sum % 10)) % 10}`
}

const expiry = (now: number): string => {
  const date = new Date(now)
  return `${date.getUTCFullYear() + 4}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-01`
}

type Owner = { user: UserDoc; node: NodeDoc }

/** An account number or a card on a kept account. Cards start inactive. */
const newSubnet = (services: NodeServices, { user, node }: Owner, raw: JsonObject, id: string): SubnetDoc => {
  const body = parseBody(Create, raw)
  requireSmall([body.nickname, body.supp_id, body.card_style_id], 'nickname')
  if (!isKept(node.type) || isCrypto(node.type)) throw wrongState(`Subnets are not supported for ${node.type}.`)
  const accountClass = body.account_class ?? 'CHECKING'
  if (!CLASSES.has(accountClass) && !isCard(accountClass))
    throw badForm(`Invalid field in payload: account_class. ${accountClass} is unknown.`, 'account_class')
  const card = isCard(accountClass)
  const now = services.clock.now()
  return {
    _id: id,
    account_class: accountClass,
    client: services.platform,
    nickname: body.nickname,
    node_id: node._id,
    user_id: user._id,
    status: card ? 'INACTIVE' : 'ACTIVE',
    status_code: null,
    created_on: now,
    updated_on: now,
    supp_id: body.supp_id ?? '',
    account_num: card ? null : `98${digits(8)}`,
    routing_num: card ? null : ROUTING,
    card: card
      ? { number: cardNumber(), cvc: digits(3), pin: digits(4), exp: expiry(now), styleId: body.card_style_id ?? null }
      : null,
    preferences: card ? PREFERENCES : null,
    allowed: null,
  }
}

/** Both eras' updates. A terminated subnet stays so. */
const changed = (subnet: SubnetDoc, body: z.infer<typeof Patch>, now: number): SubnetDoc => {
  requireSmall([body.allowed, body.nickname, body.status_code, subnet.preferences, body.preferences], 'preferences')
  if (subnet.status === 'TERMINATED') throw wrongState('A terminated subnet cannot be changed.')
  const after: SubnetDoc = { ...subnet, updated_on: now }
  if (typeof body.nickname === 'string') after.nickname = body.nickname
  if (typeof body.status === 'string') after.status = body.status
  if (body.status_code !== undefined) after.status_code = body.status_code
  if (typeof body.allowed === 'string') {
    after.allowed = body.allowed
    after.status = body.allowed === 'CREDIT-AND-DEBIT' ? 'ACTIVE' : 'INACTIVE'
  }
  if (body.preferences !== null && body.preferences !== undefined)
    after.preferences = { ...subnet.preferences, ...body.preferences }
  // The pin comes encrypted by the platform's key, which the sandbox does not have: it sets a new one.
  if (typeof body.card_pin === 'string' && subnet.card !== null) after.card = { ...subnet.card, pin: digits(4) }
  return after
}

export const findSubnet = async ({ store }: NodeServices, node: NodeDoc, id: string): Promise<SubnetDoc> => {
  const subnet = await store.subnets.findOne({ _id: id, node_id: node._id })
  if (subnet === null) throw notFound('subnet', id)
  return subnet
}

/** `POST .../subnets`: stores a new subnet. The caller publishes its event. */
export const createSubnet = async (
  services: NodeServices,
  owner: Owner,
  raw: JsonObject,
  id: string,
): Promise<SubnetDoc> => {
  const subnet = newSubnet(services, owner, raw, id)
  return services.outbox.during({}, { scopes: ['SUBNETS|POST'], by: 'SELF' }, async (fields) => {
    const stored = { ...subnet, _s: fields }
    await services.store.subnets.insertOne(stored)
    return stored
  })
}

/** `PATCH .../subnets/{s}`: changes, stores and publishes. */
export const patchSubnet = async (
  services: NodeServices,
  { node, id }: { node: NodeDoc; id: string },
  raw: JsonObject,
): Promise<SubnetDoc> => {
  const after = await services.locks(`subnet:${id}`, async () => {
    const before = await findSubnet(services, node, id)
    const subnet = changed(before, parseBody(Patch, raw), services.clock.now())
    return services.outbox.during(before._s ?? {}, { scopes: ['SUBNET|PATCH'], by: 'SELF' }, async (fields) => {
      const stored = { ...subnet, _s: { ...subnet._s, ...fields } }
      await services.store.subnets.replaceOne({ _id: id }, stored)
      return stored
    })
  })
  await publishSubnet(services, after)
  return after
}
