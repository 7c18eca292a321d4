import { createHash } from 'node:crypto'
import type { AlertId, CardId, OperationId } from '#bank/ids.ts'
import { usd } from '#bank/money.ts'
import type { Operation } from '#bank/operation/operation.ts'
import { isMove } from '#bank/operation/order.ts'
import type { Notice } from '#bank/operation/ports.ts'
import type { Ports } from '#bank/ports.ts'
import { noticeOf } from '#bank/request/tell.ts'
import { viewRequest } from '#bank/request/view.ts'
import { unreachable } from '#bank/result.ts'
import type { CardDraft } from './dialog.ts'
import type { Message, Outbox } from './message.ts'
import { alertCard, type Facts, outcomeCard, receivedCard, takenBackCard, tierCard } from './outcome.ts'
import { placeStateless } from './presses.ts'
import type { Receive } from './receive-port.ts'
import { cardOfRequest, caseCard, requestCard } from './request-card.ts'
import { endRunOut } from './tell-run-outs.ts'
import { scheduleTelling } from './tell-schedules.ts'
import type { Channel } from './turn.ts'

export type Outboxes = Readonly<Partial<Record<Channel, Outbox>>>
type Deps = Ports & { readonly outboxes: Outboxes; readonly receive: Receive }

/**
 * A bank can be faster than a chat: the card that says "on its way" may arrive after its own outcome. So an outcome
 * this young is shown once more a little later, as an edit that changes nothing where it stands already.
 */
const YOUNG_MS = 5_000
const AGAIN_AFTER_MS = 6_000
const RETRY_MS = 10_000
const FAILED_MIN_MS = 2_000
const FAILED_MAX_MS = 5 * 60_000

type Telling = { readonly message: Message; readonly young?: boolean; readonly hereOnly?: boolean }
/** A card told outside of a turn. */
const told = (card: CardId, draft: CardDraft, young = false): Telling => ({ message: messageOf(card, draft), young })

/** Delivers one notice where its customer talks to us; elsewhere when they can't be reached there. */
export const createTell =
  (deps: Deps) =>
  async (id: string): Promise<void> => {
    const notice = await deps.notices.find(id)
    if (notice === undefined) return
    const telling = await tellingOf(deps, notice)
    if (telling === 'later') return await deps.notices.postpone(id, deps.clock() + RETRY_MS)
    if (telling === 'never') return await deps.notices.delivered(id, 'delivered', deps.clock())
    const delivery = await deliverOrWait(deps, notice, telling)
    if (delivery === 'failed') return
    if (delivery === 'delivered') await overtaken(deps, notice)
    if (delivery === 'delivered' && telling.young) {
      await deps.notices.postpone(id, deps.clock() + AGAIN_AFTER_MS)
      return
    }
    // Who can't be told there of having been logged out there finds out when they are back: nothing is owed to them.
    await deps.notices.delivered(id, telling.hereOnly ? 'delivered' : delivery, deps.clock())
  }

/** A channel that fails is tried again ever less often: half as long again as the notice is old. */
const deliverOrWait = async (
  deps: Deps,
  notice: Notice,
  telling: Telling,
): Promise<'delivered' | 'unreachable' | 'failed'> => {
  try {
    return await deliver(deps, notice, telling)
  } catch (error) {
    const age = deps.clock() - notice.createdAt
    deps.log.warn({ notice: notice.id, ageMs: age, problem: String(error) }, 'a notice could not be delivered yet')
    await deps.notices.postpone(notice.id, deps.clock() + Math.min(Math.max(age / 2, FAILED_MIN_MS), FAILED_MAX_MS))
    return 'failed'
  }
}

/** While it was on its way the operation may have gone on, and that may have been told: the last word is the truth. */
const overtaken = async (deps: Deps, notice: Notice): Promise<void> => {
  if (notice.about.kind !== 'operation') return
  const { operation: id } = notice.about
  const operation = await deps.operations.find(id)
  if (operation === undefined || notice.id === `${id}:${operation.state}`) return
  const now = { ...notice, id: `${id}:${operation.state}` }
  const telling = await tellingOf(deps, now)
  if (typeof telling !== 'string') await deliver(deps, now, telling)
}

const deliver = async (
  deps: Deps,
  notice: Notice,
  { message, hereOnly = false }: Telling,
): Promise<'delivered' | 'unreachable'> => {
  const others = (hereOnly ? [] : await deps.customers.identitiesOf(notice.customer)).filter(
    (identity) => identity !== notice.conversation,
  )
  for (const conversation of [notice.conversation, ...others]) {
    const outbox = deps.outboxes[conversation.split(':', 1)[0] as Channel]
    if (outbox === undefined) continue
    if ((await outbox.deliver({ conversation, key: notice.id, message })) === 'delivered') return 'delivered'
  }
  return 'unreachable'
}

const messageOf = (card: CardId, draft: CardDraft): Message => ({
  card,
  text: draft.text,
  rows: placeStateless(draft.rows ?? []),
  ...(draft.pending && { pending: true }),
})

const tellingOf = async (deps: Deps, notice: Notice): Promise<Telling | 'later' | 'never'> => {
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
      if (operation === undefined || !isMove(operation.order)) return 'never'
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
    case 'run-out': {
      const message = await endRunOut(deps.receive, notice, about.until)
      return message === undefined ? 'never' : { message, hereOnly: true }
    }
    case 'scheduled':
    case 'skipped': {
      const telling = await scheduleTelling(deps, about, facts)
      return telling === undefined ? 'never' : told(telling.card ?? own, telling.draft)
    }
    case 'request': {
      const view = await viewRequest(deps, notice.customer, about.request)
      // Overtaken by a later state, which has a notice of its own.
      if (view === undefined || notice.id !== noticeOf(view.request, view.side)) return 'never'
      return told(cardOfRequest(about.request), requestCard(view, deps.clock()))
    }
    case 'case': {
      const reported = await deps.cases.find(about.case)
      if (reported === undefined || notice.id !== `${reported.id}:${reported.state}`) return 'never'
      return told(own, caseCard(reported, facts.timeZone, deps.clock()))
    }
    default:
      return unreachable(about)
  }
}

const operationTelling = async (
  deps: Deps,
  notice: Notice,
  id: OperationId,
  facts: Facts,
): Promise<Telling | 'later' | 'never'> => {
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

const factsOf = async (deps: Deps, notice: Notice): Promise<Facts | undefined> => {
  const customer = await deps.customers.find(notice.customer)
  if (customer === undefined) return undefined
  const accounts = await deps.accounts.ofCustomer(customer.id)
  return { timeZone: customer.timeZone, tier: customer.tier, missing: customer.missing, accounts }
}

const cardOfNotice = (id: string): CardId =>
  `n${createHash('sha256').update(id).digest('base64url').slice(0, 20)}` as CardId
