import { byLocale } from '#conversation/words/locale.ts'
import { ladder } from './ladder-words.en.ts'
import { wishes } from './wish-words.en.ts'
import { pinStep } from './pin-step-words.en.ts'
import { routing } from './words.en.ts'

export const turnWords = byLocale({ en: routing })
export const ladderWords = byLocale({ en: ladder })
export const wishWords = byLocale({ en: wishes })
export const pinStepWords = byLocale({ en: pinStep })
