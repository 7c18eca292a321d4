import { type Context, goalButton, type Saying } from '#conversation/flow/dialog.ts'
import { card, menuButton } from '#conversation/flow/kit.ts'
import { languageWords } from '#conversation/customer/words.ts'
import { foreignLanguage } from '#conversation/understand/foreign.ts'
import { goal } from '#conversation/understand/goal.ts'
import { OWN_NAMES } from '#conversation/understand/languages.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { lines, rich } from '#conversation/words/text.ts'
import { notSpoken } from './foreign-words.ts'

/** A word to somebody who writes in a language that is not spoken here, in that language, with the ones that are. */
export const inForeignLanguage = (text: string, context: Context): Saying | undefined => {
  const language = foreignLanguage(text)
  if (language === undefined) return undefined
  const theirs = notSpoken[language]
  const { notMine } = languageWords(context)
  const choices = LOCALES.map((locale) => goalButton(OWN_NAMES[locale], goal('language', { to: locale })))
  return card(context, {
    text: theirs === undefined ? notMine : lines(rich`${theirs}`, notMine),
    rows: [choices, [menuButton(context)]],
  })
}
