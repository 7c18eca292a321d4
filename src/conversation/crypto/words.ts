import { byLocale } from '#conversation/words/locale.ts'
import { coins } from './words.en.ts'

export const coinWords = byLocale({ en: coins })
