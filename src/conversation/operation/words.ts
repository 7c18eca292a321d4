import { byLocale } from '#conversation/words/locale.ts'
import { outcomes } from './words.en.ts'
import { pin } from './pin-words.en.ts'
import { acts } from './act-words.en.ts'

export const outcomeWords = byLocale({ en: outcomes })
export const actWords = byLocale({ en: acts })
export const pinWords = byLocale({ en: pin })
