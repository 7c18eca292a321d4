import { byLocale } from '#conversation/words/locale.ts'
import { howTo } from './how-to-words.en.ts'
import { looks } from './look-words.en.ts'
import { answers, howToAsk } from './words.en.ts'

export const answerWords = byLocale({ en: { answers, howTo, howToAsk } })
export const lookWords = byLocale({ en: looks })
