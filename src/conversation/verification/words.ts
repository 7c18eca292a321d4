import { byLocale } from '#conversation/words/locale.ts'
import { tiers } from './words.en.ts'
import { tiers as tiersInSpanish } from './words.es.ts'
import { bankCode } from './bank-code-words.en.ts'
import { bankCode as bankCodeInSpanish } from './bank-code-words.es.ts'

export const tierWords = byLocale({ en: tiers, es: tiersInSpanish })
export const bankCodeWords = byLocale({ en: bankCode, es: bankCodeInSpanish })
