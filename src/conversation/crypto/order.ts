import { z } from 'zod'
import { availableCoins } from '#bank/ground/account.ts'
import { accountId, waitingOrderId } from '#bank/ground/ids.ts'
import { type Coin, COINS, money, toDecimal, type Usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { type Asking, gives, type Reading } from '#conversation/flow/declare.ts'
import { type Context, goalButton } from '#conversation/flow/dialog.ts'
import { flow } from '#conversation/flow/flow.ts'
import { end, field } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, CoinSlot, coinOf, readCents, usdOf } from '#conversation/flow/pick.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { AmountSlot, readTradeAmount, tradeAmountOf } from './amount.ts'
import { placeWaitingOrder } from './order-questions.ts'
import { noAccount, noWallet, owned } from './owned.ts'
import { coinWords, orderWords as say } from './words.ts'

const Side = z.enum(['buy', 'sell'])
const When = z.enum(['at-or-above', 'at-or-below'])
type Side = z.infer<typeof Side>

export function* priceNow(coin: Coin | undefined): Asking<Usd | undefined> {
  return (yield* ask(latestPrices)).find((point) => point.coin === coin)?.price
}

/** A bare price is one that is better than now: less to buy at, more to sell at. */
const whenOf = (direction: string | undefined, side: Side): z.infer<typeof When> => {
  if (direction === 'above') return 'at-or-above'
  if (direction === 'below') return 'at-or-below'
  return side === 'buy' ? 'at-or-below' : 'at-or-above'
}

type Known = { readonly side: Side; readonly coin?: Coin | undefined }

/** Coins, where a part of them was said: so many as are free now. They stand on the card, and are what is sold. */
function* readAmount(said: string, { side, coin }: Known, context: Context): Asking<Reading<{ amount: string }>> {
  const amount = coin && readTradeAmount(said, { side, coin }, context)
  if (coin === undefined || amount === undefined) return { wrong: coinWords(context).unread(said) }
  const wanted = tradeAmountOf(amount, coin)
  if ('asset' in wanted) return gives('amount', amount)
  const [wallet, ...others] = yield* owned('crypto')
  if (wallet === undefined || others.length > 0) return { wrong: say(context).sayCoins }
  const free = availableCoins(wallet, coin)
  const coins = money(coin, (free.minor * wanted.parts) / wanted.of)
  return coins.minor === 0n ? { wrong: say(context).noCoins(coin) } : gives('amount', `coins:${coins.minor}`)
}

const wantedOf = ({ side, coin, when, level, amount }: z.infer<typeof Wanted>) => {
  const wanted = tradeAmountOf(amount, coin)
  if (!('asset' in wanted)) throw new TypeError('a part is no amount that can wait')
  return { side, coin, when, level: usdOf(level), amount: wanted }
}
const Wanted = z.object({ side: Side, coin: CoinSlot, when: When, level: CentsSlot, amount: AmountSlot })

