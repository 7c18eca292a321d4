import { byLocale } from '#conversation/words/locale.ts'
import { alerts } from './words.en.ts'

export const alertWords = byLocale({ en: alerts })
