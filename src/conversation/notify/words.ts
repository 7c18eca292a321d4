import { byLocale } from '#conversation/words/locale.ts'
import { notices } from './words.en.ts'

export const noticeWords = byLocale({ en: notices })
