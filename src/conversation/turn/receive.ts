import { randomBytes } from 'node:crypto'
import { createKeyedQueue } from '#kit/keyed-queue.ts'
import { type Answerer, type Answers, SignInEnded } from '#conversation/ask/answer.ts'
import type { Stage } from '#conversation/card/present.ts'
import type { Answer } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import type { Session } from '#conversation/session/session.ts'
import { hasRunOut, inTurnOrder, signedInTo } from '#conversation/session/session-life.ts'
import { viewerOf } from '#conversation/session/viewer.ts'
import { step } from './step.ts'

type Deps = {
  readonly sessions: SessionStore
  /** Answers the dialogs' questions; what it makes gets ids derived from the turn. */
  readonly answerer: Answerer
  /** Erases drafts of what was typed, once the turn that used them stands. */
  readonly forget: (draft: string) => Promise<void>
  /** A notice was delivered by the answer that stands. */
  readonly onDelivered: (notice: string) => Promise<void>
  readonly clock: () => number
  /** How long a sign-in may last, however much is said. */
  readonly longestSignInMs: number
}

/** A turn that keeps losing to others of the same conversation is given back to the platform to deliver again. */
const MAX_STEPS = 32

/**
 * One turn: load, step, commit, answer. Stepping is pure but for writes that are idempotent by the turn's id,
 * so a lost race costs another step and nothing else. Races are between processes alone: here the turns of one
 * conversation queue up, so that fifty presses at once do not make each other fail.
 */
export const createReceive = (deps: Deps): Receive => {
  const fresh = (): string => randomBytes(12).toString('base64url')
  const inOrder = createKeyedQueue()

  const run = async (turn: Turn, session: Session | undefined, answers: Answers): Promise<Stage> => {
    try {
      return await stepOnce(turn, session, answers)
    } catch (error) {
      if (!(error instanceof SignInEnded)) throw error
      return await stepOnce(turn, session, answers, true)
    }
  }

  const stepOnce = async (
    turn: Turn,
    session: Session | undefined,
    answers: Answers,
    isEnded = false,
  ): Promise<Stage> => {
    const now = deps.clock()
    const answer = answers.step(now, isEnded || session === undefined ? undefined : signedInTo(session))
    const { longestSignInMs } = deps
    const steps = step({ session, turn, now, fresh: fresh(), longestSignInMs, isEnded })
    let at = steps.next()
    while (!at.done) at = steps.next(await answer(at.value))
    return at.value
  }

  const take = async (turn: Turn): Promise<Answer> => {
    const answers = deps.answerer(turn)
    let loaded = await deps.sessions.load(turn.conversation, turn.id)
    for (let tries = 0; tries < MAX_STEPS; tries += 1) {
      if (loaded.kind === 'repeat') return loaded.answer
      const { session: stepped, replies, forget, delivered } = await run(turn, loaded.session, answers)
      const session = inTurnOrder(stepped, loaded.session, deps.clock())
      const viewer = viewerOf(session)
      const isOut = viewer.signedIn === undefined && hasLoggedOut(turn, loaded.session, deps.clock())
      const given: Answer = { replies, viewer: { ...viewer, ...(isOut && { hasLoggedOut: true }) } }
      const committed = await deps.sessions.commit({
        conversation: turn.conversation,
        turn: turn.id,
        revision: loaded.revision,
        session,
        answer: given,
      })
      if (committed.kind === 'repeat') return committed.answer
      if (committed.kind === 'done') {
        await Promise.all([...forget.map(deps.forget), ...delivered.map(deps.onDelivered), answers.committed()])
        return given
      }
      loaded = { kind: 'session', session: committed.session, revision: committed.revision }
    }
    throw new Error(`turn ${turn.id} lost ${MAX_STEPS} races`)
  }
  return (turn) => inOrder(turn.conversation, () => take(turn))
}

/** Of a turn after which nobody is signed in: whether somebody was before it. */
const hasLoggedOut = ({ act }: Turn, before: Session | undefined, now: number): boolean =>
  act.do !== 'run-out' && before !== undefined && signedInTo(before) !== undefined && !hasRunOut(before, now)
