import { failureReference } from '#kit/failure-reference.ts'
import type { Answer, Message } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { Session } from '#conversation/session/session.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import { endFrame, newSession, speak } from '#conversation/session/session-life.ts'
import { cardOfTurn } from './contexts.ts'
import type { RetryLimit } from './retry-limit.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { secretBeside, writtenIn } from './secret-beside.ts'
import { turnWords } from './words.ts'
import { lines } from '#conversation/words/text.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'

type Deps = {
  readonly receive: Receive
  readonly sessions: Pick<SessionStore, 'load' | 'commit'>
  readonly retryLimit: RetryLimit
  /** Random, for a conversation that has no session. */
  readonly fresh: () => string
  /** For an operator: a turn that always fails is a fault of this program. */
  readonly onQuarantined: (turn: Turn, error: unknown, reference: string) => void
}

/** A secret that came with it leaves the chat as it would have done. */
const apologyFor = (turn: Turn, open?: Session): Answer => {
  const locale = open?.locale ?? turn.locale ?? DEFAULT_LOCALE
  const routing = turnWords({ locale })
  const message = {
    card: cardOfTurn(turn.id, 'apology'),
    text: routing.quarantined(failureReference(turn.id)),
    rows: [],
  }
  const secret = secretBeside(open ?? {}, writtenIn(turn.act), { locale })
  if (secret === undefined) return { replies: [{ do: 'show', message }] }
  const told = (erased: boolean) => lines(message.text, '', routing.typedSecret(erased, secret))
  const { erases } = turn.abilities
  const apology: Message = { ...message, text: told(erases), ...(erases && { notErased: told(false) }) }
  return { replies: [...(erases ? [{ do: 'erase' } as const] : []), { do: 'show', message: apology }] }
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
    const answer = apologyFor(turn, speak(loaded.session ?? session, turn.locale))
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
