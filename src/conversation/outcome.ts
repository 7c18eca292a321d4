import type { Account } from '#bank/account/account.ts'
import type { Alert } from '#bank/alert/alert.ts'
import type { Customer, Missing, Tier } from '#bank/customer/customer.ts'
import { reference } from '#bank/ids.ts'
import { formatUsd, type Usd } from '#bank/money.ts'
import { isUnderWay, type Operation } from '#bank/operation/operation.ts'
import { isMove, type MoveKind, type MoveOrder, type Order } from '#bank/operation/order.ts'
import type { BankTransfer } from '#bank/rail.ts'
import { type ButtonDraft, type CardDraft, goalButton } from './dialog.ts'
import { type GoalName, goal } from './goal.ts'
import type { Text } from './message.ts'
import { lines } from './text.ts'
import { words } from './words/index.ts'

const { outcomes: o, acts, notices, reports, tiers, labels } = words.en

/** What an outcome's words need beside the operation: whose time it is, what the bank allows, how accounts are called. */
export type Facts = {
  readonly timeZone: string
  readonly tier: Tier
  readonly missing: readonly Missing[]
  readonly accounts: readonly Pick<Account, 'id' | 'nickname'>[]
  /** Dollars for one coin as the bank executed it, once known. */
  readonly rate?: Usd
}

/**
 * Where an operation stands, in words: what happened, what happens next, what can be done, and the reference.
 * Its buttons are goals only, so that a card made outside of a turn carries them too.
 */
export const outcomeCard = (operation: Operation, facts: Facts, now: number): CardDraft => {
  const { order, state } = operation
  const waitsForAnswer = operation.question !== undefined && isUnderWay(state)
  const text = isMove(order) ? moveText(operation, order, facts, now) : actText(operation, order, facts, now)
  return {
    text: lines(...text, ...footer(operation, facts, now)),
    rows: ways(operation, waitsForAnswer || askedBefore(operation), facts),
    ...(isUnderWay(state) && !waitsForAnswer && { pending: true }),
  }
}

/** A linking that ended with the bank's question: it goes on with the answer. */
const askedBefore = ({ question, state }: Operation): boolean => question !== undefined && state === 'settled'

const footer = (operation: Operation, { timeZone }: Facts, now: number): readonly (Text | string)[] =>
  operation.state === 'proposed'
    ? []
    : ['', o.reference(reference(operation.id), operation.history.at(-1)?.at ?? operation.createdAt, timeZone, now)]

const moveText = (operation: Operation, order: MoveOrder, facts: Facts, now: number): readonly (Text | string)[] => {
  const titles = o.titles[order.kind]
  const facing = (title: string, ...rest: readonly Text[]) => [
    o.title(title),
    o.what(order),
    ...o.noted(order),
    '',
    ...rest,
  ]
  switch (operation.state) {
    case 'proposed':
      return [o.proposal(order, operation.expiresAt, now)]
    case 'confirmed':
      return operation.away ? facing(o.waitingTitle, o.waiting(order)) : facing(titles.doing, o.handingOver)
    case 'submitted':
      return operation.cancel === 'wanted'
        ? facing(o.checkingTitle, o.stopping)
        : facing(titles.doing, ...stopped(operation), ...quiet(operation), o.progress(order, operation.bankStatus))
    case 'unknown':
      return facing(o.checkingTitle, ...quiet(operation), operation.cancel === 'wanted' ? o.stopping : o.checkingMoney)
    case 'settled':
      return facing(titles.done, ...stopped(operation), o.arrived(order, facts.rate))
    case 'returned':
      return facing(o.returnedTitle, o.back(order), o.why(operation.why ?? 'bank-return'), ...bankCode(operation))
    case 'refused':
      return facing(titles.not, o.stayed(order), o.why(operation.why))
    case 'cancelled':
      return facing(o.cancelledTitle, o.stayed(order), ...(operation.why ? [o.why(operation.why)] : []))
    case 'expired':
      return facing(o.expiredTitle, o.stayed(order))
  }
}

