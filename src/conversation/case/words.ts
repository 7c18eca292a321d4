import { byLocale } from '#conversation/words/locale.ts'
import { people } from './people-words.en.ts'
import { reports } from './words.en.ts'

export const caseWords = byLocale({ en: reports })
export const peopleWords = byLocale({ en: people })
