import { common } from './common.en.ts'
import { labels } from './labels.en.ts'
import { byLocale } from './locale.ts'

export const commonWords = byLocale({ en: common })
export const labelWords = byLocale({ en: labels })
