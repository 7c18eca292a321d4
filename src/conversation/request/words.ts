import { byLocale } from '#conversation/words/locale.ts'
import { requests } from './words.en.ts'
import { requests as requestsInSpanish } from './words.es.ts'
import { split } from './split-words.en.ts'
import { split as splitInSpanish } from './split-words.es.ts'

export const requestWords = byLocale({ en: requests, es: requestsInSpanish })
export const splitWords = byLocale({ en: split, es: splitInSpanish })
