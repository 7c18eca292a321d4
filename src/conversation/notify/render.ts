import { createHash } from 'node:crypto'
import { alertId, type CardId, cardId, type OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Notice, NoticeSubject, OwnedNotice } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import { noticeOf } from '#bank/request/notices.ts'
import { viewRequest } from '#bank/request/view.ts'
import { unreachable } from '#kit/result.ts'
import type { CardDraft } from '#conversation/flow/dialog.ts'
import type { Message } from '#conversation/channel/message.ts'
import {
  addressMovedCard,
  nameReviewCard,
  privacyCard,
  receivedCard,
  securityCard,
  takenBackCard,
  tierCard,
} from './notice-cards.ts'
import { quietUntil } from '#bank/alert/quiet.ts'
import type { QuietHours } from '#bank/ground/customer.ts'
import { valuesNow } from '#bank/alert/manage.ts'
import { alertCard } from '#conversation/alert/cards.ts'
import { type Facts, outcomeCard } from '#conversation/operation/cards.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { placeStateless } from '#conversation/card/stateless.ts'
import { cardOfRequest, requestCard } from '#conversation/request/cards.ts'
import { caseCard, messageCard } from '#conversation/case/cards.ts'
import { renderByNumber } from './render-by-number.ts'
import { recoveryCard } from './render-recovery.ts'
import { orderPausedCard } from '#conversation/crypto/orders.ts'
import { renderSchedule } from './render-schedules.ts'

/** What a notice says now, made of what is true now. */
export type NoticeMessage = {
  readonly message: Message
  /** So fresh that the card it stands on may still be on its way. */
  readonly young?: boolean
  /** Only for the conversation it is about. */
  readonly hereOnly?: boolean
  /** It says nothing of the account, and whoever is logged out needs it. */
  readonly isPublic?: boolean
}
/** `later`: not all of it is there yet. `never`: it is no longer true, or another notice says it. */
export type Rendered = NoticeMessage | 'later' | 'never'
/** That a sign-in has run out is not rendered from records: a turn ends it and gives the message. */
export type RenderableNotice = Notice & { readonly about: Exclude<NoticeSubject, { kind: 'run-out' }> }

/**
 * A bank can be faster than a chat: the card that says "on its way" may arrive after its own outcome. So an outcome
 * this young is shown once more a little later, as an edit that changes nothing where it stands already.
 */
const YOUNG_MS = 5_000

const noticeMessage = (card: CardId, draft: CardDraft, young = false): NoticeMessage => ({
  message: messageOf(card, draft),
  young,
})

const messageOf = (card: CardId, draft: CardDraft): Message => ({
  card,
  text: draft.text,
  rows: placeStateless(draft.rows ?? []),
  ...(draft.pending && { pending: true }),
})

export const renderNotice = async (deps: Ports, notice: RenderableNotice, to: Localized): Promise<Rendered> => {
  const { about, customer } = notice
  if (about.kind === 'case-message') return await renderMessage(deps, notice.id, about, to)
  return customer === undefined ? 'never' : await renderOwned(deps, { ...notice, about, customer }, to)
}

type SupportWrote = Extract<NoticeSubject, { kind: 'case-message' }>

/** Where nobody was signed in when the case was opened, its own chat alone reads it, signed in or not. */
const renderMessage = async (deps: Ports, id: string, about: SupportWrote, to: Localized): Promise<Rendered> => {
  const found = await deps.cases.find(about.case)
  const message = found?.thread?.find((each) => each.id === about.message)
  if (found === undefined || message === undefined) return 'never'
  const shown = noticeMessage(cardOfNotice(id), { ...messageCard(found, message, to) })
  return found.isUnproved === true ? { ...shown, hereOnly: true, isPublic: true } : shown
}

type OrderPaused = Extract<NoticeSubject, { kind: 'order-paused' }>

const renderOrderPaused = async (
  deps: Ports,
  own: CardId,
  { order: id, turn, why }: OrderPaused,
  to: Localized,
): Promise<Rendered> => {
  const order = await deps.waitingOrders.find(id)
  // Resumed or cancelled since: it no longer is so.
  if (order?.state !== 'paused' || order.turn !== turn + 1) return 'never'
  return noticeMessage(own, orderPausedCard(order, why, to))
}

type Owned = OwnedNotice & { readonly about: Exclude<NoticeSubject, { kind: 'run-out' | 'case-message' }> }

