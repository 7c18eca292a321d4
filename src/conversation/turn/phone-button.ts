import { markOf } from '#conversation/card/presses.ts'
import type { Stage } from '#conversation/card/present.ts'
import type { Act } from '#conversation/channel/turn.ts'
import type { Session } from '#conversation/session/session.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { turnWords } from './words.ts'

/** What it was shown for is asked still: the same step of the dialog, and of its fields the one for the number. */
const isStillAsked = ({ frame, phoneAsked }: Session): boolean => {
  if (frame === undefined || phoneAsked !== markOf(frame)) return false
  const { form } = frame
  return form?.asking === undefined || form.fields[form.asking.at]?.kind === 'phone'
}

/**
 * The button that shares the phone number stands below the text field of the whole chat: it is taken away once nothing asks
 * for the number any more. Once it was used, the platform hides it by itself.
 */
export const withoutPhoneButton = (at: Stage, act: Act, to: Localized): Stage => {
  if (at.session.phoneAsked === undefined || act.do === 'run-out' || isStillAsked(at.session)) return at
  const { phoneAsked: _, ...session } = at.session
  if (act.do === 'share-phone') return { ...at, session }
  return { ...at, session, replies: [{ do: 'unask-phone', text: turnWords(to).phoneNotAsked() }, ...at.replies] }
}
