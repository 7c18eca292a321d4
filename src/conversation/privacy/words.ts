import { byLocale } from '#conversation/words/locale.ts'
import { deletion } from './delete-words.en.ts'
import { deletion as deletionInSpanish } from './delete-words.es.ts'
import { exports } from './export-words.en.ts'
import { exports as exportsInSpanish } from './export-words.es.ts'

export const exportWords = byLocale({ en: exports, es: exportsInSpanish })
export const deletionWords = byLocale({ en: deletion, es: deletionInSpanish })
