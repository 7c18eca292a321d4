import { byLocale } from '#conversation/words/locale.ts'
import { en } from './words.en.ts'

/** What the channels say by themselves, in the language of whoever reads it. */
export const channelWords = byLocale({ en })
