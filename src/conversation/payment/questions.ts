import type { AccountId, CardId } from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'
import { findPayee as findPayeeOf, type Payee } from '#bank/payment/payee.ts'
import { proposePull as pull, proposeSend as send, proposeTopUp as topUp } from '#bank/payment/propose.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeOf } from '#conversation/ask/asker.ts'

/** Another customer by handle or phone, or one of the own accounts by its nickname. */
export const findPayee = question('payment.find-payee', async ({ text }: { text: string }, { ports, me }) =>
  findPayeeOf(ports, await me(), text),
)

/** Each of these makes a frozen card's operation, to be confirmed. */
export const proposeSend = question(
  'payment.propose-send',
  async ({ card, ...given }: { from: AccountId; payee: Payee; amount: Usd; note: string; card: CardId }, asker) =>
    send(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const proposePull = question(
  'payment.propose-pull',
  async ({ card, ...given }: { from: AccountId; to: AccountId; amount: Usd; card: CardId }, asker) =>
    pull(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

/** Play money in the sandbox; refused as `not-allowed` anywhere else. */
export const proposeTopUp = question(
  'payment.propose-top-up',
  async ({ card, ...given }: { to: AccountId; amount: Usd; card: CardId }, asker) =>
    topUp(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)
