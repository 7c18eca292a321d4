import { DEFAULT_LOCALE, LOCALES, type Locale } from '#conversation/words/locale.ts'

/** The language we speak that fits a platform's tag best: `en` for `en-GB`, the default for none we speak. */
export const localeOf = (tag: string | undefined): Locale => {
  const language = tag?.toLowerCase().split(/[-_,;]/, 1)[0]
  return LOCALES.find((locale) => locale === language) ?? DEFAULT_LOCALE
}
