import { byLocale } from '#conversation/words/locale.ts'
import { reports } from './words.en.ts'

export const caseWords = byLocale({ en: reports })
