import { cardId, type ConversationId, type IdentityKey, identityKey } from '#bank/ground/ids.ts'
import type { Button, Viewer } from '#conversation/channel/message.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { Locale, Localized } from '#conversation/words/locale.ts'
import type { Guard } from './event-stream.ts'

type SignedIn = NonNullable<Viewer['signedIn']>

export type SignIns = {
  /** Who is signed in there by the session, for a log that has lost its turns or never had one. */
  now(conversation: ConversationId): Promise<SignedIn | undefined>
  /** Whether this sign-in was ended elsewhere, or its chat is the customer's no longer. */
  isEnded(chat: IdentityKey, signedIn: SignedIn): Promise<boolean>
  /** The button that leads back in. */
  wayIn(to: Localized): readonly (readonly Button[])[]
}

/** What was found out counts for so long: every entry wakes every stream. */
const CHECKED_MS = 5_000
const HIDDEN = cardId('c-hidden')

type Of = { readonly conversation: ConversationId; readonly locale: Locale; readonly clock: () => number }

/** Hides what was said to a customer from whoever opens their chat while they are not signed in. */
export const guardOf = (signIns: SignIns, { conversation, locale, clock }: Of): Guard => {
  let checked: { readonly of: string; readonly at: number; readonly isEnded: boolean } | undefined
  /** When what was answered from memory has to be asked. */
  let staleAt: number | undefined
  const isEnded = async (signedIn: SignedIn): Promise<boolean> => {
    const of = `${signedIn.customer} ${signedIn.epoch}`
    const now = clock()
    if (checked?.of === of && now - checked.at < CHECKED_MS) {
      staleAt = checked.at + CHECKED_MS
      return checked.isEnded
    }
    checked = { of, at: now, isEnded: await signIns.isEnded(identityKey(conversation), signedIn) }
    return checked.isEnded
  }
  return {
    staleInMs: () => (staleAt === undefined ? undefined : Math.max(0, staleAt - clock())),
    async isIn({ viewer }) {
      staleAt = undefined
      const signedIn = viewer === undefined ? await signIns.now(conversation) : viewer.signedIn
      return signedIn !== undefined && signedIn.until > clock() && !(await isEnded(signedIn))
    },
    notice: (seq) => {
      const text = channelWords({ locale }).web.hidden
      const message = { card: HIDDEN, text: [{ text }], rows: signIns.wayIn({ locale }) }
      return { seq, edited: false, entry: { kind: 'card', at: clock(), message } }
    },
  }
}
