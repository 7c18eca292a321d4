import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { question } from './question-words.en.ts'

const patterns = byLocale({ en: question })

/** Whether words are put as a question, whatever they are about. */
export const isQuestion = (text: string, to: Localized): boolean => patterns(to).test(text)
