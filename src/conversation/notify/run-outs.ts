import { conversationId, identityKey, turnId } from '#bank/ground/ids.ts'
import { type Notice, noticeIdIn, notify } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import type { Message } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import { channelOf, type Turn } from '#conversation/channel/turn.ts'

type Deps = Pick<Ports, 'notices' | 'wake' | 'clock'> & { readonly sessions: SessionStore }

/** Looked at in one sweep; the next one takes the rest. */
const BATCH = 500

/** Writes down that a sign-in has run out, under one name however many look; from then on nothing about it can be lost. */
export const noticeRunOuts = async (deps: Deps): Promise<number> => {
  const found = await deps.sessions.runOut(deps.clock(), BATCH)
  for (const { conversation, customer, until } of found) {
    const id = noticeIdIn(conversation, `run-out:${until}`)
    await notify(deps, { id, customer, conversation, about: { kind: 'run-out', until } })
  }
  return found.length
}

/**
 * Ends it by a turn that no person made: of this one and a real one at the same moment the store takes one first, and the
 * other steps from there. What is said is kept with it, so that delivering it again says the same. Undefined: there was
 * nothing to end any more.
 */
export const endRunOut = async (
  receive: Receive,
  { id, conversation: where }: Pick<Notice, 'id' | 'conversation'>,
  until: number,
): Promise<Message | undefined> => {
  const conversation = conversationId(where)
  const turn: Turn = {
    id: turnId(id),
    channel: channelOf(where),
    conversation,
    who: { identity: identityKey(where), name: '' },
    at: until,
    abilities: { forms: false, erases: false, picture: 'message' },
    act: { do: 'run-out', until },
  }
  const { replies } = await receive(turn)
  return replies.find((reply) => reply.do === 'show')?.message
}
