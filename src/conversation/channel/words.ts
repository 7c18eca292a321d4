import { byLocale, LOCALES, type Localized, type Spoken } from '#conversation/words/locale.ts'
import { en } from './words.en.ts'
import { es } from './words.es.ts'

/** What the channels say by themselves, in the reader's language. */
export const channelWords = byLocale<Spoken<typeof en>>({ en, es })

const namesIn = (to: Localized): readonly string[] => {
  const { telegram, discord, web } = channelWords(to)
  return [telegram.what, discord.what, web.what]
    .flatMap((names): readonly unknown[] => Object.values(names))
    .map((name) => (typeof name === 'string' ? name : ''))
}

/**
 * What a channel calls a thing that it can't read, in the language of the conversation: the channel itself knows no more than
 * what its platform tells.
 */
export const whatIn = (what: string, to: Localized): string => {
  const at = LOCALES.map((locale) => namesIn({ locale }).indexOf(what)).find((place) => place >= 0)
  return (at === undefined ? undefined : namesIn(to)[at]) ?? what
}
