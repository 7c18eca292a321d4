import { byLocale } from '#conversation/words/locale.ts'
import { privacyNotice } from './privacy-words.en.ts'
import { notices } from './words.en.ts'

export const noticeWords = byLocale({ en: notices })
export const privacyNoticeWords = byLocale({ en: privacyNotice })
