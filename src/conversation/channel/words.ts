import { byLocale } from '#conversation/words/locale.ts'
import { en } from './words.en.ts'

/** What the channels say by themselves, in the reader's language. */
export const channelWords = byLocale({ en })
