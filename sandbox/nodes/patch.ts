import { z } from 'zod'
import type { NodeServices } from './services.ts'
import type { NodeDoc } from '../store/documents.ts'
import { newCard } from './info.ts'
import { nameMicroDeposits, resendMicroDeposits } from './micro-deposits.ts'
import { CHANGED_BY_PLATFORM, publishNode } from './publish.ts'
import { NODE_TYPES } from './types.ts'
import { badForm, notFound, type Refusal, wrongState } from '../kit/refusal.ts'
import { type JsonObject, parseBody, requireSmall, isYes } from '../kit/parse.ts'
import { dollars, flag, text } from '../kit/wire-types.ts'

const Body = z.looseObject({
  supp_id: text.nullish(),
  nickname: z.string().min(1).nullish(),
  allowed: z.string().nullish(),
  allowed_status_code: z.string().nullish(),
  is_active: flag.nullish(),
  preferences: z.looseObject({}).nullish(),
  micro: z.array(dollars).length(2).nullish(),
})
type Body = z.infer<typeof Body>

const ALLOWED = new Set(['CREDIT-AND-DEBIT', 'CREDIT', 'DEBIT', 'PENDING', 'INACTIVE', 'LOCKED', 'CLOSED', 'REJECTED'])

/** What takes from a node all it may do, now or for good. */
const LOWER = new Set(['PENDING', 'INACTIVE', 'LOCKED', 'CLOSED'])
/** From these a platform may go back to what the node was before. */
const PAUSED = new Set(['PENDING', 'INACTIVE'])

const noted = (services: NodeServices, node: NodeDoc, note: string): NodeDoc => ({
  ...node,
  timeline: [...node.timeline, { date: services.clock.now(), note }],
})

/** A platform may freeze and unfreeze, lock and close; it never raises what a node may do. */
const setAllowed = (services: NodeServices, node: NodeDoc, allowed: string, code: string | null): NodeDoc => {
  if (!ALLOWED.has(allowed)) throw badForm(`Invalid field in payload: allowed. ${allowed} is unknown.`, 'allowed')
  if (allowed === node.allowed) return { ...node, allowed_status_code: code }
  const { allowedBefore } = node._s
  const down = LOWER.has(allowed)
  const card = NODE_TYPES.get(node.type)?.card === true
  const back = PAUSED.has(node.allowed) && (allowed === allowedBefore || (card && allowed === 'CREDIT-AND-DEBIT'))
  const final = node.allowed === 'LOCKED' || node.allowed === 'CLOSED'
  if (final || !(down || back)) throw wrongState(`Node allowed cannot be changed from ${node.allowed} to ${allowed}.`)
  const before = down && !PAUSED.has(node.allowed) ? node.allowed : allowedBefore
  const after = { ...node, allowed, allowed_status_code: code, _s: { ...node._s, allowedBefore: before } }
  return noted(services, after, `Node allowed changed to ${allowed}.`)
}

/** Said in the words that clients look for. */
const withActive = (services: NodeServices, node: NodeDoc, active: boolean): NodeDoc =>
  noted(services, { ...node, is_active: active }, `Node's 'is_active' toggled to ${active ? 'True' : 'False'}.`)

const cardSwitch = (services: NodeServices, node: NodeDoc, query: Record<string, string>): NodeDoc => {
  const asked = ['ship', 'reset', 'reissue_card', 'reorder_card'].find((name) => isYes(query[name]))
  if (asked === undefined) return node
  if (NODE_TYPES.get(node.type)?.card !== true) throw wrongState(`${asked} is not supported for ${node.type}.`)
  if (asked === 'ship') return noted(services, node, 'Card sent for printing.')
  // A card that is ordered once more keeps its number.
  if (asked === 'reorder_card') return { ...noted(services, node, 'Debit Card Reordered'), allowed: 'INACTIVE' }
  const fresh = { ...node, info: { ...node.info, ...newCard(node.info['card_number']) } }
  if (asked === 'reset') return noted(services, fresh, 'Debit Card Reset')
  return { ...noted(services, fresh, 'Debit Card Reissued'), allowed: 'INACTIVE' }
}

const reauthenticate = (services: NodeServices, node: NodeDoc): NodeDoc => {
  if (node.type !== 'ACH-US' || node._s.micro !== null)
    throw wrongState(`reauth is not supported for node ${node._id}.`)
  if (node.allowed !== 'LOCKED') return node
  return noted(services, { ...node, allowed: node._s.allowedBefore ?? 'CREDIT-AND-DEBIT' }, 'Node re-authenticated.')
}

const plainChanges = (services: NodeServices, node: NodeDoc, body: Body): NodeDoc => {
  let after = node
  if (typeof body.supp_id === 'string') after = { ...after, extra: { ...after.extra, supp_id: body.supp_id } }
  if (typeof body.nickname === 'string') after = { ...after, info: { ...after.info, nickname: body.nickname } }
  if (body.preferences !== null && body.preferences !== undefined) {
    const preferences = { ...(after.info['preferences'] as object | undefined), ...body.preferences }
    after = { ...after, info: { ...after.info, preferences } }
  }
  if (typeof body.is_active === 'boolean') after = withActive(services, after, body.is_active)
  if (typeof body.allowed === 'string')
    after = setAllowed(services, after, body.allowed, body.allowed_status_code ?? null)
  requireSmall([after.info, after.extra], 'preferences')
  return after
}

/** `PATCH /users/{u}/nodes/{n}` with its query switches. A wrong guess at micro-deposits is counted, then refused. */
export const patchNode = async (
  services: NodeServices,
  id: string,
  raw: JsonObject,
  query: Record<string, string>,
): Promise<NodeDoc> => {
  const body = parseBody(Body, raw)
  let refusal: Refusal | undefined
  const after = await services.nodes.change(
    id,
    (before) => {
      let node = cardSwitch(services, before, query)
      if (isYes(query['resend_micro'])) node = resendMicroDeposits(services, node)
      if (isYes(query['reauth'])) node = reauthenticate(services, node)
      if (body.micro !== null && body.micro !== undefined) {
        const named = nameMicroDeposits(services, node, body.micro)
        refusal = named.refusal
        return named.node
      }
      return plainChanges(services, node, body)
    },
    CHANGED_BY_PLATFORM,
  )
  await publishNode(services, after)
  if (refusal !== undefined) throw refusal
  return after
}

/** `DELETE`: hidden from lists, kept for what is under way. */
export const deleteNode = async (services: NodeServices, id: string): Promise<NodeDoc> => {
  const balance = await services.balances.of(id)
  const after = await services.nodes.change(
    id,
    (node) => {
      if (!node.is_active && services.settings.deleteTwiceStatus === 404) throw notFound('node', id)
      if (!services.settings.deleteFunded && balance !== undefined && balance.USD !== 0n)
        throw wrongState('A node with a balance cannot be deleted.')
      return withActive(services, node, false)
    },
    { scopes: ['NODE|PATCH', 'NODE|DELETE'], by: 'SELF' },
  )
  await publishNode(services, after)
  return after
}
