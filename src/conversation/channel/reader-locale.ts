import type { ConversationId } from '#bank/ground/ids.ts'
import { DEFAULT_LOCALE, type Locale } from '#conversation/words/locale.ts'

/**
 * The language of whoever reads a conversation, for what a channel says by itself where its platform tells none. It may be
 * wanted because the stores are out of reach: then it is the default, and never a failure.
 */
export type ReaderLocale = (conversation: ConversationId) => Promise<Locale>

export const readerLocale = async (
  localeIn: ReaderLocale | undefined,
  conversation: ConversationId,
): Promise<Locale> => {
  try {
    return (await localeIn?.(conversation)) ?? DEFAULT_LOCALE
  } catch {
    return DEFAULT_LOCALE
  }
}
