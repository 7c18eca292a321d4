import type { CardId } from '#bank/ground/ids.ts'
import { pressOf } from '#conversation/card/presses.ts'
import type { Stage } from '#conversation/card/present.ts'
import { goalOfButton } from '#conversation/card/stateless.ts'
import type { Message, Reply } from '#conversation/channel/message.ts'
import type { Session } from '#conversation/session/session.ts'
import { liveIn } from './closed-cards.ts'
import { isWaiting } from './frames.ts'

/** The id of a payment, a request, a schedule, an alert, a report: of what has a state of its own. An account is only looked at. */
const RECORD = /^(?!acct_)[a-z]+_[0-9a-f]{32}$/

/** Whether a card is about one such record: its buttons name it, by their ids alone or by what the session remembers. */
const isAboutOne = (session: Session, { rows }: Message): boolean => {
  const slots = rows.flat().map(({ id }) => goalOfButton(id)?.slots ?? pressOf(session.presses, id)?.choice.data ?? {})
  return new Set(slots.flatMap((each) => Object.values(each).filter((value) => RECORD.test(value)))).size === 1
}

const asksHere = ({ frame }: Session): boolean => frame?.pin !== undefined || isWaiting(frame)

/** A menu, a list, a price or a remark with ways on: nothing waits for an answer there, and nothing is under way. */
const leadsOn = (session: Session, message: Message): boolean => {
  const { card, rows, form, upload, pending } = message
  return (
    rows.length > 0 &&
    form === undefined &&
    upload === undefined &&
    pending !== true &&
    !(asksHere(session) && liveIn(session).has(card)) &&
    !isAboutOne(session, message)
  )
}

const messagesIn = (replies: readonly Reply[]): readonly Message[] =>
  replies.flatMap((reply) => (reply.do === 'show' ? [reply.message] : []))

/**
 * Leaves its buttons to the newest card that only leads on; what an earlier one says stays. Its buttons keep what they mean, so
 * that a press on it where it could not be changed still does what it says. `answered`: without what came meanwhile, which
 * is news and no menu.
 */
export const keepOneLeading = (at: Stage, answered: readonly Reply[]): Stage => {
  const { leading: earlier, ...session } = at.session
  const shown = messagesIn(answered)
  const found = shown.filter((message) => leadsOn(session, message)).map(({ card }) => card)
  const newest = found.at(-1)
  const isChanged = earlier !== undefined && messagesIn(at.replies).some(({ card }) => card === earlier)
  const leading = newest ?? (isChanged ? undefined : earlier)
  const closed = new Set(at.replies.flatMap((reply) => (reply.do === 'close' ? [reply.card] : [])))
  const before = earlier === undefined || isChanged || newest === undefined ? [] : [earlier]
  const left = new Set<CardId>([...before, ...found].filter((card) => card !== newest && !closed.has(card)))
  const closing = [...left].map((card): Reply => ({ do: 'close', card }))
  return {
    ...at,
    session: { ...session, ...(leading !== undefined && { leading }) },
    replies: [...at.replies, ...closing],
  }
}
