import { byLocale } from '#conversation/words/locale.ts'
import { briefs } from './brief-words.en.ts'
import { briefs as briefsInSpanish } from './brief-words.es.ts'
import { byNumber } from './by-number-words.en.ts'
import { byNumber as byNumberInSpanish } from './by-number-words.es.ts'
import { privacyNotice } from './privacy-words.en.ts'
import { privacyNotice as privacyNoticeInSpanish } from './privacy-words.es.ts'
import { notices } from './words.en.ts'
import { notices as noticesInSpanish } from './words.es.ts'

export const noticeWords = byLocale({ en: notices, es: noticesInSpanish })
export const briefWords = byLocale({ en: briefs, es: briefsInSpanish })
export const byNumberWords = byLocale({ en: byNumber, es: byNumberInSpanish })
export const privacyNoticeWords = byLocale({ en: privacyNotice, es: privacyNoticeInSpanish })
