import { z } from 'zod'
import { COINS } from '#bank/ground/coins.ts'
import { accountId } from '#bank/ground/ids.ts'
import { ask } from '#conversation/ask/ask.ts'
import { gives } from '#conversation/flow/declare.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { end } from '#conversation/flow/kit.ts'
import { AccountSlot, coinOf } from '#conversation/flow/pick.ts'
import { refusedEnd } from '#conversation/operation/confirm.ts'
import { operationFlow } from '#conversation/operation/operation-flow.ts'
import { goal, named } from '#conversation/understand/goal.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { noAccount, noWallet, owned } from './owned.ts'
import { proposeSellingOut } from './questions.ts'
import { coinWords as say } from './words.ts'

const WhichSlot = z.enum([...COINS, 'all'])
const whichOf = (typed: string | undefined): z.infer<typeof WhichSlot> => coinOf(typed) ?? 'all'

/** Selling all coins of a wallet, or all of one kind, and closing it where that is what is wanted. */
export const sellOutDialog = operationFlow({
  name: 'sell-out',
  kept: { closes: z.boolean(), coin: WhichSlot, requoted: z.boolean().optional() },
  slots: { wallet: AccountSlot, account: AccountSlot },
  open: ({ slots }) => ({
    closes: slots.closes === 'yes',
    coin: whichOf(slots.coin),
    ...(slots.requoted === 'yes' && { requoted: true }),
  }),
  requotes: true,
  remark: ({ requoted }, context) => (requoted ? say(context).requoted('sell') : undefined),
  questions: {
    wallet: {
      fills: ['wallet'],
      given: ({ wallet }) => gives('wallet', accountId.parse(wallet)),
      text: (_, context) => say(context).whichWallet,
      accounts: () => owned('crypto'),
      none: (_, context) => noWallet(context),
    },
    account: {
      fills: ['account'],
      text: (_, context) => say(context).whichAccount('sell'),
      accounts: () => owned('deposit'),
      none: (_, context) => noAccount(context),
    },
  },
  *propose({ closes, coin, wallet, account }, { card }) {
    const order = { wallet, to: account, closes, coin: coin === 'all' ? undefined : coin, card }
    return yield* ask(proposeSellingOut, order)
  },
  refused: (refusal, { coin }, context) =>
    refusal.kind === 'too-small'
      ? end(context, say(context).nothingToSell(coin), goalButton(labels(context).crypto, goal('crypto')))
      : refusedEnd(refusal, context),
  changes: () => ({}),
  again: ({ closes, coin, wallet }) =>
    goal('sell-all', named({ wallet, closes: closes ? 'yes' : undefined, coin: coin === 'all' ? undefined : coin })),
})
