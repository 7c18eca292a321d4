import { z } from 'zod'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import {
  type AskAgain,
  type Asking,
  type FlowForm,
  gives,
  type Reading,
  type SlotQuestion,
  type Some,
} from '#conversation/flow/declare.ts'
import { type Context, goalButton, type Out } from '#conversation/flow/dialog.ts'
import { amountField, end, field } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, findAccount, readCents, usdOf } from '#conversation/flow/pick.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { namesNobody } from '#conversation/understand/replies.ts'
import { isPronoun, nameOf, withoutIntroduction } from '#conversation/understand/sentence-words.ts'
import { isRole } from '#conversation/understand/roles.ts'
import { isService } from '#conversation/understand/services.ts'
import { tidy } from '#conversation/understand/text.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import { PayeeSlot, resolve, slotOf, sources } from './payee-slot.ts'
import { findPayee } from './questions.ts'
import { sendWords as say } from './words.ts'

/** What sending money at once and scheduling it ask alike: who gets it, how much, with which note, from which account. */

/** The note waits in the draft: it must not stand in the session. */
export const transferKept = { draft: z.string() }
export const transferSlots = { payee: PayeeSlot, amount: CentsSlot, from: AccountSlot }

type Kept = { readonly draft: string }
type Slots = { readonly [K in keyof typeof transferSlots]: z.output<(typeof transferSlots)[K]> }
type Question = SlotQuestion<Kept & Some<Slots>, Slots, 'payee', never>

/** Begins with the note that was said already; ends where there is no account to send from. */
export function* openTransfer(name: string, { slots }: Goal, context: Context): Asking<Kept | Out<never>> {
  const draft = `${name}:${context.turn.id}`
  const note = VALIDATORS.note(slots.note ?? '', context)
  if (note.ok && note.value !== '') yield* ask(putDraft, { key: draft, values: { note: note.value } })
  return (yield* sources()).length === 0 ? noSource(undefined, context) : { draft }
}

const noSource = (payee: PayeeSlot | undefined, context: Context): Out<never> => {
  const { noOther, noAccount } = say(context)
  const text = payee !== undefined && 'own' in payee ? noOther : noAccount
  return end(context, text, goalButton(labelWords(context).openAccount, goal('open-account'), 'primary'))
}

export const payeeQuestion: Question = {
  fills: ['payee'],
  given: ({ payee }, _, context) => (payee === undefined ? undefined : readPayee(payee, context)),
  text: (_, context) => say(context).payee,
  form(_, context) {
    const { payeeTitle, payeeLabel, payeeHint } = say(context)
    return { title: payeeTitle, fields: [field('payee', 'text', payeeLabel, { hint: payeeHint, maxLength: 60 })] }
  },
  read: ({ payee = '' }, _, context) => readPayee(payee, context),
}

function* readPayee(typed: string, context: Context): Asking<Reading<Pick<Slots, 'payee'>>> {
  const w = say(context)
  const text = VALIDATORS.text(typed, context)
  if (!text.ok) return { wrong: text.error }
  // Somebody may type `to alex please`; an account of theirs may be called `To do`.
  const bare = withoutIntroduction(tidy(text.value, context), context) || text.value
  const { name, whole, isOwn } = nameOf(bare, context)
  if (isPronoun(name, context)) return { wrong: w.whoIsThat(name) }
  const isKnownBy = isService(bare) ? 'noService' : isRole(bare, context) ? 'noSaved' : isOwn ? 'noOwn' : undefined
  // What says only who somebody is may be one of their own accounts, and no stranger's handle.
  const found = yield* findNamed(text.value, { name, whole, isOwn: isKnownBy !== undefined })
  const kind = found.ok ? 'not-found' : found.error.kind
  const payee = found.ok ? slotOf(found.value) : undefined
  const notFound = namesNobody(text.value, context)
    ? validatorWords(context).notAName(text.value)
    : w[isKnownBy ?? 'notFound'](name)
  return gives('payee', payee) ?? { wrong: kind === 'not-found' ? notFound : w[kind] }
}

/** More of it may be a nickname: `My Savings`, `my Business account`. */
function* findNamed(typed: string, { name, whole, isOwn }: ReturnType<typeof nameOf>) {
  for (const text of new Set([typed, whole]).difference(new Set([name]))) {
    const found = yield* ask(findPayee, { text, ownOnly: true })
    if (found.ok || found.error.kind === 'ambiguous') return found
  }
  return yield* ask(findPayee, { text: name, ownOnly: isOwn })
}

/** Asks for another payee: the one that was chosen is gone. */
export const payeeGone = (context: Context): AskAgain<'payee'> => ({
  ask: 'payee',
  remark: say(context).notFound('that'),
})

/** The payee's name, above the next question. */
export function* toPayee(slot: PayeeSlot | undefined, context: Context): Asking<Text | AskAgain<'payee'>> {
  const payee = slot && (yield* resolve(slot))
  return payee === undefined ? payeeGone(context) : say(context).found(payee.name, payee.own ? undefined : payee.handle)
}

/** What was said about the amount, and what its form says about the note beside it. */
export const amountAnswer = {
  fills: ['amount'],
  given({ amount, note }: Goal['slots'], _: unknown, context: Context) {
    const kept = VALIDATORS.note(note ?? '', context)
    const read = gives('amount', readCents(amount))
    return kept.ok ? read : { ...read, wrong: kept.error }
  },
  *read({ amount, note }: Values, { draft }: Kept) {
    yield* keepNote(draft, note)
    return gives('amount', readCents(amount))
  },
} as const
type Values = Readonly<Record<string, string>>

export const amountForm = (withNote: boolean, context: Context): FlowForm => {
  const { amountTitle, amountLabel, amountHint } = say(context)
  const amount = amountField(amountLabel, amountHint)
  return { title: amountTitle, fields: withNote ? [amount, noteField(context)] : [amount] }
}

export const noteField = (context: Context) => {
  const { noteLabel, noteHint } = say(context)
  return field('note', 'note', noteLabel, { hint: noteHint, required: false, maxLength: 80 })
}

export function* keepNote(draft: string, note: string | undefined): Asking<void> {
  if (note !== undefined) yield* ask(putDraft, { key: draft, values: { note } })
}

/** Undefined where none was asked for yet. */
export function* noteOf(draft: string): Asking<string | undefined> {
  return (yield* ask(readDraft, { key: draft }))['note']
}

export const fromQuestion: Question = {
  fills: ['from'],
  needs: ['payee'],
  *given({ account }, _, context) {
    if (account === undefined) return undefined
    const { name, whole } = nameOf(account, context)
    const all = yield* sources()
    const found = findAccount(all, account) ?? findAccount(all, whole) ?? findAccount(all, name)
    const { noSource: notOpen, noServiceSource } = say(context)
    const wrong = isService(account) ? noServiceSource(name) : notOpen(name)
    return found === undefined ? { wrong } : { given: { from: found.id } }
  },
  *text({ payee, amount }, context) {
    const to = payee && (yield* resolve(payee))
    if (to === undefined || amount === undefined) return say(context).from
    return lines(say(context).sending(usdOf(amount), to.name, to.own ? undefined : to.handle), say(context).from)
  },
  accounts: ({ payee }) => sources(payee),
  none: ({ payee }, context) => noSource(payee, context),
}

/** A note that was corrected. An empty one takes the note away. */
export function* keepCorrectedNote(draft: string, note: string | undefined, context: Context): Asking<void> {
  const kept = VALIDATORS.note(note ?? '', context)
  if (note !== undefined && kept.ok) yield* keepNote(draft, kept.value)
}
