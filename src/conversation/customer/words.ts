import { byLocale } from '#conversation/words/locale.ts'
import { chats } from './chats-words.en.ts'
import { chats as chatsInSpanish } from './chats-words.es.ts'
import { details } from './details-words.en.ts'
import { details as detailsInSpanish } from './details-words.es.ts'
import { freeze } from './freeze-words.en.ts'
import { freeze as freezeInSpanish } from './freeze-words.es.ts'
import { identity } from './identity-words.en.ts'
import { identity as identityInSpanish } from './identity-words.es.ts'
import { language } from './language-words.en.ts'
import { language as languageInSpanish } from './language-words.es.ts'
import { limits } from './limits-words.en.ts'
import { limits as limitsInSpanish } from './limits-words.es.ts'
import { link } from './link-words.en.ts'
import { link as linkInSpanish } from './link-words.es.ts'
import { pin } from './pin-words.en.ts'
import { pin as pinInSpanish } from './pin-words.es.ts'
import { claim, recovery, trouble } from './recovery-words.en.ts'
import {
  claim as claimInSpanish,
  recovery as recoveryInSpanish,
  trouble as troubleInSpanish,
} from './recovery-words.es.ts'
import { register } from './register-words.en.ts'
import { register as registerInSpanish } from './register-words.es.ts'
import { signIn } from './sign-in-words.en.ts'
import { signIn as signInInSpanish } from './sign-in-words.es.ts'
import { zones } from './zone-words.en.ts'
import { zones as zonesInSpanish } from './zone-words.es.ts'
import { why } from './why-words.en.ts'
import { why as whyInSpanish } from './why-words.es.ts'

export const claimWords = byLocale({ en: claim, es: claimInSpanish })
export const recoveryWords = byLocale({ en: recovery, es: recoveryInSpanish })
export const troubleWords = byLocale({ en: trouble, es: troubleInSpanish })
export const chatWords = byLocale({ en: chats, es: chatsInSpanish })
export const detailWords = byLocale({ en: details, es: detailsInSpanish })
export const freezeWords = byLocale({ en: freeze, es: freezeInSpanish })
export const identityWords = byLocale({ en: identity, es: identityInSpanish })
export const limitWords = byLocale({ en: limits, es: limitsInSpanish })
export const linkWords = byLocale({ en: link, es: linkInSpanish })
export const pinWords = byLocale({ en: pin, es: pinInSpanish })
export const registerWords = byLocale({ en: register, es: registerInSpanish })
export const whyWords = byLocale({ en: why, es: whyInSpanish })
export const signInWords = byLocale({ en: signIn, es: signInInSpanish })
export const zoneWords = byLocale({ en: zones, es: zonesInSpanish })
export const languageWords = byLocale({ en: language, es: languageInSpanish })
