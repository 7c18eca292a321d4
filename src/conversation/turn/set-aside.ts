import type { Answer } from '#conversation/channel/message.ts'
import type { Patience } from './patience.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import { endFrame, newSession } from '#conversation/session/session-life.ts'
import { cardId } from './contexts.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { routingWords } from './words.ts'
import { DEFAULT_LOCALE, type Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({ routing: routingWords(to) })

type Deps = {
  readonly receive: Receive
  readonly sessions: Pick<SessionStore, 'load' | 'commit'>
  readonly patience: Patience
  /** Random, for a conversation that has no session. */
  readonly fresh: () => string
  /** For an operator: a turn that fails for ever is a fault in here. */
  readonly onSetAside: (turn: Turn, error: unknown) => void
}

/** Far above what any turn shows by itself. */
const PLACE = 99

const apologyFor = (turn: Turn): Answer => {
  const { routing } = wording({ locale: DEFAULT_LOCALE })
  return {
    replies: [{ do: 'show', message: { card: cardId(turn.id, PLACE), text: routing.setAside(), rows: [] } }],
  }
}

/**
 * The same `receive`, except that a turn that failed five times is answered with an apology instead of an error, so that
 * no platform delivers it for ever. What was under way is closed with it: the fault may lie in there, and would meet
 * every message that follows.
 */
export const createSetAside = ({ receive, sessions, patience, fresh, onSetAside }: Deps): Receive => {
  const close = async (turn: Turn): Promise<Answer | 'moved'> => {
    const { id, conversation } = turn
    const loaded = await sessions.load(conversation, id)
    if (loaded.kind === 'repeat') return loaded.answer
    const session = endFrame(loaded.session ?? newSession(conversation, fresh()))
    const answer = apologyFor(turn)
    const { revision } = loaded
    const done = await sessions.commit({ conversation, turn: id, revision, session, answer })
    if (done.kind === 'moved') return done.kind
    return done.kind === 'repeat' ? done.answer : answer
  }

  return async (turn) => {
    try {
      return await receive(turn)
    } catch (error) {
      if (!(await patience.isOver(turn.id))) throw error
      // Also when the store holds something about this turn that nobody here can read: it must not come for ever.
      const answer = await close(turn).catch(() => apologyFor(turn))
      // Somebody was faster: delivered once more, it is tried on what they left.
      if (answer === 'moved') throw error
      onSetAside(turn, error)
      return answer
    }
  }
}
