import { byLocale } from '#conversation/words/locale.ts'
import { validators } from './words.en.ts'
import { validators as validatorsInSpanish } from './words.es.ts'

export const validatorWords = byLocale({ en: validators, es: validatorsInSpanish })
