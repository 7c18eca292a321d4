import { z } from 'zod'
import { dateAt, nextAfter, type Recurrence } from '#bank/ground/calendar.ts'
import { accountId, scheduleId } from '#bank/ground/ids.ts'
import { COINS, toDecimal } from '#bank/ground/money.ts'
import { isTimeZoneKnown } from '#bank/ground/time-zone.ts'
import type { NoSchedule } from '#bank/schedule/manage.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { deleteSchedule } from '#conversation/ask/schedule.ts'
import { noAccount, noWallet, owned } from '#conversation/crypto/owned.ts'
import { coinWords } from '#conversation/crypto/words.ts'
import { type Asking, gives, type Outcome, type Reading } from '#conversation/flow/declare.ts'
import { type Context, goalButton } from '#conversation/flow/dialog.ts'
import { flow } from '#conversation/flow/flow.ts'
import { end, field } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, CoinSlot, coinOf, readCents, usdOf } from '#conversation/flow/pick.ts'
import { otherAmount } from '#conversation/operation/operation-flow.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { cardOf, confirmed } from './proposed.ts'
import { findSchedule, proposePurchases } from './questions.ts'
import { readForm, readSaid, RuleSlot, whenForm } from './when.ts'
import { scheduleWords as say } from './words.ts'

const refused = (refusal: NoSchedule, context: Context): Outcome<'when' | 'amount', never> => {
  if (refusal.kind === 'no-days') return { ask: 'when', remark: say(context).noRule.passed }
  if (refusal.kind !== 'too-many') return otherAmount(refusal, context)
  return end(context, say(context).tooMany(refusal.limit), goalButton(labels(context).schedules, goal('schedules')))
}

type Rule = { readonly rule: Recurrence }

/** What comes once is a purchase for another day, which nobody has asked for yet. */
const repeated = (read: Reading<Rule>, context: Context): Reading<Rule> =>
  read !== undefined && !('wrong' in read) && read.given.rule?.repeat === 'once' ? { wrong: say(context).again } : read

/** The days that are left of the one that is changed. */
function* daysLeft(replaces: string | undefined, context: Context): Asking<Reading<Rule>> {
  const id = scheduleId.parse(replaces)
  const before = id && (yield* ask(findSchedule, { schedule: id }))
  if (before === undefined) return undefined
  const { timeZone } = yield* ask(readCustomer)
  const { times, ...rule } = before.rule
  const next = nextAfter(before.rule, timeZone, context.now)
  const first = next === undefined ? undefined : dateAt(before.rule, next)
  if (next === undefined || first === undefined) return undefined
  return { given: { rule: { ...rule, first, ...(times !== undefined && { times: times - next }) } } }
}

/** Coins that are bought again and again for the same dollars. */
export const purchasesDialog = flow({
  name: 'recurring-buy',
  kept: { replaces: z.string().optional() },
  slots: { coin: CoinSlot, amount: CentsSlot, rule: RuleSlot, wallet: AccountSlot, account: AccountSlot },
  *open({ slots }) {
    // Days go by the customer's clock: where nobody knows it, it is asked for first.
    if (!isTimeZoneKnown(yield* ask(readCustomer)))
      return { next: 'done' as const, say: [], then: goal('time-zone', { ...slots, then: 'recurring-buy' }) }
    return slots.replaces === undefined ? {} : { replaces: slots.replaces }
  },
  questions: {
    coin: {
      fills: ['coin'],
      given: ({ coin }) => gives('coin', coinOf(coin)),
      text: (_, context) => say(context).whichCoin,
      buttons: (_, context) => COINS.map((coin) => ({ label: coinWords(context).name(coin), value: coin })),
      pick: (typed) => gives('coin', coinOf(typed)),
    },
    amount: {
      fills: ['amount'],
      needs: ['coin'],
      given: ({ amount, coins }, _, context) =>
        coins === undefined ? gives('amount', readCents(amount)) : { wrong: say(context).inDollars },
      text: ({ coin }, context) => (coin === undefined ? { ask: 'coin' } : say(context).amountEachTime(coin)),
      form: (_, context) => ({
        title: say(context).amountTitle,
        fields: [
          field('amount', 'amount', say(context).amountLabel, { kind: 'amount', hint: say(context).amountHint }),
        ],
      }),
      read: ({ amount }) => gives('amount', readCents(amount)),
    },
    when: {
      fills: ['rule'],
      *given({ when, replaces }, _, context, before) {
        return when === undefined
          ? yield* daysLeft(replaces, context)
          : repeated(yield* readSaid(when, context, before?.rule), context)
      },
      text: (_, context) => say(context).whenPurchases,
      form: (_, context) => whenForm(context, ['weekly', 'monthly']),
      read: (typed, _, context) => readForm(typed, context),
      *said(text, _, context) {
        return repeated(yield* readSaid(text, context), context)
      },
    },
    wallet: {
      fills: ['wallet'],
      given: ({ wallet }) => gives('wallet', accountId.parse(wallet)),
      text: (_, context) => coinWords(context).whichWallet,
      accounts: () => owned('crypto'),
      none: (_, context) => noWallet(context),
    },
    account: {
      fills: ['account'],
      given: ({ account }) => gives('account', accountId.parse(account)),
      text: (_, context) => coinWords(context).whichAccount('buy'),
      accounts: () => owned('deposit'),
      none: (_, context) => noAccount(context),
    },
  },
  *propose({ coin, amount, rule, wallet, account, replaces: replaced }, context) {
    const replaces = scheduleId.parse(replaced)
    const made = yield* ask(proposePurchases, {
      coin,
      rule,
      wallet,
      from: account,
      amount: usdOf(amount),
      ...(replaces !== undefined && { replaces }),
    })
    return made.ok ? { kind: 'schedule', id: made.value.id } : refused(made.error, context)
  },
  card: (_, context, proposal) => cardOf(proposal, context),
  *confirm({ replaces, coin, amount }, context, proposal) {
    const outcome = yield* confirmed(
      proposal,
      context,
      goal('recurring-buy', { coin, amount: toDecimal(usdOf(amount)) }),
    )
    const before = scheduleId.parse(replaces)
    if ('pin' in outcome || before === undefined || proposal?.kind !== 'schedule') return outcome
    // Only once the new one stands: whoever gives no PIN keeps what they had.
    const stands = (yield* ask(findSchedule, { schedule: proposal.id }))?.state === 'active'
    if (stands) yield* ask(deleteSchedule, { schedule: before })
    return outcome
  },
})
