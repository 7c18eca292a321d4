import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import { COINS } from '#bank/ground/money.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { type Asking, gives } from '#conversation/flow/declare.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { amountField, end } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, CoinSlot, coinOf, isOpen, readCents, usdOf } from '#conversation/flow/pick.ts'
import { operationFlow, otherAmount } from '#conversation/operation/operation-flow.ts'
import { type GoalName, goal } from '#conversation/understand/goal.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { proposePurchase, proposeSale } from './questions.ts'
import { coinWords as say } from './words.ts'

function* owned(kind: 'deposit' | 'crypto'): Asking<readonly Account[]> {
  return (yield* ask(listAccounts)).filter(isOpen(kind))
}

const Side = z.enum(['buy', 'sell'])
const sideOf = (name: GoalName): z.infer<typeof Side> => (name === 'sell' ? 'sell' : 'buy')

/** Buying and selling coins for dollars. */
export const tradeDialog = operationFlow({
  name: 'trade',
  kept: { side: Side },
  slots: { coin: CoinSlot, amount: CentsSlot, wallet: AccountSlot, account: AccountSlot },
  open: ({ name }) => ({ side: sideOf(name) }),
  corrections: { frame: SENDING, parts: () => ['amount'] },
  questions: {
    coin: {
      fills: ['coin'],
      given: ({ coin }) => gives('coin', coinOf(coin)),
      text: ({ side }, context) => say(context).whichCoin(side),
      buttons: (_, context) => COINS.map((coin) => ({ label: say(context).name(coin), value: coin })),
      pick: (typed) => gives('coin', coinOf(typed)),
    },
    amount: {
      fills: ['amount'],
      needs: ['coin'],
      given({ amount, coins }, _, context) {
        const read = gives('amount', readCents(amount))
        return coins === undefined ? read : { ...read, wrong: say(context).inCoins(coins) }
      },
      *text({ side, coin }, context) {
        if (coin === undefined) return { ask: 'coin' }
        const point = (yield* ask(latestPrices)).find((each) => each.coin === coin)
        return say(context).amount(side, coin, point, context.now)
      },
      form(_, context) {
        const { amountTitle, amountLabel, amountHint } = say(context)
        return { title: amountTitle, fields: [amountField(amountLabel, amountHint)] }
      },
      read: ({ amount }) => gives('amount', readCents(amount)),
    },
    wallet: {
      fills: ['wallet'],
      text: (_, context) => say(context).whichWallet,
      accounts: () => owned('crypto'),
      none: (_, context) =>
        end(
          context,
          say(context).noWallet,
          goalButton(labels(context).openWallet, goal('open-account', { account: 'crypto' }), 'primary'),
        ),
    },
    account: {
      fills: ['account'],
      text: ({ side }, context) => say(context).whichAccount(side),
      accounts: () => owned('deposit'),
      none: (_, context) =>
        end(context, say(context).noAccount, goalButton(labels(context).openAccount, goal('open-account'), 'primary')),
    },
  },
  *propose({ side, wallet, account, coin, amount }, { card }) {
    const order = { wallet, coin, amount: usdOf(amount), card }
    return side === 'buy'
      ? yield* ask(proposePurchase, { ...order, from: account })
      : yield* ask(proposeSale, { ...order, to: account })
  },
  refused: (refusal, { side }, context) =>
    refusal.kind === 'short' && side === 'sell'
      ? { ask: 'amount', remark: say(context).sellShort(refusal.available) }
      : otherAmount(refusal, context),
  changes: (context) => ({ amount: labels(context).changeAmount, coin: say(context).changeCoin }),
  again: ({ side, coin }) => goal(side, { coin }),
})
