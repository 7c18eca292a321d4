import { z } from 'zod'
import { type ButtonDraft, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, done, leaving } from '#conversation/flow/kit.ts'
import { goal, type Goal } from '#conversation/understand/goal.ts'
import { languageNamed, OWN_NAMES } from '#conversation/understand/languages.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { languageWords } from './words.ts'

const Nothing = z.object({})
type Nothing = z.infer<typeof Nothing>

const choices = (): readonly ButtonDraft[] =>
  LOCALES.map((locale) => goalButton(OWN_NAMES[locale], goal('language', { to: locale })))

/** By now the conversation speaks the language that was named, if it is one of ours: what is left is to say so. */
function* answer({ slots }: Goal, context: Context): Talk<Nothing> {
  const { now, which } = languageWords(context)
  const named = slots.to === undefined ? undefined : languageNamed(`/language ${slots.to}`)
  const isSpoken = named === context.locale
  return done(card(context, isSpoken ? { text: now } : { text: which, rows: [choices()] }))
}

/** In which language a customer is spoken to. Answered beside whatever is under way. */
export const languageDialog: Dialog<Nothing> = {
  name: 'language',
  access: 'anyone',
  state: Nothing,
  open: answer,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* answer(goal('language'), context))
  },
  again: (_, context) => answer(goal('language'), context),
}
