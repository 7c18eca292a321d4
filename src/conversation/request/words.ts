import { byLocale } from '#conversation/words/locale.ts'
import { requests } from './words.en.ts'
import { split } from './split-words.en.ts'

export const requestWords = byLocale({ en: requests })
export const splitWords = byLocale({ en: split })
