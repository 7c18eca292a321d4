import { byLocale } from '#conversation/words/locale.ts'
import { alerts } from './words.en.ts'
import { alerts as alertsInSpanish } from './words.es.ts'

export const alertWords = byLocale({ en: alerts, es: alertsInSpanish })
