import { byLocale } from '#conversation/words/locale.ts'
import { send } from './words.en.ts'
import { fund } from './fund-words.en.ts'

export const sendWords = byLocale({ en: send })
export const fundWords = byLocale({ en: fund })
