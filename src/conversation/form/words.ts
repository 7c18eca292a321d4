import { byLocale } from '#conversation/words/locale.ts'
import { validators } from './words.en.ts'

export const validatorWords = byLocale({ en: validators })
