import { fold } from '#conversation/reading/fold.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { roleWords } from './role-words.en.ts'
import { roleWords as spanish } from './role-words.es.ts'

/** How one language says what somebody is to the customer; without accents, from the first word to the last. */
export type RoleWords = { readonly role: RegExp }

const wordsOf = byLocale<RoleWords>({ en: roleWords, es: spanish })

/** `my mom`, `the plumber`: it says what somebody is, and of no stranger whose handle is that word. */
export const isRole = (name: string, to: Localized): boolean => wordsOf(to).role.test(fold(name.trim()))
