export const LOCALES = ['en'] as const
export type Locale = (typeof LOCALES)[number]

export const byLocale =
  <T>(all: Readonly<Record<Locale, T>>) =>
  ({ locale }: { readonly locale: Locale }): T =>
    all[locale]
