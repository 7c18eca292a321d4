import { byLocale } from '#conversation/words/locale.ts'
import { chats } from './chats-words.en.ts'
import { details } from './details-words.en.ts'
import { freeze } from './freeze-words.en.ts'
import { identity } from './identity-words.en.ts'
import { limits } from './limits-words.en.ts'
import { link } from './link-words.en.ts'
import { pin } from './pin-words.en.ts'
import { claim, recovery, trouble } from './recovery-words.en.ts'
import { register } from './register-words.en.ts'
import { signIn } from './sign-in-words.en.ts'
import { why } from './why-words.en.ts'

export const claimWords = byLocale({ en: claim })
export const recoveryWords = byLocale({ en: recovery })
export const troubleWords = byLocale({ en: trouble })
export const chatWords = byLocale({ en: chats })
export const detailWords = byLocale({ en: details })
export const freezeWords = byLocale({ en: freeze })
export const identityWords = byLocale({ en: identity })
export const limitWords = byLocale({ en: limits })
export const linkWords = byLocale({ en: link })
export const pinWords = byLocale({ en: pin })
export const registerWords = byLocale({ en: register })
export const whyWords = byLocale({ en: why })
export const signInWords = byLocale({ en: signIn })
