import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { usdOf } from '#conversation/flow/pick.ts'
import { operationFlow, otherAmount } from '#conversation/operation/operation-flow.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { resolve } from './payee-slot.ts'
import { proposeSend } from './questions.ts'
import {
  amountAnswer,
  amountForm,
  fromQuestion,
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

/** Money to another customer, or to another one of one's own accounts. */
export const sendDialog = operationFlow({
  name: 'send',
  kept: transferKept,
  slots: transferSlots,
  draftOf: ({ draft }) => draft,
  open: (wanted, context) => openTransfer('send', wanted, context),
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
      // A customer who only corrects the amount has been asked for the note already.
      form: ({ amount }, context) => amountForm(amount === undefined, context),
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