/** A purchase or sale that waits for a price. */
export const orderDialog = flow({
  name: 'order',
  kept: { side: Side, replaces: z.string().optional() },
  slots: {
    coin: CoinSlot,
    when: When,
    level: CentsSlot,
    amount: AmountSlot,
    account: AccountSlot,
    wallet: AccountSlot,
  },
  open: ({ slots: { side, replaces } }) => ({
    side: side === 'sell' ? ('sell' as const) : ('buy' as const),
    ...(replaces !== undefined && { replaces }),
  }),
  questions: {
    coin: {
      fills: ['coin'],
      given: ({ coin }) => gives('coin', coinOf(coin)),
      text: ({ side }, context) => say(context).which(side),
      buttons: (_, context) => COINS.map((coin) => ({ label: coinWords(context).name(coin), value: coin })),
      pick: (typed) => gives('coin', coinOf(typed)),
    },
    level: {
      fills: ['when', 'level'],
      needs: ['coin'],
      given({ price: typed, direction }, { side }, context) {
        if (typed === undefined) return undefined
        const price = VALIDATORS.price(typed, context)
        if (!price.ok) return { wrong: price.error }
        return { given: { level: readCents(price.value), when: whenOf(direction, side) } }
      },
      *text({ side, coin }, context) {
        return coin === undefined ? { ask: 'coin' } : say(context).level(side, coin, yield* priceNow(coin))
      },
      form({ side }, context) {
        const w = say(context)
        const [first, second] = side === 'buy' ? (['below', 'above'] as const) : (['above', 'below'] as const)
        const choices = [first, second].map((value) => ({ value, label: w.directions[value] }))
        return {
          title: w.levelTitle,
          fields: [
            field('price', 'price', w.priceLabel, { kind: 'amount', hint: w.priceHint, maxLength: 20 }),
            field('direction', 'choice', w.directionLabel, { kind: 'choice', choices }),
          ],
        }
      },
      read: ({ price, direction }, { side }) => ({ given: { level: readCents(price), when: whenOf(direction, side) } }),
    },
    amount: {
      fills: ['amount'],
      needs: ['coin'],
      *given({ amount, coins, share }, known, context) {
        const said = coins ?? share
        return said === undefined ? gives('amount', readCents(amount)) : yield* readAmount(said, known, context)
      },
      *text({ side, coin }, context) {
        if (coin === undefined) return { ask: 'coin' }
        return coinWords(context).amount(side, coin, undefined, context.now)
      },
      form(_, context) {
        const { amountTitle, amountLabel, amountHint } = coinWords(context)
        return {
          title: amountTitle,
          fields: [field('amount', 'text', amountLabel, { kind: 'amount', hint: amountHint, maxLength: 40 })],
        }
      },
      read: ({ amount = '' }, known, context) => readAmount(amount, known, context),
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
      text: ({ side }, context) => coinWords(context).whichAccount(side),
      accounts: () => owned('deposit'),
      none: (_, context) => noAccount(context),
    },
  },
  *card(slots, context) {
    const order = wantedOf(slots)
    const accounts = [...(yield* owned('deposit')), ...(yield* owned('crypto'))]
    const [account, wallet] = [slots.account, slots.wallet].map((id) => accounts.find((each) => each.id === id))
    if (account === undefined || wallet === undefined) return end(context, proposalWords(context).notYours)
    const [from, to] = order.side === 'buy' ? [account, wallet] : [wallet, account]
    return {
      text: say(context).card(order, from, to, yield* priceNow(order.coin)),
      changes: { level: say(context).levelTitle, amount: labels(context).changeAmount },
    }
  },
  *confirm(slots, context) {
    const order = wantedOf(slots)
    const { account, wallet } = slots
    const replaces = waitingOrderId.parse(slots.replaces)
    const made = yield* ask(placeWaitingOrder, { ...order, account, wallet, ...(replaces && { replaces }) })
    const all = goalButton(say(context).title, goal('orders'))
    if (!made.ok) return end(context, say(context).replacedGoesOn, all)
    const placed = made.value
    if (placed.kind === 'placed') return end(context, say(context).placed(placed.order), all)
    if (placed.kind === 'pin-wanted') return { pin: say(context).pin(order) }
    const { why } = placed
    const text: Text = why.kind === 'too-many' ? say(context).tooMany(why.limit) : proposalWords(context).refusal(why)
    return end(context, text, all)
  },
})

/** As it would be said again, to be changed. */
export const saidAgain = ({
  level,
  when,
  amount,
  coin,
  side,
}: ReturnType<typeof wantedOf>): Readonly<Record<string, string>> => ({
  side,
  coin,
  price: toDecimal(level),
  direction: when === 'at-or-above' ? 'above' : 'below',
  ...(amount.asset === 'USD' ? { amount: toDecimal(amount) } : { coins: `${toDecimal(amount)} ${coin}` }),
})
