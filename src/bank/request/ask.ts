import { err, ok, type Result } from '#kit/result.ts'
import { ownAccount } from '#bank/ground/account.ts'
import { type Customer, hasLeft } from '#bank/ground/customer.ts'
import { type AccountId, type ConversationId, type CustomerId, derivedId, type RequestId } from '#bank/ground/ids.ts'
import { mayReceive } from '#bank/ground/allowances.ts'
import type { Usd } from '#bank/ground/money.ts'
import { LEAST_WITH_NOTE, mayAttachNote } from '#bank/ground/strangers-note.ts'
import { LEAST } from '#bank/operation/propose-payment.ts'
import { DAY_MS, MAX_OPEN, MAX_OPEN_PER_PAIR, MAX_PER_PAIR_AND_DAY, REQUEST_LIFE_MS } from './limits.ts'
import type { MoneyRequest } from './request.ts'
import type { RequestPorts } from './request-ports.ts'
import { notifyBoth } from './notices.ts'

type Deps = Omit<RequestPorts, 'operations' | 'allowances'>

/** Why this customer can't be asked. A block reads like any other reason not to be asked: it is not the asker's to know. */
export type AskRefusal =
  | { readonly kind: 'not-ready' | 'yourself' | 'not-found' | 'left' | 'unavailable' }
  | { readonly kind: 'tier'; readonly tier: string }
  | { readonly kind: 'too-small' | 'note-too-small'; readonly least: Usd }
  | { readonly kind: 'too-much'; readonly limit: Usd }
  | { readonly kind: 'too-many' | 'too-many-of-one'; readonly limit: number }

export type Wanted = {
  readonly turn: string
  readonly conversation: ConversationId
  readonly now: number
  readonly payer: CustomerId
  readonly to: AccountId
  readonly amount: Usd
  readonly note: string
  readonly bill?: string
  readonly original?: string
}

/** The same wish gives the same request; a payment can be asked back once. */
const idOf = (asker: Customer, { turn, payer, original }: Wanted): RequestId =>
  original === undefined ? derivedId('request', turn, payer) : derivedId('request', 'back', asker.id, original)

/** Asks another customer for money. The payer hears of it where they talk to us. Repeating it asks once. */
export const askFor = async (
  ports: Deps,
  asker: Customer,
  wanted: Wanted,
): Promise<Result<MoneyRequest, AskRefusal>> => {
  const id = idOf(asker, wanted)
  const stored = await ports.requests.find(id)
  if (stored !== undefined) return ok(await notified(ports, stored))
  const refusal = await refuse(ports, asker, wanted)
  if (refusal !== undefined) return err(refusal)
  const { payer, now } = wanted
  const expiresAt = now + REQUEST_LIFE_MS
  const slot = await ports.requestSlots.take({
    asker: asker.id,
    payer,
    request: id,
    until: expiresAt,
    now,
    perAsker: MAX_OPEN,
    perPair: MAX_OPEN_PER_PAIR,
  })
  if (slot === 'asker-full') return err({ kind: 'too-many', limit: MAX_OPEN })
  if (slot === 'pair-full') return err({ kind: 'too-many-of-one', limit: MAX_OPEN_PER_PAIR })
  const { to, amount, note, conversation, bill, original } = wanted
  const request = await ports.requests.insert({
    id,
    asker: asker.id,
    payer,
    to,
    amount,
    note,
    conversation,
    expiresAt,
    ...(bill !== undefined && { bill }),
    ...(original !== undefined && { original }),
    state: 'open',
    revision: 0,
    attempt: 1,
    dueAt: expiresAt,
    createdAt: now,
  })
  return ok(await notified(ports, request))
}

/** Notified after it is stored, and again when the same turn comes again: a crash in between costs nothing. */
const notified = async (ports: Deps, request: MoneyRequest): Promise<MoneyRequest> => {
  if (request.state === 'open') await notifyBoth(ports, request)
  return request
}

const refuse = async (ports: Deps, asker: Customer, wanted: Wanted): Promise<AskRefusal | undefined> => {
  const { amount, payer, now } = wanted
  if (payer === asker.id) return { kind: 'yourself' }
  if (amount.minor < LEAST.minor) return { kind: 'too-small', least: LEAST }
  const { perPayment } = ports.settings.limits
  if (amount.minor > perPayment.minor) return { kind: 'too-much', limit: perPayment }
  if (!mayReceive(asker.tier)) return { kind: 'tier', tier: asker.tier }
  const to = await ownAccount(ports, asker, wanted.to)
  if (to?.kind !== 'deposit' || to.status !== 'open') return { kind: 'not-ready' }
  const reader = await ports.customers.find(payer)
  if (reader === undefined) return { kind: 'not-found' }
  if (hasLeft(reader)) return { kind: 'left' }
  if (await ports.requestBlocks.has({ by: payer, whom: asker.id })) return { kind: 'unavailable' }
  // What is asked back was paid: its payee is no stranger, however little it was.
  if (wanted.original === undefined && !(await mayAttachNote(ports, { writer: asker, reader }, wanted)))
    return { kind: 'note-too-small', least: LEAST_WITH_NOTE }
  const lately = await ports.requests.askedSince({ asker: asker.id, payer }, now - DAY_MS)
  return lately >= MAX_PER_PAIR_AND_DAY ? { kind: 'too-many-of-one', limit: MAX_PER_PAIR_AND_DAY } : undefined
}
