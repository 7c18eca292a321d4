import type { ConversationId, CustomerId } from '#bank/ground/ids.ts'
import { DEFAULT_LOCALE, type Locale } from '#conversation/words/locale.ts'
import { SESSION_VERSION, type Session } from './session.ts'

/** Without a message for this long a conversation is signed out. */
export const SIGNED_IN_MINUTES = 15
const SIGNED_IN_MS = SIGNED_IN_MINUTES * 60_000

export const newSession = (conversation: ConversationId, salt: string): Session => ({
  version: SESSION_VERSION,
  conversation,
  presses: {},
  salt,
})

/** Whether who is signed in has been away too long. */
export const hasRunOut = (session: Session, now: number): boolean =>
  session.customer !== undefined && (session.signedInUntil ?? 0) <= now

/** Every turn moves the end on. */
export const touch = (session: Session, now: number): Session =>
  session.customer === undefined ? session : { ...session, signedInUntil: now + SIGNED_IN_MS }

export const signIn = (session: Session, customer: CustomerId, now: number): Session =>
  touch({ ...session, customer }, now)

/** A turn that does not tell the language changes nothing. */
export const speak = (session: Session, locale: Locale | undefined): Session =>
  locale === undefined || locale === (session.locale ?? DEFAULT_LOCALE) ? session : { ...session, locale }

/** Whatever was shown to the person signed in counts for nothing afterwards. */
export const signOut = ({ customer: _c, signedInUntil: _u, frame: _f, ...session }: Session): Session => ({
  ...session,
  presses: {},
})

export const endFrame = ({ frame: _, ...session }: Session): Session => session
