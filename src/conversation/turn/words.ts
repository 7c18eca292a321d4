import { byLocale } from '#conversation/words/locale.ts'
import { routing } from './words.en.ts'

export const turnWords = byLocale({ en: routing })
