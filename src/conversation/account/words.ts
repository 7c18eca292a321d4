import { byLocale } from '#conversation/words/locale.ts'
import { accounts } from './words.en.ts'
import { accounts as accountsInSpanish } from './words.es.ts'
import { fund } from './fund-words.en.ts'
import { fund as fundInSpanish } from './fund-words.es.ts'
import { payOut } from './pay-out-words.en.ts'
import { payOut as payOutInSpanish } from './pay-out-words.es.ts'
import { numbers } from './numbers-words.en.ts'
import { numbers as numbersInSpanish } from './numbers-words.es.ts'
import { history } from './history-words.en.ts'
import { history as historyInSpanish } from './history-words.es.ts'

export const accountWords = byLocale({ en: accounts, es: accountsInSpanish })
export const historyWords = byLocale({ en: history, es: historyInSpanish })
export const numbersWords = byLocale({ en: numbers, es: numbersInSpanish })
export const payOutWords = byLocale({ en: payOut, es: payOutInSpanish })
export const fundWords = byLocale({ en: fund, es: fundInSpanish })
