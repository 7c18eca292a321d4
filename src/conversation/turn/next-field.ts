import type { Context } from '#conversation/flow/dialog.ts'
import { type AskedField, isSecret } from '#conversation/form/form.ts'
import { TAKES, type Takes } from '#conversation/form/takes.ts'
import type { OpenForm } from '#conversation/session/session.ts'
import { mayHoldDigits, secretIn } from '#conversation/understand/secrets.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** Which field of an open form is answered by what is typed next, and what that may be. */

/** Where typed text can go when the form is shown as a whole: the only field that has to be filled in, where none is a secret. */
const firstTypable = ({ fields }: OpenForm): number | undefined => {
  const needed = fields.length === 1 ? fields : fields.filter(({ required }) => required)
  const [only] = needed
  return only === undefined || needed.length > 1 || fields.some(isSecret) ? undefined : fields.indexOf(only)
}

/** The place of the field that typed text goes to; undefined where the form itself has to be filled in. */
export const nextPlace = (form: OpenForm): number | undefined => form.asking?.at ?? firstTypable(form)

export const nextField = (form: OpenForm): AskedField | undefined => {
  const place = nextPlace(form)
  return place === undefined ? undefined : form.fields[place]
}

/** What is typed next is a secret that was asked for, or may be one: the form deals with it. */
export const asksForSecret = (form: OpenForm): boolean => {
  const field = nextField(form)
  return field === undefined ? form.fields.some(isSecret) : isSecret(field)
}

/** Words with a secret in them where one is asked for: no wish, which would keep it and leave it in the chat. */
export const isSecretIn = (form: OpenForm, text: string, to: Localized): boolean =>
  asksForSecret(form) && secretIn(text, to) !== undefined

/** What is taken of the words that are typed next; undefined where they go to no field, as the form has to be filled in. */
export const takesNext = (form: OpenForm): Takes | undefined => {
  const field = nextField(form)
  return field && TAKES[field.rule]
}

/** Whether what is typed next is kept as it is, a question, too. */
export const keepsWords = (form: OpenForm): boolean => {
  const takes = takesNext(form)
  return takes === 'label' || takes === 'story'
}

/** Plain words where a PIN is asked for, or on a page of its own a number: they stay where they are, and nothing is removed. */
export const isNoSecret = ({ kind, rule }: AskedField, text: string, context: Context): boolean => {
  const isNumber = kind === 'pin' || (isSecret({ kind }) && context.turn.abilities.asksApart === true && rule === 'ssn')
  return isNumber && !mayHoldDigits(text, context)
}
