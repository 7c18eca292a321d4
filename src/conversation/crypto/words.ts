import { byLocale } from '#conversation/words/locale.ts'
import { coins } from './words.en.ts'
import { coins as coinsInSpanish } from './words.es.ts'

export const coinWords = byLocale({ en: coins, es: coinsInSpanish })
