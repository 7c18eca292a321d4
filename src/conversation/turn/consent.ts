import { isCurrent, markOf } from '#conversation/card/presses.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import type { Frame, Session } from '#conversation/session/session.ts'
import { saysYes } from '#conversation/understand/replies.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'

/**
 * A typed yes agrees to a card that its person had before their eyes. One that was written before the card was shown agrees to
 * nothing: it was sent twice, came late, or was meant for the card before.
 */

/** Channels tell the time of what was written to the second. */
const RESOLUTION_MS = 1_000
/** A second yes within this long of the one before was written in the same breath. */
const SAME_BREATH_MS = 2_000

/** What a decision is asked about now; undefined where none is. */
const decisionIn = ({ frame, presses }: Session): string | undefined => {
  if (frame === undefined) return undefined
  const asks = Object.values(presses).some((press) => press.choice.choice === 'confirm' && isCurrent(press, frame))
  return asks ? markOf(frame) : undefined
}

type Shown = NonNullable<Frame['shown']>

/** Whether the turn itself is a typed yes: said twice in a breath, the second would agree to what the first has brought. */
const isTypedYes = ({ act, locale = DEFAULT_LOCALE }: Turn): boolean =>
  act.do === 'say' && saysYes(act.text.trim(), { locale })

/** The session as this turn leaves it, with when its decision was first shown. `before`: as the turn found it. */
export const withShown = (session: Session, before: Session | undefined, turn: Turn, now: number): Session => {
  const mark = decisionIn(session)
  if (session.frame === undefined || mark === undefined) return session
  const { shown } = before?.frame ?? {}
  const isNext = before?.queue !== undefined || isTypedYes(turn)
  const first: Shown = { mark, at: now, ...(isNext && { since: turn.at }) }
  return { ...session, frame: { ...session.frame, shown: shown?.mark === mark ? shown : first } }
}

/** Whether what was typed in this turn was written before the decision that is open now was shown. */
export const isBeforeCard = (session: Session, { at }: Turn): boolean => {
  const { shown } = session.frame ?? {}
  if (shown === undefined || decisionIn(session) !== shown.mark) return false
  const isInSameBreath = shown.since !== undefined && at - shown.since < SAME_BREATH_MS
  return at + RESOLUTION_MS <= shown.at || isInSameBreath
}
