import { byLocale } from '#conversation/words/locale.ts'
import { schedules } from './words.en.ts'

export const scheduleWords = byLocale({ en: schedules })
