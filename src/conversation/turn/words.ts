import { byLocale } from '#conversation/words/locale.ts'
import { ladder } from './ladder-words.en.ts'
import { ladder as ladderInSpanish } from './ladder-words.es.ts'
import { wishes } from './wish-words.en.ts'
import { wishes as wishesInSpanish } from './wish-words.es.ts'
import { home } from './home-words.en.ts'
import { home as homeInSpanish } from './home-words.es.ts'
import { pinStep } from './pin-step-words.en.ts'
import { pinStep as pinStepInSpanish } from './pin-step-words.es.ts'
import { late } from './late-words.en.ts'
import { late as lateInSpanish } from './late-words.es.ts'
import { routing } from './words.en.ts'
import { routing as routingInSpanish } from './words.es.ts'

export const turnWords = byLocale({ en: routing, es: routingInSpanish })
export const ladderWords = byLocale({ en: ladder, es: ladderInSpanish })
export const wishWords = byLocale({ en: wishes, es: wishesInSpanish })
export const lateWords = byLocale({ en: late, es: lateInSpanish })
export const pinStepWords = byLocale({ en: pinStep, es: pinStepInSpanish })
export const homeWords = byLocale({ en: home, es: homeInSpanish })
