import { failureReference } from '#kit/failure-reference.ts'
import type { Answer } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import { endFrame, newSession, speak } from '#conversation/session/session-life.ts'
import { cardOfTurn } from './contexts.ts'
import type { RetryLimit } from './retry-limit.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { turnWords } from './words.ts'
import { DEFAULT_LOCALE, type Localized } from '#conversation/words/locale.ts'

type Deps = {
  readonly receive: Receive
  readonly sessions: Pick<SessionStore, 'load' | 'commit'>
  readonly retryLimit: RetryLimit
  /** Random, for a conversation that has no session. */
  readonly fresh: () => string
  /** For an operator: a turn that always fails is a fault of this program. */
  readonly onQuarantined: (turn: Turn, error: unknown, reference: string) => void
}

const apologyFor = (turn: Turn, { locale = turn.locale ?? DEFAULT_LOCALE }: Partial<Localized> = {}): Answer => {
  const routing = turnWords({ locale })
  const card = cardOfTurn(turn.id, 'apology')
  return {
    replies: [{ do: 'show', message: { card, text: routing.quarantined(failureReference(turn.id)), rows: [] } }],
  }
}

/**
 * The same `receive`, except that a turn that failed five times is answered with an apology instead of an error, so that
 * no platform delivers it for ever. The dialog under way is closed with it: the fault may lie in its state, and would
 * meet every message that follows.
 */
export const withQuarantine = ({ receive, sessions, retryLimit, fresh, onQuarantined }: Deps): Receive => {
  const close = async (turn: Turn): Promise<Answer | 'moved'> => {
    const { id, conversation } = turn
    const loaded = await sessions.load(conversation, id)
    if (loaded.kind === 'repeat') return loaded.answer
    const session = endFrame(loaded.session ?? newSession(conversation, fresh()))
    const answer = apologyFor(turn, speak(session, turn.locale))
    const { revision } = loaded
    const done = await sessions.commit({ conversation, turn: id, revision, session, answer })
    if (done.kind === 'moved') return done.kind
    return done.kind === 'repeat' ? done.answer : answer
  }

  return async (turn) => {
    try {
      return await receive(turn)
    } catch (error) {
      if (!(await retryLimit.isReached(turn.id))) throw error
      // Also when what the store holds about this turn can't be read: it must not be delivered for ever.
      const answer = await close(turn).catch(() => apologyFor(turn))
      // Another turn was committed first: delivered once more, this one is tried on the session it left.
      if (answer === 'moved') throw error
      onQuarantined(turn, error, failureReference(turn.id))
      return answer
    }
  }
}
