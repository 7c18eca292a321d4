import { conversationId, identityKey, turnId } from '#bank/ground/ids.ts'
import type { Notice, NoticeSubject } from '#bank/ground/notice.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Attempt } from '#bank/notice/life-cycle.ts'
import type { Ports } from '#bank/registry.ts'
import type { Closing, Outbox } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { type Act, channelOf, type ChannelName, type Turn } from '#conversation/channel/turn.ts'

type Deps = Pick<Ports, 'operations'> & {
  readonly receive: Receive
  readonly outboxes: Readonly<Partial<Record<ChannelName, Outbox>>>
}

/** A card that ran out, whatever it proposed. */
export type AboutExpiry = Extract<NoticeSubject, { kind: 'card-expired' | 'schedule-expired' }>
export const isAboutExpiry = (about: NoticeSubject): about is AboutExpiry =>
  about.kind === 'card-expired' || about.kind === 'schedule-expired'

/**
 * Closes what the conversation still shows of it, by a turn that no person made: of this one and a press at the same moment
 * the store takes one first, and the other steps from there. What is closed is kept with the turn, so that delivering it
 * again closes the same. Where the session was lost nothing is known of a card, and its buttons do nothing.
 */
export const closeExpired = async (deps: Deps, notice: Notice, about: AboutExpiry): Promise<Attempt> => {
  const { id: key, conversation } = notice
  const act = await expiryOf(deps, about)
  const { replies } = await deps.receive(turnOf(notice, act))
  const closing = replies.filter((reply): reply is Closing => reply.do === 'close')
  if (closing.length === 0) return { kind: 'void' }
  const delivery =
    (await deps.outboxes[channelOf(conversation)]?.close({ conversation, key, closing })) ?? 'unreachable'
  // Whoever can't be reached there sees no card of ours, and nothing was done that would have to be told elsewhere.
  return delivery === 'delivered'
    ? { kind: 'taken', conversation, isFresh: false }
    : { kind: 'not-taken', isOwed: false }
}

type Expiry = Extract<Act, { do: 'card-expired' }>

const expiryOf = async ({ operations }: Pick<Ports, 'operations'>, about: AboutExpiry): Promise<Expiry> => {
  if (about.kind === 'schedule-expired') return { do: 'card-expired', of: about.schedule, moves: true }
  const operation = await operations.find(about.operation)
  return { do: 'card-expired', of: about.operation, moves: operation !== undefined && isPaymentOrder(operation.order) }
}

const turnOf = ({ id, conversation: where, createdAt: at }: Notice, act: Expiry): Turn => ({
  id: turnId(id),
  channel: channelOf(where),
  conversation: conversationId(where),
  who: { identity: identityKey(where), name: '' },
  at,
  abilities: { forms: false, erases: false, picture: 'message' },
  act,
})
