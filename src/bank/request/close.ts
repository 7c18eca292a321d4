import type { Customer } from '#bank/ground/customer.ts'
import type { CustomerId, RequestId } from '#bank/ground/ids.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import { voidCard } from '#bank/operation/cancel.ts'
import { slotOf } from './pay.ts'
import { type MoneyRequest, paymentOf } from './request.ts'
import type { RequestPorts } from './request-ports.ts'
import { notifyBoth } from './notices.ts'

type Deps = Pick<RequestPorts, 'customers' | 'operations' | 'notices' | 'requests' | 'requestSlots' | 'wake' | 'clock'>

/** `being-paid`: its payment was confirmed; what becomes of it decides. */
export type Closed =
  | { readonly kind: 'closed'; readonly request: MoneyRequest }
  | { readonly kind: 'being-paid'; readonly request: MoneyRequest }
  | { readonly kind: 'ended-before'; readonly request: MoneyRequest }
  | { readonly kind: 'not-yours' }
type Ending = 'declined' | 'withdrawn' | 'expired'

const TRIES = 8
/** While its payment is under way a request is looked at again after this long. */
const BEING_PAID_MS = 60_000
const BATCH = 100
/** So long whoever closed it has to notify both sides. */
const NOTIFIED_MS = 30_000

export const decline = async (deps: Deps, payer: Customer, id: RequestId, now: number): Promise<Closed> => {
  const request = await deps.requests.find(id)
  return request?.payer === payer.id ? await close(deps, request, 'declined', now) : { kind: 'not-yours' }
}

export const withdraw = async (deps: Deps, asker: Customer, id: RequestId, now: number): Promise<Closed> => {
  const request = await deps.requests.find(id)
  return request?.asker === asker.id ? await close(deps, request, 'withdrawn', now) : { kind: 'not-yours' }
}

/** The asker can't ask this payer any more, and everything of theirs that waits is declined. How many that were. */
export const block = async (
  deps: Deps & Pick<RequestPorts, 'requestBlocks'>,
  payer: Customer,
  whom: CustomerId,
  now: number,
): Promise<number> => {
  await deps.requestBlocks.add({ by: payer.id, whom }, now)
  const waiting = (await deps.requests.waitingFor(payer.id, BATCH)).filter(({ asker }) => asker === whom)
  for (const request of waiting) await close(deps, request, 'declined', now)
  return waiting.length
}

/** Ends what was not answered within its time; the sweeper calls it again and again. */
export const expireRequests = async (deps: Deps): Promise<number> => {
  const now = deps.clock()
  const due = await deps.requests.due(now, BATCH)
  for (const id of due) {
    const request = await deps.requests.find(id)
    if (request === undefined) continue
    const closed = await close(deps, request, 'expired', now)
    if (closed.kind !== 'being-paid') continue
    const { revision } = closed.request
    await deps.requests.change(id, revision, { dueAt: now + BEING_PAID_MS })
  }
  return due.length
}

/**
 * First the payer's open card is void, then the request is closed, then the card is looked at once more: one that was
 * confirmed all the same is paid, and the request with it.
 */
const close = async (deps: Deps, begun: MoneyRequest, state: Ending, now: number): Promise<Closed> => {
  let request = begun
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (request.state !== 'open') return await ended(deps, request)
    if (await isBeingPaid(deps, request, now)) return { kind: 'being-paid', request }
    // It stays due until both sides were notified: whoever dies in between leaves that to the sweep.
    const change = { state, endedAt: now, dueAt: now + NOTIFIED_MS } as const
    const won = await deps.requests.change(request.id, request.revision, change)
    request = (await deps.requests.find(request.id)) ?? request
    if (!won) continue
    await deps.requestSlots.free(slotOf(request))
    if (await isBeingPaid(deps, request, now)) return { kind: 'being-paid', request }
    await notified(deps, request)
    return { kind: 'closed', request }
  }
  throw new Error(`closing ${begun.id} lost ${TRIES} races`)
}

/** Notified again, and its slot freed, in case the process that closed it died before that. */
const ended = async (deps: Deps, request: MoneyRequest): Promise<Closed> => {
  await deps.requestSlots.free(slotOf(request))
  await notified(deps, request)
  return { kind: 'ended-before', request }
}

const notified = async (deps: Deps, request: MoneyRequest): Promise<void> => {
  await notifyBoth(deps, request)
  if (request.dueAt !== undefined) await deps.requests.change(request.id, request.revision, { dueAt: null })
}

/** Voids a card that waits to be confirmed. True when it was confirmed before that. */
const isBeingPaid = async (
  deps: Pick<RequestPorts, 'operations' | 'wake'>,
  request: MoneyRequest,
  now: number,
): Promise<boolean> => {
  const payment = (): Promise<Operation | undefined> => deps.operations.find(paymentOf(request))
  const card = await payment()
  if (card?.state === 'proposed') await voidCard(deps, card, now)
  const after = card?.state === 'proposed' ? await payment() : card
  return after !== undefined && (isUnderWay(after.state) || after.state === 'settled')
}
