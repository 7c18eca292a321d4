import { z } from 'zod'
import { accountId, operationId } from '#bank/ground/ids.ts'
import type { WantedNext } from '#bank/ground/order.ts'
import { COINS } from '#bank/ground/money.ts'
import { ask } from '#conversation/ask/ask.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { type Asking, gives } from '#conversation/flow/declare.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { end, field } from '#conversation/flow/kit.ts'
import { AccountSlot, CoinSlot, coinOf, readCents } from '#conversation/flow/pick.ts'
import { operationFlow, otherAmount } from '#conversation/operation/operation-flow.ts'
import { type GoalName, goal } from '#conversation/understand/goal.ts'
import { multipleIn } from '#conversation/understand/multiple.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { noAccount, owned } from './owned.ts'
import { AmountSlot, isAll, readTradeAmount, remembered, saidAs, tradeAmountOf } from './amount.ts'
import { proposePurchase, proposeSale, proposeSellingOut } from './questions.ts'
import { coinWords as say } from './words.ts'

const Side = z.enum(['buy', 'sell'])
const sideOf = (name: GoalName): z.infer<typeof Side> => (name === 'sell' ? 'sell' : 'buy')

/** The purchase that was asked for before this operation opened a wallet for it. */
function* wantedBefore(opened: string | undefined): Asking<WantedNext | undefined> {
  const operation = operationId.parse(opened)
  const found = operation && (yield* ask(findOperation, { operation }))
  return found?.order.kind === 'open-account' ? found.order.next : undefined
}

/** Buying and selling coins for dollars. */
export const tradeDialog = operationFlow({
  name: 'trade',
  kept: { side: Side, requoted: z.boolean().optional() },
  slots: { coin: CoinSlot, amount: AmountSlot, wallet: AccountSlot, account: AccountSlot },
  *open({ name, slots }, context) {
    const side = sideOf(name)
    const next = yield* wantedBefore(slots.opened)
    if (next === undefined) return { side, ...(slots.requoted === 'yes' && { requoted: true }) }
    const amount = readTradeAmount(next.amount ?? '', { side, coin: next.coin }, context)
    return { side, coin: next.coin, ...(amount !== undefined && { amount }) }
  },
  requotes: true,
  remark: ({ requoted, side }, context) => (requoted ? say(context).requoted(side) : undefined),
  corrections: {
    frame: SENDING,
    parts: () => ['amount', 'coins', 'coin'],
    // An amount of coins is made more or less of as one of dollars is.
    also(typed, { coin, amount = '' }, context) {
      const [, coins] = /^coins:(\d+)$/.exec(amount) ?? []
      const said = coin === undefined || coins === undefined ? undefined : multipleIn(typed, coins, context)
      if (said === undefined || coin === undefined) return undefined
      return 'cents' in said ? { coin, ...saidAs(`coins:${said.cents}`, coin) } : said
    },
  },
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
      given({ amount, coins, share }, { side, coin }, context) {
        if (coins === undefined && share === undefined) return gives('amount', readCents(amount))
        const said = coin && readTradeAmount(coins ?? share ?? '', { side, coin }, context)
        return gives('amount', said) ?? { wrong: say(context).unread(coins ?? share ?? '') }
      },
      *text({ side, coin }, context) {
        if (coin === undefined) return { ask: 'coin' }
        const point = (yield* ask(latestPrices)).find((each) => each.coin === coin)
        return say(context).amount(side, coin, point, context.now)
      },
      form(_, context) {
        const { amountTitle, amountLabel, amountHint } = say(context)
        return {
          title: amountTitle,
          fields: [field('amount', 'text', amountLabel, { kind: 'amount', hint: amountHint, maxLength: 40 })],
        }
      },
      read({ amount = '' }, { side, coin }, context) {
        const said = coin && readTradeAmount(amount, { side, coin }, context)
        return gives('amount', said) ?? { wrong: say(context).unread(amount) }
      },
    },
    wallet: {
      fills: ['wallet'],
      given: ({ wallet }) => gives('wallet', accountId.parse(wallet)),
      text: (_, context) => say(context).whichWallet,
      accounts: () => owned('crypto'),
      none: ({ side, coin, amount }, context) =>
        end(
          context,
          side === 'buy' && coin !== undefined ? say(context).walletFirst : say(context).noWallet,
          goalButton(
            labels(context).openWallet,
            goal('open-account', { account: 'crypto', ...(side === 'buy' && remembered(coin, amount)) }),
            'primary',
          ),
        ),
    },
    account: {
      fills: ['account'],
      given: ({ account }) => gives('account', accountId.parse(account)),
      text: ({ side }, context) => say(context).whichAccount(side),
      accounts: () => owned('deposit'),
      none: (_, context) => noAccount(context),
    },
  },
  *propose({ side, wallet, account, coin, amount }, { card }) {
    const order = { wallet, coin, card }
    const wanted = tradeAmountOf(amount, coin)
    if (side === 'buy' && 'asset' in wanted)
      return yield* ask(proposePurchase, { ...order, amount: wanted, from: account })
    if (isAll(amount)) return yield* ask(proposeSellingOut, { ...order, to: account, closes: false })
    return yield* ask(proposeSale, { ...order, amount: wanted, to: account })
  },
  refused: (refusal, { side }, context) =>
    refusal.kind === 'short' && side === 'sell'
      ? { ask: 'amount', remark: say(context).sellShort(refusal.available) }
      : otherAmount(refusal, context),
  changes: (context) => ({ amount: labels(context).changeAmount, coin: say(context).changeCoin }),
  again: ({ side, coin, amount, wallet, account }) => goal(side, { coin, wallet, account, ...saidAs(amount, coin) }),
})
