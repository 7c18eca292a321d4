import { z } from 'zod'
import type { Context, Dialog, Talk } from '#conversation/flow/dialog.ts'
import { card, done, leaving } from '#conversation/flow/kit.ts'
import type { ValidatorName } from '#conversation/form/validators.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { lines } from '#conversation/words/text.ts'
import { whyWords } from './words.ts'

const Nothing = z.object({})
type Nothing = z.infer<typeof Nothing>

/** `topic`: what was named. `asked`: what the open form asks, by the rules of its fields, for questions that name nothing. */
function* answer({ slots }: Goal, context: Context): Talk<Nothing> {
  const { answers, general } = whyWords(context)
  const rules: readonly string[] = (slots.topic ?? slots.asked ?? '').split(',')
  const found = Object.keys(answers)
    .filter((rule): rule is ValidatorName => rules.includes(rule))
    .flatMap((rule) => [answers[rule] ?? general])
  const text = found.length === 0 ? general : lines(...new Set(found))
  return done(card(context, { text }))
}

/** Why something is asked for: answered at once, beside whatever is under way. */
export const whyDialog: Dialog<Nothing> = {
  name: 'why',
  access: 'anyone',
  state: Nothing,
  open: answer,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* answer({ name: 'why', slots: {} }, context))
  },
  again: (_, context) => answer({ name: 'why', slots: {} }, context),
}
