import type { Missing, Tier } from '#bank/ground/customer.ts'
import { reference } from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import { isAboutIdentity, isPaymentOrder, type PaymentKind, type PaymentOrder, type Order } from '#bank/ground/order.ts'
import { type ButtonDraft, type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { fixRows } from '#conversation/verification/fix-buttons.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { lines } from '#conversation/words/text.ts'
import { type AccountSeen, balancesAfter } from './balance-after.ts'
import { buyNext } from './buy-next.ts'
import { RETRY } from './retry-goals.ts'
import { sellOutText } from './sell-out-card.ts'
import { actWords, outcomeWords, sellOutWords } from './words.ts'
import { bankCodeWords, tierWords } from '#conversation/verification/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({
  o: outcomeWords(to),
  acts: actWords(to),
  codes: bankCodeWords(to),
  tiers: tierWords(to),
  labels: labelWords(to),
})

/** What an outcome's words need beside the operation: whose time it is, what the bank allows, how accounts are called. */
export type Facts = Localized & {
  readonly timeZone: string
  readonly tier: Tier
  readonly missing: readonly Missing[]
  readonly accounts: readonly AccountSeen[]
  /** Dollars for one coin as the bank executed it, once known. */
  readonly rate?: Usd
}

/**
 * Where an operation stands, in words: what happened, what happens next, what can be done, and the reference.
 * Its buttons are goals only, so that a card made outside of a turn carries them too.
 */
export const outcomeCard = (operation: Operation, facts: Facts, now: number): CardDraft => {
  const { state } = operation
  const waitsForAnswer = operation.question !== undefined && isUnderWay(state)
  const text = textOf(operation, facts, now)
  return {
    text: lines(...text, ...footer(operation, facts, now)),
    rows: ways(operation, waitsForAnswer || askedBefore(operation), facts),
    ...(isUnderWay(state) && !waitsForAnswer && { pending: true }),
  }
}

const textOf = (operation: Operation, facts: Facts, now: number): readonly (Text | string)[] => {
  const { order } = operation
  if (isPaymentOrder(order)) return moveText(operation, order, facts, now)
  if (order.kind === 'sell-out') return sellOutText(operation, order, facts, now)
  return actText(operation, order, facts, now)
}

/** What it is called, of one that is no payment. */
export const titleOf = ({ order }: Operation, to: Localized, nickname?: string): string => {
  if (order.kind === 'sell-out') return sellOutWords(to).title(order)
  const { acts, o } = wording(to)
  return isPaymentOrder(order) ? o.titles[order.kind].done : acts.act(order, nickname ?? acts.whose).title
}

/** A linking that ended with the bank's question: it goes on with the answer. */
const askedBefore = ({ question, state, order }: Operation): boolean =>
  question !== undefined && state === 'settled' && 'bank' in order

const footer = (operation: Operation, { timeZone, locale }: Facts, now: number): readonly (Text | string)[] => {
  const { o } = wording({ locale })
  return operation.state === 'proposed'
    ? []
    : ['', o.reference(reference(operation.id), operation.history.at(-1)?.at ?? operation.createdAt, timeZone, now)]
}

const moveText = (operation: Operation, order: PaymentOrder, facts: Facts, now: number): readonly (Text | string)[] => {
  const { o } = wording(facts)
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
      return [o.proposal(order, operation.expiresAt, { now, timeZone: facts.timeZone })]
    case 'confirmed':
      return operation.away ? facing(o.waitingTitle, o.waiting(order)) : facing(titles.doing, o.handingOver)
    case 'submitted':
      return operation.cancel === 'wanted'
        ? facing(o.checkingTitle, o.stopping)
        : facing(
            titles.doing,
            ...stopped(operation, facts),
            ...awayNotice(operation, facts),
            o.progress(order, operation.bankStatus),
          )
    case 'unknown':
      return facing(
        o.checkingTitle,
        ...awayNotice(operation, facts),
        operation.cancel === 'wanted' ? o.stopping : o.checkingMoney,
      )
    case 'settled':
      return facing(
        titles.done,
        ...stopped(operation, facts),
        o.arrived(order, facts.rate),
        ...balancesAfter(operation, facts, now),
      )
    case 'returned':
      return facing(
        o.returnedTitle,
        o.back(order),
        o.why(operation.why ?? 'bank-return', operation.code, order),
        ...returnCodeOf(operation, facts),
      )
    case 'refused':
      return facing(titles.not, o.stayed(order), o.why(operation.why))
    case 'cancelled':
      return facing(o.cancelledTitle, o.stayed(order), ...(operation.why ? [o.why(operation.why)] : []))
    case 'expired':
      return facing(o.expiredTitle, o.stayed(order))
  }
}

/** Why nothing has changed: the bank does not answer at all. */
const awayNotice = ({ away }: Operation, to: Localized): readonly Text[] => {
  const { o } = wording(to)
  return away ? [o.bankAway] : []
}

/** Wanted stopped, in vain. */
const stopped = ({ cancel }: Operation, to: Localized): readonly Text[] => {
  const { o } = wording(to)
  return cancel === 'too-late' ? [o.tooLateToStop] : []
}

/** The bank's own code of a return, for the customer to quote when they ask about it; its free words are not for them. */
export const returnCodeOf = ({ code }: Pick<Operation, 'code'>, to: Localized): readonly Text[] => {
  const { o } = wording(to)
  return code === undefined ? [] : [o.returnCode(code)]
}

