import { byLocale } from '#conversation/words/locale.ts'
import { send } from './words.en.ts'
import { send as sendInSpanish } from './words.es.ts'

export const sendWords = byLocale({ en: send, es: sendInSpanish })
