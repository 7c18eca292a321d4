import { byLocale } from '#conversation/words/locale.ts'
import { orders } from './order-words.en.ts'
import { orders as ordersInSpanish } from './order-words.es.ts'
import { portfolio } from './portfolio-words.en.ts'
import { portfolio as portfolioInSpanish } from './portfolio-words.es.ts'
import { coins } from './words.en.ts'
import { coins as coinsInSpanish } from './words.es.ts'

export const coinWords = byLocale({ en: coins, es: coinsInSpanish })
export const portfolioWords = byLocale({ en: portfolio, es: portfolioInSpanish })
export const orderWords = byLocale({ en: orders, es: ordersInSpanish })