const actText = (
  operation: Operation,
  order: Exclude<Order, { kind: PaymentKind | 'sell-out' }>,
  facts: Facts,
  now: number,
): readonly (Text | string)[] => {
  const { o, acts } = wording(facts)
  const name = 'account' in order ? facts.accounts.find(({ id }) => id === order.account)?.nickname : undefined
  const { title, doing, done, not } = acts.act(order, name ?? acts.whose)
  const titled = (...rest: readonly Text[]) => [o.title(title), ...rest]
  if (operation.question !== undefined && 'bank' in order && (isUnderWay(operation.state) || askedBefore(operation))) {
    return titled(acts.question(order.bank, operation.question))
  }
  switch (operation.state) {
    case 'proposed':
      return order.kind === 'close-account'
        ? [acts.closeProposal(order.nickname, order.leftover), o.goodFor(operation.expiresAt - now)]
        : titled(doing)
    case 'confirmed':
      return operation.away ? titled(o.waitingAct) : titled(doing)
    case 'submitted':
      return titled(...awayNotice(operation, facts), doing)
    case 'unknown':
      return titled(...awayNotice(operation, facts), o.checking)
    case 'settled':
      return order.kind === 'register' && facts.missing.includes('bank-code')
        ? titled(...identity(order, facts), acts.behindCode)
        : titled(settledText(order, done, facts), ...identity(order, facts))
    case 'returned':
    case 'refused':
      return titled(not, o.why(operation.why))
    case 'cancelled':
      return titled(not, o.title(o.cancelledTitle))
    case 'expired':
      return titled(not, o.expired)
  }
}

/** Read by the bank is not accepted: what was handed in and is wanted again was not good enough. */
const settledText = (order: Order, done: Text, { missing, locale }: Facts): Text => {
  const { acts } = wording({ locale })
  if (order.kind === 'update-details' && missing.includes('registration')) return acts.changedHere(order.change.detail)
  if (order.kind !== 'submit-document') return done
  const again = order.document === 'questions' ? 'ssn' : order.document
  return missing.includes(again) ? acts.notAccepted[order.document] : done
}

/** After anything the identity check looks at: what the bank allows now, and what is still missing. */
const identity = (order: Order, { tier, missing, locale }: Facts): readonly Text[] => {
  const { tiers } = wording({ locale })
  return isAboutIdentity(order)
    ? [...tierLines(tier, missing, { locale }), ...missing.map((what) => tiers.missing(what))]
    : []
}

/** The tier at the bank is not known before it lets us ask. */
const tierLines = (tier: Tier, missing: readonly Missing[], to: Localized): readonly Text[] => {
  const { tiers } = wording(to)
  return missing.includes('bank-code') ? [] : [tiers.current[tier]]
}

const status = (operation: Operation, label: string, primary = false): ButtonDraft =>
  goalButton(label, goal('operation', { operation: operation.id }), primary ? 'primary' : undefined)

/** Once a code was sent it can be entered, or another one be had. */
const codeWays = ({ missing, locale }: Facts): NonNullable<CardDraft['rows']> => {
  const { codes, labels } = wording({ locale })
  return missing.includes('bank-code')
    ? [
        [
          goalButton(codes.enterCode, goal('bank-code-enter'), 'primary'),
          goalButton(codes.anotherCode, goal('bank-code')),
        ],
      ]
    : [[goalButton(labels.menu, goal('menu'))]]
}

/** A code that was not taken is entered again. */
const isWrongCode = ({ order, state }: Operation): boolean => order.kind === 'enter-bank-code' && state !== 'settled'

const waysOn = (operation: Operation, asks: boolean, facts: Facts): NonNullable<CardDraft['rows']> => {
  const { codes, labels } = wording(facts)
  const menu = goalButton(labels.menu, goal('menu'))
  const { kind } = operation.order
  if (asks) return [[status(operation, labels.answer, true), menu]]
  if (isUnderWay(operation.state) || operation.state === 'proposed') return [[status(operation, labels.status), menu]]
  if (isAboutIdentity(operation.order) && facts.missing.length > 0 && !isWrongCode(operation))
    return fixRows(facts.missing, facts)
  if (operation.state !== 'settled') {
    const again = RETRY[kind]
    const anotherCode = kind === 'enter-bank-code' ? [goalButton(codes.anotherCode, goal('bank-code'))] : []
    return [[...(again ? [goalButton(labels.tryAgain, goal(again))] : []), ...anotherCode, menu]]
  }
  if (kind === 'send-recovery-code')
    return [
      [goalButton(codes.enterCode, goal('recovery-code'), 'primary'), goalButton(labels.forgotPin, goal('forgot-pin'))],
    ]
  if (kind === 'enter-recovery-code') return [[goalButton(codes.seeWhen, goal('recovery'), 'primary'), menu]]
  if (kind === 'send-bank-code') return codeWays(facts)
  if (kind === 'enter-bank-code' && facts.accounts.length > 0)
    return [[goalButton(labels.accounts, goal('accounts'), 'primary'), menu]]
  if (isAboutIdentity(operation.order)) return [[goalButton(labels.openAccount, goal('open-account'), 'primary'), menu]]
  if (operation.order.kind === 'make-numbers') {
    const { account } = operation.order
    return [[goalButton(labels.accountNumbers, goal('account-numbers', { account }), 'primary'), menu]]
  }
  if (kind === 'open-account' && operation.order.product === 'crypto') return [[buyNext(operation, facts), menu]]
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
  const { labels } = wording(facts)
  const { state, order, id } = operation
  const rows = waysOn(operation, asks, facts)
  const isOver = state === 'settled' || state === 'returned' || state === 'refused' || state === 'cancelled'
  return isPaymentOrder(order) && isOver
    ? [...rows, [goalButton(labels.report, goal('report', { operation: id }))]]
    : rows
}
