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

/** When the customer signed in here, Unix ms. An earlier version did not write it down: then, at the latest, when they were last heard. */
export const signedInAt = (session: Session): number =>
  session.signedInAt ?? (session.signedInUntil ?? SIGNED_IN_MS) - SIGNED_IN_MS

/** Whether the sign-in has ended: nothing was heard for too long, or it was as long as one may be. */
export const hasRunOut = (session: Session, now: number): boolean =>
  session.customer !== undefined && (session.signedInUntil ?? 0) <= now

/** Every turn moves the end on, yet never past `longestMs` after it began. */
export const touch = (session: Session, now: number, longestMs: number): Session => {
  if (session.customer === undefined) return session
  const begun = signedInAt(session)
  return { ...session, signedInAt: begun, signedInUntil: Math.min(now + SIGNED_IN_MS, begun + longestMs) }
}

/** Whether a sign-in ends because of its length, and not because nothing was heard. */
export const endsByLength = (session: Session, longestMs: number): boolean =>
  (session.signedInUntil ?? 0) >= signedInAt(session) + longestMs

/** A turn that does not tell the language changes nothing, and none changes one that was asked for. */
export const speak = (session: Session, told: Locale | undefined): Session => {
  const locale = session.language ?? told
  return locale === undefined || locale === (session.locale ?? DEFAULT_LOCALE) ? session : { ...session, locale }
}

/** In the language that the customer has chosen for all of their chats. */
export const speakTheirs = (session: Session, language: Locale): Session => ({
  ...session,
  language,
  locale: language,
  languageKept: true,
})

/** Whether somebody has begun to write in this language here: then this chat goes on in it, whatever is chosen elsewhere. */
export const isTypedHere = ({ language, languageKept }: Session): boolean =>
  language !== undefined && languageKept === undefined

/** `epoch`: of the customer's sign-ins, as it was when the PIN was right. */
export const signIn = (
  session: Session,
  { customer, epoch = 0 }: { readonly customer: CustomerId; readonly epoch?: number },
  now: number,
): Session => inEpoch({ ...session, customer, signedInAt: now, signedInUntil: now + SIGNED_IN_MS }, epoch)

/** The same sign-in where all others were ended. */
export const inEpoch = ({ signInEpoch: _, ...session }: Session, epoch: number): Session => ({
  ...session,
  ...(epoch > 0 && { signInEpoch: epoch }),
})

/** Whose sign-in a session holds. */
export type SignedIn = { readonly customer: CustomerId; readonly epoch: number }
export const signedInTo = ({ customer, signInEpoch: epoch = 0 }: Session): SignedIn | undefined =>
  customer === undefined ? undefined : { customer, epoch }

/** Whatever was shown to the person signed in counts for nothing afterwards. */
export const signOut = (session: Session): Session => {
  const {
    customer: _c,
    signedInAt: _a,
    signedInUntil: _u,
    signInEpoch: _e,
    frame: _f,
    misses: _m,
    queue: _q,
    ...rest
  } = session
  return { ...rest, presses: {} }
}

export const endFrame = ({ frame: _, ...session }: Session): Session => session

/**
 * The turn that follows `before` in its conversation. Not the clock alone: one that is put back, or that of another process,
 * would make a later turn look like an earlier one. It begins at the clock, so that what is after a lost session is later.
 */
export const inTurnOrder = (session: Session, before: Session | undefined, now: number): Session => ({
  ...session,
  turnOrder: Math.max(now, (before?.turnOrder ?? -1) + 1),
})
