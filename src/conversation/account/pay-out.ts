import type { Account } from '#bank/ground/account.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { type Asking, gives } from '#conversation/flow/declare.ts'
import { type Context, goalButton, type Out } from '#conversation/flow/dialog.ts'
import { end } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, findAccount, isOpen, readCents, usdOf } from '#conversation/flow/pick.ts'
import { operationFlow, otherAmount } from '#conversation/operation/operation-flow.ts'
import { goal } from '#conversation/understand/goal.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { fundForms } from './fund-forms.ts'
import { linkedMeant } from '#conversation/flow/linked-banks.ts'
import { proposePayOut } from './questions.ts'
import { accountWords, payOutWords as say } from './words.ts'

export const PAY_OUT = 'pay-out'

const noBank = (context: Context): Out<never> =>
  end(context, say(context).noBank, goalButton(say(context).link, goal('fund'), 'primary'))

function* nothingToPay(context: Context): Asking<Out<never> | undefined> {
  const all = yield* ask(listAccounts)
  if (!all.some(isOpen('external'))) return noBank(context)
  if (all.some(isOpen('deposit'))) return undefined
  return end(context, say(context).noAccount, goalButton(labels(context).openAccount, goal('open-account'), 'primary'))
}

/** What these words can mean: as they are written in full, else as they begin. */
const meantBy = (linked: readonly Account[], bank: string): readonly Account[] => {
  const begun = findAccount(linked, bank)
  return linkedMeant(linked, bank) ?? (begun === undefined ? [] : [begun])
}

/** Another bank than the one that was named is never taken for it. */
const noSuchBank = (linked: readonly Account[], bank: string, context: Context): Out<never> => {
  const names = linked.map((account) => accountWords(context).title(account))
  const ways = [
    goalButton(labels(context).payOut, goal(PAY_OUT), 'primary'),
    goalButton(say(context).link, goal('fund')),
  ]
  return end(context, say(context).noSuchBank(bank, names), ...ways)
}

/** Money out of an account here to the customer's own account at another bank. */
export const payOutDialog = operationFlow({
  name: PAY_OUT,
  kept: {},
  slots: { to: AccountSlot, amount: CentsSlot, from: AccountSlot },
  *open({ slots: { bank } }, context) {
    const ended = yield* nothingToPay(context)
    if (ended !== undefined || bank === undefined) return ended ?? {}
    const linked = (yield* ask(listAccounts)).filter(isOpen('external'))
    return meantBy(linked, bank).length > 0 ? {} : noSuchBank(linked, bank, context)
  },
  corrections: { frame: SENDING, parts: () => ['amount', 'account'] },
  questions: {
    bank: {
      fills: ['to'],
      *given({ bank }) {
        if (bank === undefined) return undefined
        const linked = (yield* ask(listAccounts)).filter(isOpen('external'))
        const [one, another] = meantBy(linked, bank)
        return another === undefined ? gives('to', one?.id) : undefined
      },
      text: (_, context) => say(context).whichBank,
      *accounts() {
        return (yield* ask(listAccounts)).filter(isOpen('external'))
      },
      none: (_, context) => noBank(context),
    },
    amount: {
      fills: ['amount'],
      given: ({ amount }) => gives('amount', readCents(amount)),
      *text({ to }, context) {
        const bank = (yield* ask(listAccounts)).find(({ id }) => id === to)
        return bank === undefined ? noBank(context) : say(context).amount(accountWords(context).title(bank))
      },
      form: (_, context) => fundForms(context).amount,
      read: ({ amount }) => gives('amount', readCents(amount)),
    },
    source: {
      fills: ['from'],
      *given({ account }, _, context) {
        if (account === undefined) return undefined
        const found = findAccount((yield* ask(listAccounts)).filter(isOpen('deposit')), account)
        return gives('from', found?.id) ?? { wrong: accountWords(context).noSuch(account) }
      },
      text: (_, context) => say(context).whichSource,
      *accounts() {
        return (yield* ask(listAccounts)).filter(isOpen('deposit'))
      },
    },
  },
  *propose({ from, to, amount }, context) {
    return yield* ask(proposePayOut, { from, to, amount: usdOf(amount), card: context.card })
  },
  refused: (refusal, _, context) => otherAmount(refusal, context),
  changes: (context) => ({ amount: labels(context).changeAmount, bank: say(context).changeBank }),
  again: ({ to }) => goal(PAY_OUT, { bank: to }),
})