/** Why there is no news: the bank does not answer anybody. */
const quiet = ({ away }: Operation): readonly Text[] => (away ? [o.bankAway] : [])

/** Wanted stopped, in vain. */
const stopped = ({ cancel }: Operation): readonly Text[] => (cancel === 'too-late' ? [o.tooLateToStop] : [])

/** The bank's own code of a return, for whoever the customer asks about it; its free words are not for them. */
const bankCode = ({ detail }: Pick<Operation, 'detail'>): readonly Text[] => {
  const found = /\bR\d{2}\b/.exec(detail ?? '')?.[0]
  return found === undefined ? [] : [o.returnCode(found)]
}

const actText = (
  operation: Operation,
  order: Exclude<Order, { kind: MoveKind }>,
  facts: Facts,
  now: number,
): readonly (Text | string)[] => {
  const name = 'account' in order ? facts.accounts.find(({ id }) => id === order.account)?.nickname : undefined
  const { title, doing, done, not } = acts.act(order, name ?? acts.whose)
  const titled = (...rest: readonly Text[]) => [o.title(title), ...rest]
  if (operation.question !== undefined && 'bank' in order && (isUnderWay(operation.state) || askedBefore(operation))) {
    return titled(acts.question(order.bank, operation.question))
  }
  switch (operation.state) {
    case 'proposed':
      return order.kind === 'close-account'
        ? [acts.closeProposal(order.nickname), notices.goodFor(operation.expiresAt - now)]
        : titled(doing)
    case 'confirmed':
      return operation.away ? titled(o.waitingAct) : titled(doing)
    case 'submitted':
      return titled(...quiet(operation), doing)
    case 'unknown':
      return titled(...quiet(operation), o.checking)
    case 'settled':
      return titled(done, ...identity(order, facts))
    case 'returned':
    case 'refused':
      return titled(not, o.why(operation.why))
    case 'cancelled':
      return titled(not, o.title(o.cancelledTitle))
    case 'expired':
      return titled(not, o.expired)
  }
}

/** After anything the identity check looks at: what the bank allows now, and what is still missing. */
const identity = (order: Order, { tier, missing }: Facts): readonly Text[] =>
  order.kind === 'register' || order.kind === 'submit-document' || order.kind === 'update-details'
    ? [tiers.told[tier], ...missing.map((what) => tiers.missing(what))]
    : []

const status = (operation: Operation, label: string, primary = false): ButtonDraft =>
  goalButton(label, goal('operation', { operation: operation.id }), primary ? 'primary' : undefined)

const RETRY: Partial<Record<Order['kind'], GoalName>> = {
  'submit-document': 'details',
  'update-details': 'details',
  'open-account': 'open-account',
  'rename-account': 'accounts',
  'close-account': 'accounts',
  'link-bank-login': 'fund',
  'answer-bank-question': 'fund',
  'link-bank-numbers': 'fund',
  'prove-deposits': 'fund',
  'top-up': 'fund',
  pull: 'fund',
  send: 'send',
  buy: 'buy',
  sell: 'sell',
}

const waysOn = (operation: Operation, asks: boolean, facts: Facts): NonNullable<CardDraft['rows']> => {
  const menu = goalButton(labels.menu, goal('menu'))
  const { kind } = operation.order
  if (asks) return [[status(operation, labels.answer, true), menu]]
  if (isUnderWay(operation.state) || operation.state === 'proposed') return [[status(operation, labels.status), menu]]
  if (operation.state !== 'settled') {
    const again = RETRY[kind]
    return [[...(again ? [goalButton(labels.tryAgain, goal(again))] : []), menu]]
  }
  if (kind === 'register' || kind === 'submit-document' || kind === 'update-details') {
    return [
      [
        facts.missing.length > 0
          ? goalButton(labels.details, goal('details'), 'primary')
          : goalButton(labels.openAccount, goal('open-account'), 'primary'),
        menu,
      ],
    ]
  }
  if (kind === 'open-account' && operation.order.product === 'crypto')
    return [[goalButton(labels.buy, goal('buy')), menu]]
  if (
    kind === 'open-account' ||
    kind.startsWith('link-') ||
    kind === 'prove-deposits' ||
    kind === 'answer-bank-question'
  ) {
    return [[goalButton(labels.addMoney, goal('fund'), 'primary'), menu]]
  }
  return [[goalButton(labels.accounts, goal('accounts')), goalButton(labels.history, goal('history')), menu]]
}

