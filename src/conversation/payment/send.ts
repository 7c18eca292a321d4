import { nicknameKey } from '#bank/ground/account.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { linkedMeant } from '#conversation/flow/linked-banks.ts'
import { isOpen, usdOf } from '#conversation/flow/pick.ts'
import { operationFlow, otherAmount } from '#conversation/operation/operation-flow.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { type Goal, goal, type Slots } from '#conversation/understand/goal.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { done } from '#conversation/flow/kit.ts'
import { toDecimal } from '#bank/ground/money.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { resolve } from './payee-slot.ts'
import { proposeSend } from './questions.ts'
import {
  amountAnswer,
  amountForm,
  fromQuestion,
  keepCorrectedNote,
  keepNote,
  noteField,
  noteOf,
  openTransfer,
  payeeGone,
  payeeQuestion,
  toPayee,
  transferKept,
  transferSlots,
} from './transfer.ts'
import { sendWords as say } from './words.ts'

/** Who names one of their linked banks, and no account here by the same name, wants money paid out to it. */
function* paidOut({ slots: { payee, ...slots } }: Goal): Asking<Goal | undefined> {
  if (payee === undefined || payee.startsWith('@')) return undefined
  const all = yield* ask(listAccounts)
  if (all.some((account) => isOpen('deposit')(account) && nicknameKey(account.nickname) === nicknameKey(payee)))
    return undefined
  return linkedMeant(all, payee) === undefined ? undefined : goal('pay-out', { ...slots, bank: payee })
}

/** Money to another customer, or to another one of one's own accounts. */
export const sendDialog = operationFlow({
  name: 'send',
  kept: transferKept,
  slots: transferSlots,
  draftOf: ({ draft }) => draft,
  *open(wanted, context) {
    const toBank = yield* paidOut(wanted)
    return toBank === undefined ? yield* openTransfer('send', wanted, context) : { ...done(), then: toBank }
  },
  corrections: {
    frame: SENDING,
    parts: () => ['payee', 'amount', 'account', 'note', 'when'],
    *keep(said, { draft, payee, amount, from }, context) {
      if (said.when === undefined) {
        yield* keepCorrectedNote(draft, said.note, context)
        return undefined
      }
      // Another day makes a scheduled payment of it, with all that was said before.
      const to = payee && (yield* resolve(payee))
      const known = {
        payee: to?.own === true ? to.name : to?.handle === undefined ? undefined : `@${to.handle}`,
        amount: amount === undefined ? undefined : toDecimal(usdOf(amount)),
        account: from,
        note: yield* noteOf(draft),
      }
      const slots = Object.fromEntries(Object.entries({ ...known, ...said }).filter(([, value]) => value))
      return { ...done(), then: goal('schedule', slots as Slots) }
    },
  },
  questions: {
    payee: payeeQuestion,
    amount: {
      ...amountAnswer,
      needs: ['payee'],
      *text({ payee, from }, context) {
        const to = yield* toPayee(payee, context)
        if ('ask' in to) return to
        const source = from && (yield* ask(listAccounts)).find(({ id }) => id === from)
        return say(context).amount(to, source?.available)
      },
      // A note that was said, or left out when it was asked for, is not asked for again: an empty field would take it away.
      *form({ draft, amount }, context) {
        return amountForm(amount === undefined && (yield* noteOf(draft)) === undefined, context)
      },
    },
    from: fromQuestion,
    note: {
      fills: [],
      asked: false,
      text: (_, context) => say(context).note,
      form: (_, context) => ({ title: say(context).noteTitle, fields: [noteField(context)] }),
      *read({ note }, { draft }) {
        yield* keepNote(draft, note)
        return { given: {} }
      },
    },
  },
  *propose({ draft, payee, amount, from }, context) {
    const to = yield* resolve(payee)
    if (to === undefined) return payeeGone(context)
    const note = (yield* noteOf(draft)) ?? ''
    return yield* ask(proposeSend, { from, payee: to, amount: usdOf(amount), note, card: context.card })
  },
  refused: (refusal, _, context) =>
    refusal.kind === 'note-too-small'
      ? { ask: 'note', remark: proposalWords(context).refusal(refusal) }
      : otherAmount(refusal, context),
  changes(context, { order }) {
    const { changeAmount, changeNote, addNote } = labels(context)
    return { amount: changeAmount, note: order.kind === 'send' && order.note !== '' ? changeNote : addNote }
  },
  again: ({ payee }) => goal('send', 'handle' in payee ? { payee: `@${payee.handle}` } : {}),
})
