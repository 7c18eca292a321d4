import { byLocale } from '#conversation/words/locale.ts'
import { pinStep } from './pin-step-words.en.ts'
import { routing } from './words.en.ts'

export const turnWords = byLocale({ en: routing })
export const pinStepWords = byLocale({ en: pinStep })
