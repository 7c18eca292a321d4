import { conversationId, turnId } from '#bank/ground/ids.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import { DEFAULT_LOCALE, type Locale } from '#conversation/words/locale.ts'

/** The language that a conversation is held in, as its session knows it. */
export type LocaleIn = (conversation: string) => Promise<Locale>

/** With the session it may be lost; then the default is spoken until the next turn. */
export const localeOfSession =
  (sessions: Pick<SessionStore, 'load'>): LocaleIn =>
  async (conversation) => {
    // No turn has this name, so the session is what is found.
    const loaded = await sessions.load(conversationId(conversation), turnId(`locale:${conversation}`))
    return (loaded.kind === 'session' ? loaded.session?.locale : undefined) ?? DEFAULT_LOCALE
  }
