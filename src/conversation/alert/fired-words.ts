import { byLocale } from '#conversation/words/locale.ts'
import { fired } from './fired-words.en.ts'
import { fired as firedInSpanish } from './fired-words.es.ts'

export const firedWords = byLocale({ en: { fired }, es: { fired: firedInSpanish } })
