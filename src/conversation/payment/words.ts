import { byLocale } from '#conversation/words/locale.ts'
import { send } from './words.en.ts'

export const sendWords = byLocale({ en: send })
