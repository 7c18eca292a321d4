import { byLocale } from '#conversation/words/locale.ts'
import { deletion } from './delete-words.en.ts'
import { exports } from './export-words.en.ts'

export const exportWords = byLocale({ en: exports })
export const deletionWords = byLocale({ en: deletion })
