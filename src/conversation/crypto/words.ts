import { byLocale } from '#conversation/words/locale.ts'
import { portfolio } from './portfolio-words.en.ts'
import { portfolio as portfolioInSpanish } from './portfolio-words.es.ts'
import { coins } from './words.en.ts'
import { coins as coinsInSpanish } from './words.es.ts'

export const coinWords = byLocale({ en: coins, es: coinsInSpanish })
export const portfolioWords = byLocale({ en: portfolio, es: portfolioInSpanish })
