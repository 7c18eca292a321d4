/** The languages that Parley speaks. A word list that lacks one of them does not compile. */
export const LOCALES = ['en'] as const
export type Locale = (typeof LOCALES)[number]
/** Where a person's language is not known. */
export const DEFAULT_LOCALE: Locale = 'en'

/** A person who is written to, by their language. */
export type Localized = { readonly locale: Locale }

/** One word list in every language; give it the person's locale, and it gives the words: `accountWords(context)`. */
export const byLocale =
  <T>(all: Readonly<Record<Locale, T>>) =>
  ({ locale }: Localized): T =>
    all[locale]
