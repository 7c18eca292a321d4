import { byLocale } from '#conversation/words/locale.ts'
import { suggest } from './words.en.ts'
import { suggest as suggestInSpanish } from './words.es.ts'

export const suggestWords = byLocale({ en: suggest, es: suggestInSpanish })
