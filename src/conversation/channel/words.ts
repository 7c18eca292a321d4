import { byLocale, type Spoken } from '#conversation/words/locale.ts'
import { en } from './words.en.ts'
import { es } from './words.es.ts'

/** What the channels say by themselves, in the reader's language. */
export const channelWords = byLocale<Spoken<typeof en>>({ en, es })
