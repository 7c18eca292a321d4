import type { Act } from '#conversation/channel/turn.ts'
import type { Reply } from '#conversation/channel/message.ts'
import { type Stage, stage } from '#conversation/card/present.ts'
import { withoutCard } from '#conversation/card/presses.ts'
import { endFrame } from '#conversation/session/session-life.ts'
import type { Session } from '#conversation/session/session.ts'
import { lines } from '#conversation/words/text.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { liveIn } from './closed-cards.ts'
import { withoutQueue } from './dropped.ts'
import { draftsOf, proposalOf } from './frames.ts'
import { turnWords, wishWords } from './words.ts'

type Expired = Extract<Act, { do: 'card-expired' }>

/**
 * Closes the card of a proposal that has run out, or the form that asks for the PIN it wanted. The bank has recorded that it
 * expired before this is said, so nothing is asked. Who has gone on to something else meanwhile, or is changing what the card
 * said, is not disturbed: what comes of that is a new proposal.
 */
export const expireCard = (session: Session, { of, moves }: Expired, to: Localized): Stage => {
  const { frame } = session
  if (frame === undefined || proposalOf(frame)?.id !== of) return stage(session)
  const live = [...liveIn(session)]
  const deciding = live.filter(([, { decides }]) => decides)
  if (deciding.length === 0 && frame.pin === undefined) return stage(session)
  const said = deciding.length > 0 ? deciding : live.slice(-1)
  // What waited for it to end is not begun with nobody there: that is said in the same line.
  const rest = (session.queue?.wishes ?? []).map(({ text }) => text)
  const ranOut = turnWords(to).closedCard.ranOut(moves)
  const text = rest.length === 0 ? ranOut : lines(ranOut, wishWords(to).dropped(rest))
  const isSaid = new Set(said.map(([card]) => card))
  const replies = live.map(([card]): Reply => ({ do: 'close', card, ...(isSaid.has(card) && { text }) }))
  const presses = live.reduce((left, [card]) => withoutCard(left, card), session.presses)
  return { ...stage(withoutQueue(endFrame({ ...session, presses }))), replies, forget: draftsOf(frame) }
}
