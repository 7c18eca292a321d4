import { proposeSend as send } from '#bank/operation/propose-payment.ts'
import type { AccountId, CardId } from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'
import { findPayee as findPayeeOf, type Payee } from '#bank/payment/payee.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeOf } from '#conversation/ask/asker.ts'

/** Another customer by handle or phone, or one of the own accounts by its nickname. */
export const findPayee = question(
  'payment.find-payee',
  async ({ text, ownOnly = false }: { text: string; ownOnly?: boolean }, { ports, me }) =>
    findPayeeOf(ports, await me(), text, { ownOnly }),
)

/** A frozen card's operation, to be confirmed. */
export const proposeSend = question(
  'payment.propose-send',
  async ({ card, ...given }: { from: AccountId; payee: Payee; amount: Usd; note: string; card: CardId }, asker) =>
    send(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)
