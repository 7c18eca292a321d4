import { byLocale } from '#conversation/words/locale.ts'
import { proposals } from './proposal-words.en.ts'

export const proposalWords = byLocale({ en: proposals })
