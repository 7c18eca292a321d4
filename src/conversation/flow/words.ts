import { byLocale } from '#conversation/words/locale.ts'
import { proposals } from './proposal-words.en.ts'
import { proposals as proposalsInSpanish } from './proposal-words.es.ts'

export const proposalWords = byLocale({ en: proposals, es: proposalsInSpanish })
