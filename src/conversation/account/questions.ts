import { type CsvTitles, historyCsv } from '#bank/account/export.ts'
import { proposePayOut as payOut, proposePull as pull, proposeTopUp as topUp } from '#bank/payment/propose.ts'
import { historyItem, historyPage } from '#bank/ground/history.ts'
import {
  linkByLogin,
  linkByNumbers,
  openAccount as open,
  proposeClose as close,
  proveDeposits as prove,
  renameAccount as rename,
} from '#bank/account/manage.ts'
import { hasNumbers as has, makeNumbers as makeThem, showNumbers as show } from '#bank/account/numbers.ts'
import type { AccountId, CardId } from '#bank/ground/ids.ts'
import type { WantedNext } from '#bank/ground/order.ts'
import type { Usd } from '#bank/ground/money.ts'
import { question } from '#conversation/ask/ask.ts'
import { actorOf, causeOf } from '#conversation/ask/asker.ts'

export const openAccount = question(
  'account.open',
  async (
    {
      card,
      ...given
    }: { product: 'deposit' | 'crypto'; nickname: string; next?: WantedNext | undefined; card: CardId },
    asker,
  ) => open(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const renameAccount = question(
  'account.rename',
  async ({ card, ...given }: { account: AccountId; nickname: string; card: CardId }, asker) =>
    rename(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

/** A card to confirm; refused while it holds money or has something under way. */
export const proposeClose = question(
  'account.propose-close',
  async ({ card, ...given }: { account: AccountId; card: CardId }, asker) =>
    close(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const linkBankByLogin = question(
  'account.link-login',
  async ({ card, ...given }: { bank: string; loginName: string; password: string; card: CardId }, asker) =>
    linkByLogin(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

type Numbers = {
  nickname: string
  accountNumber: string
  routingNumber: string
  accountClass: 'checking' | 'savings'
  card: CardId
}
export const linkBankByNumbers = question('account.link-numbers', async ({ card, ...given }: Numbers, asker) =>
  linkByNumbers(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const proveDeposits = question(
  'account.prove-deposits',
  async ({ card, ...given }: { account: AccountId; amounts: readonly [Usd, Usd]; card: CardId }, asker) =>
    prove(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const hasNumbers = question('account.has-numbers', async ({ account }: { account: AccountId }, { ports, me }) =>
  has(ports, await me(), account),
)

export const makeNumbers = question(
  'account.make-numbers',
  async ({ card, account }: { account: AccountId; card: CardId }, asker) =>
    makeThem(asker.ports, await asker.me(), { account, ...causeOf(asker, card) }),
)

/** The PIN was right in this turn. `card`: where they are going to stand. */
export const showNumbers = question(
  'account.show-numbers',
  async ({ card, account }: { account: AccountId; card: CardId }, asker) =>
    show(asker.ports, await asker.me(), {
      ...actorOf(asker),
      account,
      card,
      conversation: asker.turn.conversation,
    }),
  { once: true },
)

export const readHistoryPage = question(
  'history.page',
  async (query: { account?: AccountId; before?: string; limit: number }, { ports, me }) =>
    historyPage(ports, await me(), query),
)

export const findHistoryEntry = question('history.entry', async ({ transfer }: { transfer: string }, { ports, me }) =>
  historyItem(ports, await me(), transfer),
)

/** RFC 4180 with a header row, base64. */
export const exportHistory = question(
  'history.csv',
  async (wanted: { account?: AccountId; titles: CsvTitles }, { ports, me }) => historyCsv(ports, await me(), wanted),
)

export const proposePull = question(
  'payment.propose-pull',
  async ({ card, ...given }: { from: AccountId; to: AccountId; amount: Usd; card: CardId }, asker) =>
    pull(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const proposePayOut = question(
  'payment.propose-pay-out',
  async ({ card, ...given }: { from: AccountId; to: AccountId; amount: Usd; card: CardId }, asker) =>
    payOut(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

/** Play money in the sandbox; refused as `not-allowed` anywhere else. */
export const proposeTopUp = question(
  'payment.propose-top-up',
  async ({ card, ...given }: { to: AccountId; amount: Usd; card: CardId }, asker) =>
    topUp(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)
