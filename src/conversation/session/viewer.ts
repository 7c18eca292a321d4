import { type ConversationId, turnId } from '#bank/ground/ids.ts'
import type { Viewer } from '#conversation/channel/message.ts'
import type { SessionStore } from './session-store.ts'
import type { Session } from './session.ts'
import { signedInTo } from './session-life.ts'

/** Who is signed in, as a channel is told that shows a conversation once more. */
export const viewerOf = (session: Session): Viewer => {
  const at = session.turnOrder ?? 0
  const who = signedInTo(session)
  return who === undefined ? { at } : { at, signedIn: { ...who, until: session.signedInUntil ?? 0 } }
}

/** Who is signed in now, by the session alone; with the session it may be lost. */
export const signedInNow =
  (sessions: Pick<SessionStore, 'load'>) =>
  async (conversation: ConversationId): Promise<Viewer['signedIn']> => {
    // No turn has this name, so the session is what is found.
    const loaded = await sessions.load(conversation, turnId(`viewer:${conversation}`))
    const session = loaded.kind === 'session' ? loaded.session : undefined
    return session && viewerOf(session).signedIn
  }
