import type { Context } from '#conversation/flow/dialog.ts'
import { type AskedField, isSecret } from '#conversation/form/form.ts'
import type { OpenForm } from '#conversation/session/session.ts'
import { mayHoldDigits } from '#conversation/understand/secrets.ts'

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

const FREE_TEXT: ReadonlySet<string> = new Set(['text', 'message', 'note', 'nickname'])

/** Whether whatever is typed next is an answer: then it may be no wish, however it reads. */
export const takesAnyWords = (form: OpenForm): boolean => FREE_TEXT.has(nextField(form)?.rule ?? '')

/** Whether what is typed next is kept as it was written: then a word that could also be a question is none. */
export const takesFreeText = (form: OpenForm): boolean => {
  const rule = nextField(form)?.rule
  return rule === 'note' || rule === 'nickname'
}

/** Fields that take any text, but are answered by a name, a day or a code. */
const BRIEF: ReadonlySet<string> = new Set(['payee', 'payer', 'people', 'day', 'handle', 'code'])

/** Whether whatever is typed next is kept as it is, a question, too: a note, a nickname, a message. */
export const keepsAnyWords = (form: OpenForm): boolean => takesAnyWords(form) && !BRIEF.has(nextField(form)?.name ?? '')

const NAMES: ReadonlySet<string> = new Set(['legal-name', 'street', 'city'])

/** Names are checked for their letters alone, so a wish would pass for one; but it is not written with capitals. */
export const passesForName = (form: OpenForm, wish: string): boolean =>
  NAMES.has(nextField(form)?.rule ?? '') && !/\p{Lu}/u.test(wish.slice(1))

/** Plain words where a PIN is asked for, or on a page of its own a number: they stay where they are, and nothing is removed. */
export const isNoSecret = ({ kind, rule }: AskedField, text: string, context: Context): boolean => {
  const isNumber = kind === 'pin' || (isSecret({ kind }) && context.turn.abilities.asksApart === true && rule === 'ssn')
  return isNumber && !mayHoldDigits(text, context)
}
