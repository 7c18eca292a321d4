import { z } from 'zod'
import { type JsonObject, parseBody, requireSmall } from '../http/body.ts'
import { isYes } from '../http/envelope.ts'
import { badForm, notFound, type Refusal, wrongState } from '../http/errors.ts'
import type { House } from '../house.ts'
import { digest, newId } from '../kit/ids.ts'
import type { NodeDoc } from '../store/documents.ts'
import { nameMicroDeposits, resendMicroDeposits } from './micro-deposits.ts'
import { CHANGED_BY_PLATFORM, CHANGED_BY_SYSTEM, tellNode } from './publish.ts'
import { NODE_TYPES } from './types.ts'

const Body = z.looseObject({
  supp_id: z.string().nullish(),
  nickname: z.string().min(1).nullish(),
  allowed: z.string().nullish(),
  allowed_status_code: z.string().nullish(),
  is_active: z.boolean().nullish(),
  preferences: z.looseObject({}).nullish(),
  micro: z.array(z.number()).length(2).nullish(),
})
type Body = z.infer<typeof Body>

const ALLOWED = new Set(['CREDIT-AND-DEBIT', 'CREDIT', 'DEBIT', 'PENDING', 'INACTIVE', 'LOCKED', 'CLOSED', 'REJECTED'])

/** What takes from a node all it may do, now or for good. */
const LOWER = new Set(['PENDING', 'INACTIVE', 'LOCKED', 'CLOSED'])
/** From these a platform may go back to what the node was before. */
const PAUSED = new Set(['PENDING', 'INACTIVE'])

const noted = (house: House, node: NodeDoc, note: string): NodeDoc => ({
  ...node,
  timeline: [...node.timeline, { date: house.clock.now(), note }],
})

/** A platform may freeze and unfreeze, lock and close; it never raises what a node may do. */
const setAllowed = (house: House, node: NodeDoc, allowed: string, code: string | null): NodeDoc => {
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
  return noted(house, after, `Node allowed changed to ${allowed}.`)
}

const cardSwitch = (house: House, node: NodeDoc, query: Record<string, string>): NodeDoc => {
  const asked = ['ship', 'reset', 'reissue_card', 'reorder_card'].find((name) => isYes(query[name]))
  if (asked === undefined) return node
  if (NODE_TYPES.get(node.type)?.card !== true) throw wrongState(`${asked} is not supported for ${node.type}.`)
  if (asked === 'ship') return noted(house, node, 'Debit Card Shipped')
  const fresh = { ...node, info: { ...node.info, card_hash: digest('card', newId()) } }
  if (asked === 'reset') return noted(house, fresh, 'Debit Card Reset')
  return {
    ...noted(house, fresh, asked === 'reissue_card' ? 'Debit Card Reissued' : 'Debit Card Reordered'),
    allowed: 'INACTIVE',
  }
}

const reauthenticate = (house: House, node: NodeDoc): NodeDoc => {
  if (node.type !== 'ACH-US' || node._s.micro !== null)
    throw wrongState(`reauth is not supported for node ${node._id}.`)
  if (node.allowed !== 'LOCKED') return node
  return noted(house, { ...node, allowed: node._s.allowedBefore ?? 'CREDIT-AND-DEBIT' }, 'Node re-authenticated.')
}

const plainChanges = (house: House, node: NodeDoc, body: Body): NodeDoc => {
  let after = node
  if (typeof body.supp_id === 'string') after = { ...after, extra: { ...after.extra, supp_id: body.supp_id } }
  if (typeof body.nickname === 'string') after = { ...after, info: { ...after.info, nickname: body.nickname } }
  if (body.preferences !== null && body.preferences !== undefined) {
    const preferences = { ...(after.info['preferences'] as object | undefined), ...body.preferences }
    after = { ...after, info: { ...after.info, preferences } }
  }
  if (typeof body.is_active === 'boolean') after = { ...after, is_active: body.is_active }
  if (typeof body.allowed === 'string') after = setAllowed(house, after, body.allowed, body.allowed_status_code ?? null)
  requireSmall([after.info, after.extra], 'preferences')
  return after
}

/** `PATCH /users/{u}/nodes/{n}` with its query switches. A wrong guess at micro-deposits is counted, then refused. */
export const patchNode = async (
  house: House,
  id: string,
  raw: JsonObject,
  query: Record<string, string>,
): Promise<NodeDoc> => {
  const body = parseBody(Body, raw)
  let refusal: Refusal | undefined
  const after = await house.nodes.change(
    id,
    (before) => {
      let node = cardSwitch(house, before, query)
      if (isYes(query['resend_micro'])) node = resendMicroDeposits(house, node)
      if (isYes(query['reauth'])) node = reauthenticate(house, node)
      if (body.micro !== null && body.micro !== undefined) {
        const named = nameMicroDeposits(house, node, body.micro)
        refusal = named.refusal
        return named.node
      }
      return plainChanges(house, node, body)
    },
    CHANGED_BY_PLATFORM,
  )
  await tellNode(house, after)
  if (refusal !== undefined) throw refusal
  return after
}

/** `DELETE`: hidden from lists, kept for what is under way. */
export const deleteNode = async (house: House, id: string): Promise<NodeDoc> => {
  const balance = await house.balances.of(id)
  const after = await house.nodes.change(
    id,
    (node) => {
      if (!node.is_active && house.settings.deleteTwiceStatus === 404) throw notFound('node', id)
      if (!house.settings.deleteFunded && balance !== undefined && balance.USD !== 0n)
        throw wrongState('A node with a balance cannot be deleted.')
      return noted(house, { ...node, is_active: false }, 'is_active toggled to False.')
    },
    { scopes: ['NODE|PATCH', 'NODE|DELETE'], by: 'SELF' },
  )
  await tellNode(house, after)
  return after
}

const MOST_AT_ONCE = 200

/** Cards that are printed by now get their second note. */
export const printDue = async (house: House): Promise<void> => {
  for (;;) {
    const now = house.clock.now()
    const due = await house.store.nodes
      .find({ '_s.nextAt': { $lte: now } }, { projection: { _id: 1 } })
      .limit(MOST_AT_ONCE)
      .toArray()
    if (due.length === 0) return
    for (const { _id } of due) {
      const after = await house.nodes.change(
        _id,
        (node) => ({
          ...node,
          timeline: [...node.timeline, { date: node._s.nextAt ?? now, note: node._s.nextNote ?? 'Node changed.' }],
          _s: { ...node._s, nextAt: null, nextNote: null },
        }),
        CHANGED_BY_SYSTEM,
      )
      await tellNode(house, after)
    }
  }
}
