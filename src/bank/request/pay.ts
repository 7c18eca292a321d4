import { err, ok, type Result } from '#kit/result.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId, RequestId } from '#bank/ground/ids.ts'
import { type CardPlace, isUnderWay, type Operation } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { voidCard } from '#bank/operation/cancel.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { canBecome, type MoneyRequest, paymentCause, paymentOf } from './request.ts'
import type { RequestPorts } from './request-ports.ts'
import { notifyBoth } from './notices.ts'

/** `closed`: it was paid, declined, withdrawn or forgotten meanwhile; `request` says which. */
export type PayRefusal = Refusal | { readonly kind: 'closed'; readonly request: MoneyRequest }

type Given = {
  readonly request: RequestId
  readonly from: AccountId
  readonly place: CardPlace
  readonly now: number
}

const TRIES = 8

/**
 * The payer's frozen card for a request. Its operation's id comes from the request and the number of the attempt,
 * and the next attempt begins only once this one has ended with no money moved: on whichever channel Pay is pressed, how
 * often and
 * where, one payment can come of it. An operation that is under way already is given back as it is.
 */
export const proposePayment = async (
  ports: Pick<
    RequestPorts,
    'customers' | 'accounts' | 'entries' | 'operations' | 'allowances' | 'requests' | 'wake' | 'settings'
  >,
  payer: Customer,
  given: Given,
): Promise<Result<Operation, PayRefusal>> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const request = await ports.requests.find(given.request)
    if (request?.payer !== payer.id) return err({ kind: 'not-yours' })
    const stored = await ports.operations.find(paymentOf(request))
    if (stored !== undefined && isMoving(stored)) return ok(stored)
    if (request.state !== 'open' || request.expiresAt <= given.now) return err({ kind: 'closed', request })
    if (stored === undefined) return await freezeCard(ports, payer, request, given)
    if (stored.state !== 'proposed') {
      const next = { attempt: request.attempt + 1, dueAt: request.dueAt ?? request.expiresAt }
      await ports.requests.change(request.id, request.revision, next)
    } else if (isSame(stored, given)) {
      return ok(stored)
    } else {
      await voidCard(ports, stored, given.now)
    }
  }
  throw new Error(`the payment of ${given.request} lost ${TRIES} races`)
}

const isMoving = ({ state }: Operation): boolean => isUnderWay(state) || state === 'settled'

const isSame = ({ order, expiresAt }: Operation, { from, now }: Given): boolean =>
  order.kind === 'send' && order.from.account === from && expiresAt > now

const freezeCard = async (
  ports: Pick<
    RequestPorts,
    'customers' | 'accounts' | 'entries' | 'operations' | 'allowances' | 'requests' | 'wake' | 'settings'
  >,
  payer: Customer,
  request: MoneyRequest,
  { from, place, now }: Given,
): Promise<Result<Operation, PayRefusal>> => {
  const to = await accountFor(ports, request)
  const { amount, note } = request
  const made = await proposeSend(ports, payer, {
    turn: paymentCause(request),
    place,
    now,
    from,
    amount,
    note,
    request: request.id,
    payee: { account: to },
  })
  if (!made.ok) return made
  // It may have been withdrawn in between: then this card must not be confirmed.
  const after = await ports.requests.find(request.id)
  if (after === undefined || after.state === 'open') return made
  if (made.value.state === 'proposed') await voidCard(ports, made.value, now)
  return err({ kind: 'closed', request: after })
}

/** Where it was asked into, or another account of the asker where that one is closed by now. */
const accountFor = async (ports: Pick<RequestPorts, 'accounts'>, { asker, to }: MoneyRequest): Promise<AccountId> => {
  const wanted = await ports.accounts.find(to)
  if (wanted?.status === 'open') return to
  const others = await ports.accounts.ofCustomer(asker)
  return others.find(({ kind, status }) => kind === 'deposit' && status === 'open')?.id ?? to
}

/** A payment has settled or come back: so has its request, and both sides hear of it. Repeating it changes nothing. */
export const followPayment = async (
  deps: Pick<RequestPorts, 'customers' | 'notices' | 'requests' | 'requestSlots' | 'wake' | 'clock'>,
  { id, order, state }: Operation,
): Promise<void> => {
  if (order.kind !== 'send' || order.request === undefined) return
  const wanted = state === 'settled' ? 'paid' : state === 'returned' ? 'returned' : undefined
  if (wanted === undefined) return
  for (let tries = 0; tries < TRIES; tries += 1) {
    const request = await deps.requests.find(order.request)
    if (request === undefined) return
    if (request.state === wanted) return await notifyBoth(deps, request)
    // Sent back before it ever counted as paid: it is still open.
    if (!canBecome(request.state, wanted)) return
    const ended = { state: wanted, payment: id, endedAt: deps.clock(), dueAt: null } as const
    if (await deps.requests.change(request.id, request.revision, ended)) await deps.requestSlots.free(slotOf(request))
  }
  throw new Error(`the payment ${id} lost ${TRIES} races for its request`)
}

export const slotOf = ({ id, asker, payer }: MoneyRequest) => ({ request: id, asker, payer })
