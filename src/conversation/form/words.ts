import { byLocale } from '#conversation/words/locale.ts'
import { rules } from './words.en.ts'

export const validatorWords = byLocale({ en: rules })
