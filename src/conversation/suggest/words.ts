import { byLocale } from '#conversation/words/locale.ts'
import { suggest } from './words.en.ts'

export const suggestWords = byLocale({ en: suggest })
