import { localeOf } from '#conversation/channel/locale-of.ts'
import { byLocale, type Locale } from '#conversation/words/locale.ts'
import { en } from './words.en.ts'
import { es } from './words.es.ts'

/** As POSIX names it, the first that is set: `es_MX.UTF-8`. */
export const localeOfTerminal = (env: NodeJS.ProcessEnv): Locale =>
  localeOf((env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])?.replace(/\..*$/, ''))

const locale = localeOfTerminal(process.env)

/** In the language of the terminal. */
export const words = byLocale({ en, es })({ locale })
/** The same language is told to Parley. */
export const language = locale
