import { byLocale } from '#conversation/words/locale.ts'
import { howTo } from './how-to-words.en.ts'
import { howTo as howToInSpanish } from './how-to-words.es.ts'
import { looks } from './look-words.en.ts'
import { looks as looksInSpanish } from './look-words.es.ts'
import { answers, howToAsk } from './words.en.ts'
import { answers as answersInSpanish, howToAsk as howToAskInSpanish } from './words.es.ts'

export const answerWords = byLocale({
  en: { answers, howTo, howToAsk },
  es: { answers: answersInSpanish, howTo: howToInSpanish, howToAsk: howToAskInSpanish },
})
export const lookWords = byLocale({ en: looks, es: looksInSpanish })
