import type { Customers } from '#bank/ground/customer.ts'
import { conversationId, type CustomerId, turnId } from '#bank/ground/ids.ts'
import { isTypedHere } from '#conversation/session/session-life.ts'
import type { SessionStore } from '#conversation/session/session-store.ts'
import { DEFAULT_LOCALE, type Locale, localeNamed } from '#conversation/words/locale.ts'

/** The language in which a customer is written to in one of their chats. */
export type LocaleIn = (conversation: string, customer?: CustomerId) => Promise<Locale>

type Deps = { readonly sessions: Pick<SessionStore, 'load'>; readonly customers: Pick<Customers, 'find'> }

/**
 * What was typed in this very chat counts first, then what its customer has chosen anywhere, then what the platform told. The
 * first and the last may be lost with the session.
 */
export const createLocaleIn =
  ({ sessions, customers }: Deps): LocaleIn =>
  async (conversation, customer) => {
    // No turn has this name, so the session is what is found.
    const loaded = await sessions.load(conversationId(conversation), turnId(`locale:${conversation}`))
    const session = loaded.kind === 'session' ? loaded.session : undefined
    if (session !== undefined && isTypedHere(session)) return session.language ?? DEFAULT_LOCALE
    const chosen = customer === undefined ? undefined : localeNamed((await customers.find(customer))?.language)
    return chosen ?? session?.locale ?? DEFAULT_LOCALE
  }
