/** The languages that Parley speaks. A word list that lacks one of them does not compile. */
export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]
/** One of them by its two letters, as it may be kept elsewhere. */
export const localeNamed = (name: string | undefined): Locale | undefined => LOCALES.find((locale) => locale === name)
/** Where a person's language is not known. */
export const DEFAULT_LOCALE: Locale = 'en'

/** A person who is written to, by their language. */
export type Localized = { readonly locale: Locale }

/** One word list in every language; give it the person's locale, and it gives the words: `accountWords(context)`. */
export const byLocale =
  <T>(all: Readonly<Record<Locale, T>>) =>
  ({ locale }: Localized): T =>
    all[locale]

/** The same words in another language: whatever one of them says, each is there. */
export type Spoken<T> = T extends string
  ? string
  : T extends (...given: never) => unknown
    ? T
    : { readonly [Key in keyof T]: Spoken<T[Key]> }
