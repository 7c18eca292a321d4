import { byLocale } from '#conversation/words/locale.ts'
import { details, link, pin } from './details-words.en.ts'
import { identity } from './identity-words.en.ts'
import { register, signIn } from './register-words.en.ts'

export const detailWords = byLocale({ en: details })
export const identityWords = byLocale({ en: identity })
export const linkWords = byLocale({ en: link })
export const pinWords = byLocale({ en: pin })
export const registerWords = byLocale({ en: register })
export const signInWords = byLocale({ en: signIn })