/** A payment that has ended can be reported, whatever became of it. */
const ways = (operation: Operation, asks: boolean, facts: Facts): NonNullable<CardDraft['rows']> => {
  const { state, order, id } = operation
  const rows = waysOn(operation, asks, facts)
  const isOver = state === 'settled' || state === 'returned' || state === 'refused' || state === 'cancelled'
  return isMove(order) && isOver ? [...rows, [goalButton(reports.button, goal('report', { operation: id }))]] : rows
}

/** Money has come in from somebody else. `account`: the nickname of where it is now. */
export const receivedCard = (
  received: {
    readonly transfer: Pick<BankTransfer, 'amount' | 'from' | 'note' | 'createdAt'>
    readonly account: string
  },
  facts: Pick<Facts, 'timeZone'>,
  now: number,
): CardDraft => ({
  text: notices.received(received.transfer, received.account, facts.timeZone, now),
  rows: [
    [
      goalButton(labels.accounts, goal('accounts')),
      goalButton(labels.history, goal('history')),
      goalButton(labels.menu, goal('menu')),
    ],
  ],
})

/** What had come in was sent back. `account`: where it was, with what it holds now. */
export const takenBackCard = (
  back: {
    readonly operation: Pick<Operation, 'id' | 'why' | 'detail' | 'history'>
    readonly order: MoveOrder
    readonly account: Pick<Account, 'nickname' | 'available' | 'status'>
    readonly sender: Pick<Customer, 'legalName' | 'handle'>
  },
  facts: Pick<Facts, 'timeZone'>,
  now: number,
): CardDraft => {
  const { operation, order, account, sender } = back
  const at = operation.history.at(-1)?.at ?? now
  const from = { name: sender.legalName, handle: sender.handle }
  return {
    text: lines(
      ...notices.takenBack({ amount: order.amount, from, note: order.note }, account, at, facts.timeZone, now),
      ...bankCode(operation),
      '',
      o.reference(reference(operation.id), at, facts.timeZone, now),
    ),
    rows: [
      [
        goalButton(labels.accounts, goal('accounts')),
        goalButton(labels.history, goal('history')),
        goalButton(labels.menu, goal('menu')),
      ],
    ],
  }
}

/** A price has reached what the customer wanted to hear about. */
export const alertCard = (
  alert: Pick<Alert, 'coin' | 'direction' | 'price'>,
  point: { readonly price: Usd; readonly at: number },
  facts: Pick<Facts, 'timeZone'>,
  now: number,
): CardDraft => ({
  text: notices.alert(
    alert.coin,
    alert.direction,
    formatUsd(alert.price),
    formatUsd(point.price),
    point.at,
    facts.timeZone,
    now,
  ),
  rows: [
    [
      goalButton(labels.prices, goal('prices')),
      goalButton(labels.buy, goal('buy')),
      goalButton(labels.sell, goal('sell')),
    ],
    [goalButton(labels.alerts, goal('alerts')), goalButton(labels.menu, goal('menu'))],
  ],
})

/** The bank's identity check has come to another answer. */
export const tierCard = (facts: Pick<Facts, 'tier' | 'missing'>): CardDraft => ({
  text: lines(
    o.title(tiers.name[facts.tier]),
    tiers.told[facts.tier],
    ...facts.missing.map((what) => tiers.missing(what)),
  ),
  rows: [[goalButton(labels.details, goal('details')), goalButton(labels.menu, goal('menu'))]],
})
