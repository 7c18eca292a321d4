import { byLocale } from '#conversation/words/locale.ts'
import { outcomes } from './words.en.ts'
import { outcomes as outcomesInSpanish } from './words.es.ts'
import { pin } from './pin-words.en.ts'
import { pin as pinInSpanish } from './pin-words.es.ts'
import { acts } from './act-words.en.ts'
import { acts as actsInSpanish } from './act-words.es.ts'
import { sellOut } from './sell-out-words.en.ts'
import { sellOut as sellOutInSpanish } from './sell-out-words.es.ts'

export const outcomeWords = byLocale({ en: outcomes, es: outcomesInSpanish })
export const actWords = byLocale({ en: acts, es: actsInSpanish })
export const pinWords = byLocale({ en: pin, es: pinInSpanish })
export const sellOutWords = byLocale({ en: sellOut, es: sellOutInSpanish })
