import { z } from 'zod'
import { ask } from '#conversation/ask/ask.ts'
import { type Asking, gives, type Reading } from '#conversation/flow/declare.ts'
import { type Context, goalButton, type Out } from '#conversation/flow/dialog.ts'
import { flow } from '#conversation/flow/flow.ts'
import { amountField, card, done, end, field } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, centsOf, readCents, usdOf } from '#conversation/flow/pick.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { sendWords } from '#conversation/payment/words.ts'
import { goal } from '#conversation/understand/goal.ts'
import { ASKING } from '#conversation/understand/sentence-frame.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { askFor, changeNote, findOther, keepNote, noAccount, noteOf, type Other, targets, withNote } from './asking.ts'
import { requestCard } from './cards.ts'
import { findAskableBack, findRequest, requestMoneyBack } from './questions.ts'
import { requestWords as say } from './words.ts'

function* readPayer(typed: string, context: Context): Asking<Reading<{ readonly handle: string }>> {
  const text = VALIDATORS.text(typed, context)
  if (!text.ok) return { wrong: text.error }
  const other = yield* findOther(text.value, context)
  return 'wrong' in other ? other : gives('handle', other.handle)
}

type Whom = { readonly handle: string; readonly transfer?: string | undefined }

function* payerOf({ handle, transfer }: Whom, to: Localized): Asking<Other | undefined> {
  if (transfer !== undefined) return (yield* ask(findAskableBack, { transfer }))?.payee
  const other = yield* findOther(`@${handle}`, to)
  return 'wrong' in other ? undefined : other
}

/** A payment is asked back from its payee, in full: only the account is left to choose. */
function* openBack(draft: string, transfer: string, context: Context) {
  const original = yield* ask(findAskableBack, { transfer })
  if (original === undefined)
    return end(context, say(context).notBack, goalButton(labels(context).history, goal('history')))
  yield* keepNote(draft, [...say(context).backNote(original.note)].slice(0, 80).join(''), context)
  return { draft, transfer, handle: original.payee.handle, amount: centsOf(original.amount) }
}

const isNew = ({ transfer }: { readonly transfer?: string | undefined }): boolean => transfer === undefined

/** Asking one person for money. Whom to ask is kept as a handle, the note in a draft. */
export const requestDialog = flow({
  name: 'request',
  kept: { draft: z.string(), transfer: z.string().optional() },
  slots: { handle: z.string(), amount: CentsSlot, to: AccountSlot },
  draftOf: ({ draft }) => draft,
  *open({ slots: { transfer, note } }, context) {
    const draft = `request:${context.turn.id}`
    if (transfer !== undefined) return yield* openBack(draft, transfer, context)
    yield* keepNote(draft, note, context)
    return { draft }
  },
  corrections: {
    frame: ASKING,
    // What is asked back of a payment is what was paid, from whom it was paid to.
    parts: (slots) => (isNew(slots) ? ['payee', 'amount', 'note'] : ['note']),
    *keep({ note }, { draft }, context) {
      if (note !== undefined) yield* keepNote(draft, note, context)
      return undefined
    },
  },
  questions: {
    payer: {
      fills: ['handle'],
      asked: isNew,
      given: ({ payee }, _, context) => (payee === undefined ? undefined : readPayer(payee, context)),
      text: (_, context) => say(context).payer,
      form(_, context) {
        const { payerTitle, payerLabel, payerHint } = say(context)
        return { title: payerTitle, fields: [field('payer', 'text', payerLabel, { hint: payerHint, maxLength: 60 })] }
      },
      read: ({ payer = '' }, _, context) => readPayer(payer, context),
    },
    amount: {
      fills: ['amount'],
      needs: ['handle'],
      asked: isNew,
      given: ({ amount, note }, _, context) => withNote(gives('amount', readCents(amount)), note, context),
      *text({ handle = '' }, context) {
        const other = yield* findOther(`@${handle}`, context)
        return 'wrong' in other ? { ask: 'payer', remark: other.wrong } : say(context).amount(other)
      },
      form(_, context) {
        const { amountTitle, amountLabel, noteLabel, noteHint } = say(context)
        const note = field('note', 'note', noteLabel, { hint: noteHint, required: false, maxLength: 80 })
        return { title: amountTitle, fields: [amountField(amountLabel, sendWords(context).amountHint), note] }
      },
      *read({ amount, note }, { draft }) {
        yield* changeNote(draft, note)
        return gives('amount', readCents(amount))
      },
    },
    account: {
      fills: ['to'],
      needs: ['handle', 'amount'],
      asked: false,
      text: (_, context) => say(context).into,
      accounts: targets,
      none: (_, context) => noAccount(context),
    },
  },
  *card(slots, context) {
    const w = say(context)
    const payer = yield* payerOf(slots, context)
    if (payer === undefined) return { ask: 'payer', remark: w.notFound(`@${slots.handle}`) }
    const all = yield* targets()
    const into = all.find(({ id }) => id === slots.to)
    if (into === undefined) return noAccount(context)
    const note = (yield* noteOf(slots.draft)) ?? ''
    return {
      text: w.confirm({ payer, amount: usdOf(slots.amount), note, into: into.nickname, back: !isNew(slots) }),
      confirm: w.ask,
      changes: { account: all.length > 1 ? w.otherAccount : undefined },
    }
  },
  *confirm(slots, context): Asking<Out<never>> {
    const { draft, transfer, handle, amount, to } = slots
    const w = say(context)
    const again = goalButton(w.new, goal('request'), 'primary')
    const note = yield* noteOf(draft)
    if (note === undefined) return end(context, w.draftGone, again)
    const payer = yield* payerOf(slots, context)
    const made =
      payer === undefined
        ? undefined
        : transfer === undefined
          ? yield* askFor(payer.handle, { to, amount: usdOf(amount), note })
          : yield* ask(requestMoneyBack, { transfer, to, note })
    if (payer === undefined || made === undefined) return end(context, w.notFound(`@${handle}`), again)
    if (!made.ok) return end(context, w.refusal(made.error, w.who(payer)), goalButton(w.see, goal('requests')))
    const view = yield* ask(findRequest, { request: made.value.id })
    return view === undefined ? end(context, w.gone) : done(card(context, requestCard(view, context.now, context)))
  },
})