const renderOwned = async (deps: Ports, notice: Owned, to: Localized): Promise<Rendered> => {
  const { about } = notice
  const own = cardOfNotice(notice.id)
  const facts = await factsOf(deps, notice, to)
  if (facts === undefined) return 'never'
  switch (about.kind) {
    case 'operation':
      return await renderOperation(deps, notice, about.operation, facts)
    case 'received':
      return await renderReceived(deps, notice, about, facts)
    case 'taken-back':
      return await renderTakenBack(deps, own, about.operation, facts)
    case 'by-number': {
      const draft = await renderByNumber(deps, about, facts)
      return typeof draft === 'string' ? draft : noticeMessage(own, draft)
    }
    case 'schedule-expired':
    case 'secret-shown':
      return 'never'
    case 'alert':
      return await renderAlert(deps, notice, about, facts)
    case 'tier':
      return noticeMessage(own, tierCard(facts))
    case 'scheduled':
    case 'schedule-paused':
    case 'skipped':
    case 'card-expired': {
      const rendered = await renderSchedule(deps, about, facts)
      return rendered === undefined ? 'never' : noticeMessage(rendered.card ?? own, rendered.draft)
    }
    case 'order-paused':
      return await renderOrderPaused(deps, own, about, facts)
    case 'request': {
      const view = await viewRequest(deps, notice.customer, about.request)
      // Superseded by a later state, which has a notice of its own.
      if (view === undefined || notice.id !== noticeOf(view.request, view.side)) return 'never'
      return noticeMessage(cardOfRequest(about.request), requestCard(view, deps.clock(), facts))
    }
    case 'case': {
      const reported = await deps.cases.find(about.case)
      if (reported === undefined || notice.id !== `${reported.id}:${reported.state}`) return 'never'
      return noticeMessage(own, caseCard(reported, facts.timeZone, deps.clock(), facts))
    }
    case 'address-moved':
      return noticeMessage(own, addressMovedCard(about.what, facts))
    case 'name-review':
      return noticeMessage(own, nameReviewCard(about.stage, facts))
    case 'privacy':
      return { ...noticeMessage(own, privacyCard(about, facts, deps.clock())), hereOnly: true }
    case 'security':
      // Each chat has a notice of its own: what one can't take is no other's.
      return { ...noticeMessage(own, securityCard(about, facts, deps.clock())), hereOnly: true }
    case 'recovery': {
      // Each chat has a notice of its own, and the one that asked may belong to nobody yet.
      const draft = await recoveryCard(deps, notice, about, facts)
      return draft === undefined ? 'never' : { ...noticeMessage(own, draft), hereOnly: true }
    }
    default:
      return unreachable(about)
  }
}

type Rang = Extract<NoticeSubject, { kind: 'alert' }>

const renderAlert = async (
  deps: Ports,
  { id, createdAt }: OwnedNotice,
  about: Rang,
  facts: Known,
): Promise<Rendered> => {
  const alert = await deps.alerts.find(alertId(about.alert))
  if (alert === undefined || alert.deletedAt !== undefined) return 'never'
  const from = about.from === undefined ? {} : { from: usd(BigInt(about.from)) }
  const rung = { price: usd(BigInt(about.price)), at: about.at, ...from }
  const values = await valuesNow(deps, alert.coin, alert.condition)
  const quiet = facts.quietHours && quietUntil(facts.quietHours, facts.timeZone, createdAt)
  const when = { now: deps.clock(), toldAt: createdAt, isKept: quiet !== undefined && quiet <= deps.clock() }
  return noticeMessage(cardOfNotice(id), alertCard(alert, rung, { ...facts, values }, when))
}

type Received = Extract<NoticeSubject, { kind: 'received' }>

const renderReceived = async (
  deps: Ports,
  { id, customer }: OwnedNotice,
  about: Received,
  facts: Facts,
): Promise<Rendered> => {
  const [entry, account] = await Promise.all([deps.entries.find(about.transfer), deps.accounts.find(about.account)])
  if (entry === undefined || account === undefined) return 'later'
  // Returned before it could be shown: the notice of the return says all.
  if (entry.transfer.status === 'returned') return 'never'
  const other = entry.customers.find((each) => each !== customer)
  const sender = other && (await deps.customers.find(other))
  const from = sender && { name: sender.legalName, handle: sender.handle }
  const received = { transfer: entry.transfer, account: account.nickname, ...(from && { from }) }
  return noticeMessage(cardOfNotice(id), receivedCard(received, facts, deps.clock()))
}

const renderTakenBack = async (deps: Ports, card: CardId, id: OperationId, facts: Facts): Promise<Rendered> => {
  const operation = await deps.operations.find(id)
  if (operation === undefined || !isPaymentOrder(operation.order)) return 'never'
  const { order, customer } = operation
  const [account, sender] = await Promise.all([deps.accounts.find(order.to.account), deps.customers.find(customer)])
  if (account === undefined || sender === undefined) return 'never'
  return noticeMessage(card, takenBackCard({ operation, order, account, sender }, facts, deps.clock()))
}

const renderOperation = async (deps: Ports, notice: Notice, id: OperationId, facts: Facts): Promise<Rendered> => {
  const operation = await deps.operations.find(id)
  if (operation === undefined) return 'never'
  // Superseded by a later state, which has a notice of its own.
  if (notice.id !== `${id}:${operation.state}`) return 'never'
  // It is written before what it tells of is kept.
  if (isUnderWay(operation.state) && !operation.away && operation.cancel !== 'too-late') return 'later'
  const entry = await deps.entries.findByOperation(id)
  const rate = entry?.transfer.rate
  const draft = outcomeCard(operation, { ...facts, ...(rate && { rate }) }, deps.clock())
  const message = noticeMessage(operation.place.card, draft, deps.clock() - confirmedAt(operation) < YOUNG_MS)
  return { ...message, isPublic: PUBLIC_ORDERS.has(operation.order.kind) }
}
/** Who has forgotten the PIN is logged out and waits for a code. */
const PUBLIC_ORDERS: ReadonlySet<Operation['order']['kind']> = new Set(['send-recovery-code', 'enter-recovery-code'])

const confirmedAt = ({ history, createdAt }: Operation): number =>
  history.find(({ state }) => state === 'confirmed')?.at ?? createdAt

type Known = Facts & { readonly quietHours: QuietHours | undefined }

const factsOf = async (deps: Ports, notice: OwnedNotice, { locale }: Localized): Promise<Known | undefined> => {
  const customer = await deps.customers.find(notice.customer)
  if (customer === undefined) return undefined
  const accounts = await deps.accounts.ofCustomer(customer.id)
  return {
    locale,
    timeZone: customer.timeZone,
    tier: customer.tier,
    missing: customer.missing,
    accounts,
    quietHours: customer.quietHours,
  }
}

export const cardOfNotice = (id: string): CardId =>
  cardId(`n${createHash('sha256').update(id).digest('base64url').slice(0, 20)}`)
