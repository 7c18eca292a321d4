import { byLocale } from '#conversation/words/locale.ts'
import { accounts } from './words.en.ts'
import { history } from './history-words.en.ts'

export const accountWords = byLocale({ en: accounts })
export const historyWords = byLocale({ en: history })
