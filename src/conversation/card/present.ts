import type { CardId } from '#bank/ground/ids.ts'
import { type ButtonDraft, type CardDraft, type Context, goalButton, type Saying } from '#conversation/flow/dialog.ts'
import type { FormDraft } from '#conversation/form/form.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Message, Reply, Text } from '#conversation/channel/message.ts'
import { markOf, opaque, place, withoutCard } from './presses.ts'
import type { OpenForm, Session } from '#conversation/session/session.ts'
import { DEFAULT_LOCALE, type Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'

/** What is being said, made into replies, while the session learns what the buttons and forms on them mean. */
export type Stage = {
  readonly session: Session
  readonly replies: readonly Reply[]
  /** Drafts to erase once the answer is committed. */
  readonly forget: readonly string[]
  /** Notices that are delivered by this answer. */
  readonly delivered: readonly string[]
}

export const stage = (session: Session): Stage => ({ session, replies: [], forget: [], delivered: [] })

/** Shows sayings in order. A form on a card becomes the frame's open form. */
export const sayAll = (start: Stage, sayings: readonly Saying[], context: Context): Stage =>
  sayings.reduce((at, saying) => sayOne(at, saying, context), start)

const sayOne = (at: Stage, saying: Saying, context: Context): Stage => {
  if ('toast' in saying) return reply(at, { do: 'toast', text: saying.toast })
  if ('forget' in saying) return { ...at, forget: [...at.forget, saying.forget] }
  if ('erase' in saying) return context.turn.abilities.erases ? reply(at, { do: 'erase' }) : at
  if ('askPhone' in saying) return askPhone(at, saying.askPhone, context)
  return show(at, saying.show, context)
}

const askPhone = (at: Stage, text: Text, context: Context): Stage => {
  const { sharePhone, cancel } = labelWords(context)
  if (context.turn.abilities.sharesPhone !== true) return at
  const phoneAsked = markOf(at.session.frame ?? { state: undefined })
  const asked = { ...at, session: { ...at.session, phoneAsked } }
  return reply(asked, { do: 'ask-phone', text, button: sharePhone, leave: cancel })
}

const reply = (at: Stage, one: Reply): Stage => ({ ...at, replies: [...at.replies, one] })

const show = (at: Stage, draft: CardDraft, context: Context): Stage => {
  const card = draft.card ?? context.newCard(at.replies.length)
  const rows = draft.rows ?? (draft.form && context.turn.abilities.forms ? [waysOut(context)] : undefined)
  const seed = `${at.session.salt}.${context.turn.id}.${at.replies.length}`
  const placed =
    rows === undefined
      ? { rows: [], presses: withoutCard(at.session.presses, card) }
      : place(at.session.presses, { rows, card, seed, frame: at.session.frame })
  const form = draft.form && openForm(draft.form, card, seed)
  const spoken = context.locale === DEFAULT_LOCALE ? {} : { locale: context.locale }
  const message: Message = {
    ...spoken,
    card,
    text: draft.text,
    rows: placed.rows,
    ...(draft.notErased && context.turn.abilities.erases && { notErased: draft.notErased }),
    ...(form && draft.form && context.turn.abilities.forms && { form: { ...shown(form.id, draft.form), ...spoken } }),
    ...(draft.apart && { form: { ...draft.apart, ...spoken } }),
    ...(draft.attachment && { attachment: draft.attachment }),
    ...(draft.upload && { upload: draft.upload }),
    ...(draft.pending && { pending: true }),
  }
  const frame = at.session.frame
  const session: Session = {
    ...at.session,
    presses: placed.presses,
    ...(form && frame && { frame: { ...frame, form } }),
  }
  return reply({ ...at, session }, { do: 'show', message })
}

/** Under every question: a form can always be left. */
export const waysOut = (to: Localized): readonly ButtonDraft[] => {
  const labels = labelWords(to)
  return [goalButton(labels.back, goal('back')), goalButton(labels.cancel, goal('cancel'))]
}

/** What the session keeps of it: what stands in the fields already is personal data, and stays on the card alone. */
const openForm = ({ title, submit, fields }: FormDraft, card: CardId, seed: string): OpenForm => ({
  id: opaque(seed, card, 'form'),
  card,
  title,
  submit,
  fields: fields.map(({ value: _, ...field }) => field),
})

/** A form as the channel gets it: the names of our validators stay here. */
const shown = (id: string, { title, submit, fields }: FormDraft): NonNullable<Message['form']> => ({
  id,
  title,
  submit,
  fields: fields.map(({ rule: _, ...field }) => field),
})
