import { type ConversationId, conversationId, identityKey, turnId } from '#bank/ground/ids.ts'
import type { Outbox, Viewer } from '#conversation/channel/message.ts'
import type { Admission, TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { type Abilities, type Act, channelOf } from '#conversation/channel/turn.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { answerEntries, cardEntry, closeEntry } from './answer-entries.ts'
import { eventStream, type StreamEvent } from './event-stream.ts'
import type { WebFiles } from './files.ts'
import { guardOf, type SignIns } from './guard.ts'
import { conversationOf, newToken } from './identity.ts'
import type { Push } from './push/push.ts'
import type { Position } from './position.ts'
import { createStreams } from './streams.ts'
import type { Transcript } from './transcript.ts'

export type WebChatDeps = {
  readonly receive: Receive
  readonly limits: TurnLimits
  readonly transcript: Transcript
  readonly files: WebFiles
  /** Delivers once more what was delivered there lately: a transcript without a turn is a new one, or one that was lost. */
  readonly redeliver: (conversation: ConversationId) => Promise<void>
  /** Without it whoever holds the token is shown what was said, signed in or not. */
  readonly signIns?: SignIns
  /** Without it nobody is told anything while they don't look. */
  readonly push?: Push | undefined
  /** Unix ms. */
  readonly clock: () => number
  readonly pingMs?: number
  /** Open event streams one conversation may hold: tabs and terminals. */
  readonly maxStreams?: number
  /** Open event streams in all. */
  readonly maxStreamsInAll?: number
}

/** `id` is the page's own, and equal when it sends the same again. */
type Sent = { readonly id: string; readonly locale: Locale; readonly network: string | undefined }
/** `agoMs`: how long it was on its way: pages send one thing after the other, and again what did not arrive. */
type TurnSent = Sent & { readonly act: Act; readonly agoMs?: number | undefined }
type FileSent = Sent & { readonly bytes: Uint8Array }

type Wanted = { readonly after: Position; readonly locale: Locale; readonly network: string | undefined }

export type TurnTaken = { readonly seq: number }

export const ABILITIES: Abilities = { forms: true, erases: true, picture: 'upload', showsBothSchemes: true }

/** The whole of a log. */
const MOST_LOOKED_AT = 200

export type WebChat = ReturnType<typeof createWebChat>

/** The web chat's conversations: what its routes need, the way in for outcomes, and how to end its open streams. */
export const createWebChat = (deps: WebChatDeps) => {
  const { receive, limits, transcript, clock, pingMs = 15_000 } = deps
  const streams = createStreams({ conversation: deps.maxStreams, inAll: deps.maxStreamsInAll })

  /** Asked before anything of the request is read. */
  const admit = (conversation: ConversationId, address: string | undefined): Promise<Admission> =>
    limits.admit({ channel: 'web', conversation, identity: identityKey(conversation), address, at: clock() })

  const takeTurn = async (
    conversation: ConversationId,
    { id, locale, network, act, agoMs = 0 }: TurnSent,
  ): Promise<TurnTaken> => {
    const at = clock() - agoMs
    const begun = await transcript.begin(conversation, id)
    if (begun.kind === 'answered') return { seq: begun.seq }
    if (begun.isFirst) await deps.redeliver(conversation)
    const answer = await receive({
      id: turnId(`${conversation}:${id}`),
      channel: 'web',
      conversation,
      // A page knows no name: the holder of the token is simply that visitor.
      who: { identity: identityKey(conversation), name: '', network },
      at,
      abilities: ABILITIES,
      locale,
      act,
    })
    const entries = answerEntries(act, answer, id, clock())
    // Before the answer that says so: a log-out that could not end it is tried again by the page.
    if (answer.viewer?.hasLoggedOut) await deps.push?.forget(conversation)
    const access = answer.viewer && accessOf(answer.viewer)
    return { seq: await transcript.append(conversation, { key: id, entries, since: begun.since, access }) }
  }

  /** A picture or file handed in; `bytes` are kept no longer than the turn takes. */
  const takeFile = (conversation: ConversationId, { id, locale, network, bytes }: FileSent) => {
    const { what } = channelWords({ locale }).web
    return deps.files.during(bytes, (file) =>
      takeTurn(conversation, { id, locale, network, act: { do: 'attach', file, text: '', what: what.picture } }),
    )
  }

  /** The conversation's events from `after` on, until `signal`; `undefined` when it, or its network, has too many open already. */
  const events = (conversation: ConversationId, { after, locale, network }: Wanted, signal: AbortSignal) => {
    const stream = streams.open({ conversation, network }, signal)
    if (stream === undefined) return undefined
    const guard = deps.signIns && guardOf(deps.signIns, { conversation, locale, clock })
    return closing(eventStream({ transcript, conversation, after, pingMs, signal: stream.signal, guard }), stream.close)
  }

  return {
    newToken,
    conversationOf,
    admit,
    isOfCustomer: limits.isOfCustomer,
    isPictureAsked: isPictureAskedIn(transcript),
    takeTurn,
    takeFile,
    events,
    seen: transcript.seen,
    push: deps.push,
    outbox: outboxOf(deps),
    close: (): Promise<void> => {
      streams.closeAll()
      return deps.push?.settled() ?? Promise.resolve()
    },
  }
}

/** Whether a card in the log takes a picture, or this one is sent again: an unasked one is not worth its bytes. */
const isPictureAskedIn =
  (transcript: Transcript) =>
  async (conversation: ConversationId, turn: string): Promise<boolean> => {
    const asking = new Map<string, boolean>()
    const logged = await transcript.read(conversation, 0, MOST_LOOKED_AT)
    for (const { entry } of logged)
      if (entry.kind === 'card') asking.set(entry.message.card, entry.message.upload !== undefined)
    const isRepeat = logged.some(({ entry }) => entry.kind === 'attached' && entry.turn === turn)
    return isRepeat || [...asking.values()].some(Boolean)
  }

const accessOf = ({ hasLoggedOut: _, ...viewer }: Viewer) => ({ for: 'viewer', ...viewer }) as const

/** The way in for outcomes: a visitor who is away finds them in the transcript when they come back. */
const outboxOf = ({ transcript, push, clock }: Pick<WebChatDeps, 'transcript' | 'push' | 'clock'>): Outbox => ({
  async deliver({ conversation, key, message, brief, isPublic = false, whereShown = false }) {
    if (channelOf(conversation) !== 'web') throw new RangeError('not a conversation of the web chat')
    const entries = [cardEntry(message, clock())]
    const access = { for: isPublic ? 'anyone' : 'customer' } as const
    await transcript.append(conversationId(conversation), { key: `out:${key}`, entries, access, whereShown })
    if (brief !== undefined) await push?.tell(conversationId(conversation), { card: message.card, brief, isPublic })
    return 'delivered'
  },
  async close({ conversation, key, closing }) {
    const entries = closing.map((each) => closeEntry(each, clock()))
    await transcript.append(conversationId(conversation), { key: `out:${key}`, entries, access: { for: 'customer' } })
    return 'delivered'
  },
})

async function* closing(stream: AsyncIterable<StreamEvent>, close: () => void): AsyncGenerator<StreamEvent> {
  try {
    yield* stream
  } finally {
    close()
  }
}
