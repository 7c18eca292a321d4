import { z } from 'zod'
import { worthAt } from '#bank/ground/coin-price.ts'
import { add, COINS, usd } from '#bank/ground/money.ts'
import type { Context, Dialog, Talk } from '#conversation/flow/dialog.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { ask } from '#conversation/ask/ask.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { lines } from '#conversation/words/text.ts'
import { coinWords, portfolioWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { end, leaving } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: coinWords(to), labels: labelWords(to) })

/** A look at the wallets; everything done with them has a dialog of its own. */
const State = z.object({})
type State = z.infer<typeof State>

const openWallet = (to: Localized) => {
  const { labels } = wording(to)
  return goalButton(labels.openWallet, goal('open-account', { account: 'crypto' }), 'primary')
}

function* show(_: unknown, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const wallets = (yield* ask(listAccounts)).filter(({ kind }) => kind === 'crypto')
  if (wallets.length === 0)
    return end(context, w.noWallet, openWallet(context), goalButton(labels.prices, goal('prices')))
  const points = yield* ask(latestPrices)
  const cards = wallets.map((wallet) => {
    const worths = COINS.map((coin) => {
      const point = points.find((each) => each.coin === coin)
      return { held: wallet.coins[coin], worth: point && worthAt(wallet.coins[coin], point.price) }
    })
    const known = worths.flatMap(({ worth }) => (worth ? [worth] : []))
    const total = known.length === worths.length ? known.reduce((sum, each) => add(sum, each), usd(0n)) : undefined
    return w.wallet(wallet, worths, total)
  })
  const asOf = Math.min(...wallets.map((wallet) => wallet.asOf))
  const priceAt = points.length === 0 ? undefined : Math.min(...points.map(({ at }) => at))
  const [only] = wallets
  return end(
    context,
    lines(...cards.flatMap((text) => [text, '']), w.asOf(asOf, priceAt, context.now)),
    goalButton(labels.buy, goal('buy'), 'primary'),
    goalButton(labels.sell, goal('sell')),
    goalButton(w.sellAll, goal('sell-all')),
    goalButton(portfolioWords(context).title, goal('portfolio')),
    goalButton(labels.newAlert, goal('alert')),
    // Renaming and closing a wallet is like any other account's.
    goalButton(labels.manage, goal('accounts', wallets.length === 1 && only ? { account: only.id } : {})),
  )
}

export const cryptoDialog: Dialog<State> = {
  name: 'crypto',
  access: 'signed-in',
  state: State,
  open: show,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* show(undefined, context))
  },
  again: show,
}
