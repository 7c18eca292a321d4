import { byLocale } from '#conversation/words/locale.ts'
import { routing } from './words.en.ts'

export const routingWords = byLocale({ en: routing })
