import { common } from './common.en.ts'
import { common as commonInSpanish } from './common.es.ts'
import { labels } from './labels.en.ts'
import { labels as labelsInSpanish } from './labels.es.ts'
import { byLocale } from './locale.ts'

export const commonWords = byLocale({ en: common, es: commonInSpanish })
export const labelWords = byLocale<Readonly<Record<keyof typeof labels, string>>>({ en: labels, es: labelsInSpanish })
