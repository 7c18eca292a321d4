import { createHash } from 'node:crypto'
import type { AlertId, CardId, OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Notice, NoticeSubject } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import { noticeOf } from '#bank/request/tell.ts'
import { viewRequest } from '#bank/request/view.ts'
import { unreachable } from '#kit/result.ts'
import type { CardDraft } from '#conversation/flow/dialog.ts'
import type { Message } from '#conversation/channel/message.ts'
import { alertCard, receivedCard, takenBackCard, tierCard } from './notice-cards.ts'
import { type Facts, outcomeCard } from '#conversation/operation/cards.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { placeStateless } from '#conversation/card/stateless.ts'
import { cardOfRequest, requestCard } from '#conversation/request/cards.ts'
import { caseCard } from '#conversation/case/cards.ts'
import { scheduleTelling } from './tell-schedules.ts'

/** What a notice says now, made of what is true now. */
export type Telling = {
  readonly message: Message
  /** So fresh that the card it stands on may still be on its way. */
  readonly young?: boolean
  /** Only for the conversation it is about. */
  readonly hereOnly?: boolean
}
/** `later`: not all of it is there yet. `never`: it is no longer so, or is told by another notice. */
export type Told = Telling | 'later' | 'never'
/** Where a sign-in runs out is told by ending it, which is no matter of reading. */
export type Tellable = Notice & { readonly about: Exclude<NoticeSubject, { kind: 'run-out' }> }

/**
 * A bank can be faster than a chat: the card that says "on its way" may arrive after its own outcome. So an outcome
 * this young is shown once more a little later, as an edit that changes nothing where it stands already.
 */
const YOUNG_MS = 5_000

const told = (card: CardId, draft: CardDraft, young = false): Telling => ({ message: messageOf(card, draft), young })

const messageOf = (card: CardId, draft: CardDraft): Message => ({
  card,
  text: draft.text,
  rows: placeStateless(draft.rows ?? []),
  ...(draft.pending && { pending: true }),
})

export const tellingOf = async (deps: Ports, notice: Tellable): Promise<Told> => {
  const { about } = notice
  const own = cardOfNotice(notice.id)
  const facts = await factsOf(deps, notice)
  if (facts === undefined) return 'never'
  switch (about.kind) {
    case 'operation':
      return await operationTelling(deps, notice, about.operation, facts)
    case 'received': {
      const [entry, account] = await Promise.all([deps.entries.find(about.transfer), deps.accounts.find(about.account)])
      if (entry === undefined || account === undefined) return 'later'
      // Gone again before it could be told: what is told of that says all.
      if (entry.transfer.status === 'returned') return 'never'
      return told(own, receivedCard({ transfer: entry.transfer, account: account.nickname }, facts, deps.clock()))
    }
    case 'taken-back': {
      const operation = await deps.operations.find(about.operation)
      if (operation === undefined || !isPaymentOrder(operation.order)) return 'never'
      const [account, sender] = await Promise.all([
        deps.accounts.find(operation.order.to.account),
        deps.customers.find(operation.customer),
      ])
      if (account === undefined || sender === undefined) return 'never'
      return told(own, takenBackCard({ operation, order: operation.order, account, sender }, facts, deps.clock()))
    }
    case 'alert': {
      const alert = await deps.alerts.find(about.alert as AlertId)
      if (alert === undefined || alert.state === 'deleted') return 'never'
      const point = { price: usd(BigInt(about.price)), at: about.at }
      return told(own, alertCard(alert, point, facts, deps.clock()))
    }
    case 'tier':
      return told(own, tierCard(facts))
    case 'scheduled':
    case 'schedule-paused':
    case 'skipped': {
      const telling = await scheduleTelling(deps, about, facts)
      return telling === undefined ? 'never' : told(telling.card ?? own, telling.draft)
    }
    case 'request': {
      const view = await viewRequest(deps, notice.customer, about.request)
      // Overtaken by a later state, which has a notice of its own.
      if (view === undefined || notice.id !== noticeOf(view.request, view.side)) return 'never'
      return told(cardOfRequest(about.request), requestCard(view, deps.clock(), facts))
    }
    case 'case': {
      const reported = await deps.cases.find(about.case)
      if (reported === undefined || notice.id !== `${reported.id}:${reported.state}`) return 'never'
      return told(own, caseCard(reported, facts.timeZone, deps.clock(), facts))
    }
    default:
      return unreachable(about)
  }
}

const operationTelling = async (deps: Ports, notice: Notice, id: OperationId, facts: Facts): Promise<Told> => {
  const operation = await deps.operations.find(id)
  if (operation === undefined) return 'never'
  // Overtaken by a later state, which has a notice of its own.
  if (notice.id !== `${id}:${operation.state}`) return 'never'
  const entry = await deps.entries.findByOperation(id)
  const rate = entry?.transfer.rate
  const draft = outcomeCard(operation, { ...facts, ...(rate && { rate }) }, deps.clock())
  return told(operation.place.card, draft, deps.clock() - confirmedAt(operation) < YOUNG_MS)
}

const confirmedAt = ({ history, createdAt }: Operation): number =>
  history.find(({ state }) => state === 'confirmed')?.at ?? createdAt

const factsOf = async (deps: Ports, notice: Notice): Promise<Facts | undefined> => {
  const customer = await deps.customers.find(notice.customer)
  if (customer === undefined) return undefined
  const accounts = await deps.accounts.ofCustomer(customer.id)
  return {
    locale: DEFAULT_LOCALE,
    timeZone: customer.timeZone,
    tier: customer.tier,
    missing: customer.missing,
    accounts,
  }
}

export const cardOfNotice = (id: string): CardId =>
  `n${createHash('sha256').update(id).digest('base64url').slice(0, 20)}` as CardId
