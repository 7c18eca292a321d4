import { byLocale } from '#conversation/words/locale.ts'
import { tiers } from './words.en.ts'
import { bankCode } from './bank-code-words.en.ts'

export const tierWords = byLocale({ en: tiers })
export const bankCodeWords = byLocale({ en: bankCode })
