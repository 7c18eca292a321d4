import { isCurrent } from '#conversation/card/presses.ts'
import type { Decision, Session } from '#conversation/session/session.ts'
import { aboutOf } from './frames.ts'

/** Enough for the cards of a long chat that somebody may still see; of the oldest, a press is answered in general. */
const MOST = 60

/**
 * The session with what its open card's buttons are about. Kept beyond the card: whoever presses one of them late is told what
 * became of that very payment. It decides nothing: what a button does, its press alone says.
 */
export const withDecisions = (session: Session): Session => {
  const { frame, presses, decisions = [] } = session
  const about = aboutOf(frame)
  if (frame === undefined || about === undefined) return session
  const known = new Set(decisions.map(({ button }) => button))
  const added = Object.entries(presses).flatMap(([button, press]): Decision[] =>
    press.lasting === true || known.has(button) || !isCurrent(press, frame) ? [] : [{ button, ...about }],
  )
  return added.length === 0 ? session : { ...session, decisions: [...decisions, ...added].slice(-MOST) }
}
