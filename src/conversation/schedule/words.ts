import { byLocale } from '#conversation/words/locale.ts'
import { schedules } from './words.en.ts'
import { schedules as schedulesInSpanish } from './words.es.ts'

export const scheduleWords = byLocale({ en: schedules, es: schedulesInSpanish })
