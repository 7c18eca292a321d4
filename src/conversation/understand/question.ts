import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { fold } from '#conversation/reading/fold.ts'
import { question } from './question-words.en.ts'
import { question as questionInSpanish } from './question-words.es.ts'

const patterns = byLocale({ en: question, es: questionInSpanish })

/** Whether words are put as a question, whatever they are about. */
export const isQuestion = (text: string, to: Localized): boolean => patterns(to).test(fold(text))
