import { byLocale } from '#conversation/words/locale.ts'
import { people } from './people-words.en.ts'
import { reports } from './words.en.ts'
import { reports as reportsInSpanish } from './words.es.ts'

import { people as peopleInSpanish } from './people-words.es.ts'

export const caseWords = byLocale({ en: reports, es: reportsInSpanish })
export const peopleWords = byLocale({ en: people, es: peopleInSpanish })
