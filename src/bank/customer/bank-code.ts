import type { OperationId } from '../ids.ts'
import { derivedId } from '../ids.ts'
import { begin } from '../operation/decide.ts'
import type { CardPlace, Operation } from '../operation/operation.ts'
import type { Order } from '../operation/order.ts'
import type { Ports } from '../ports.ts'
import { err, ok, type Result } from '../result.ts'
import type { Customer } from './customer.ts'

/**
 * Somebody whom the bank knows from elsewhere, and has not yet let this server act for: it sends them a code first. The
 * registration ends with the choice of where to; sending and entering are operations of their own.
 */

/** Of each, in a day: enough for a slow text message, too few to guess six digits or to flood somebody's phone. */
export const MOST_CODES = 5
const DAY_MS = 24 * 3_600_000
/** Somebody without a user at the bank has few operations. */
const LOOKED_AT = 100

export type CodeRefusal =
  | { readonly kind: 'too-many'; readonly until: number }
  /** Nothing is waiting for a code: it was entered already. */
  | { readonly kind: 'not-wanted' }

export type WantedCode = {
  readonly registration: OperationId
  /** Where the bank can send it, masked. */
  readonly devices: readonly string[]
  /** Where it was sent last. */
  readonly sentTo?: string
}

type CodeOrder = Extract<Order, { kind: 'send-bank-code' | 'enter-bank-code' }>
const isAboutCode = (order: Order): order is CodeOrder =>
  order.kind === 'send-bank-code' || order.kind === 'enter-bank-code'

type Recent = { readonly wanted: WantedCode; readonly operations: readonly Operation[] }

const lookUp = async (ports: Ports, customer: Customer): Promise<Recent | undefined> => {
  if (!customer.missing.includes('bank-code')) return undefined
  const operations = await ports.operations.ofCustomer(customer.id, { limit: LOOKED_AT })
  const newest = operations.find((each) => isAboutCode(each.order) || each.bankStatus === 'code-wanted')
  if (newest === undefined) return undefined
  const registration = isAboutCode(newest.order) ? newest.order.registration : newest.id
  const asked = await ports.operations.find(registration)
  if (asked?.question === undefined) return undefined
  const sent = operations.find(({ order, state }) => order.kind === 'send-bank-code' && state === 'settled')?.order
  const devices = asked.question.split('\n')
  const sentTo = sent?.kind === 'send-bank-code' ? { sentTo: sent.device } : {}
  return { wanted: { registration, devices, ...sentTo }, operations }
}

/** Undefined where no code is wanted. */
export const wantedCode = async (ports: Ports, customer: Customer): Promise<WantedCode | undefined> =>
  (await lookUp(ports, customer))?.wanted

type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }

const refusalFor = (
  recent: Recent | undefined,
  counts: (operation: Operation) => boolean,
  now: number,
): CodeRefusal | undefined => {
  if (recent === undefined) return { kind: 'not-wanted' }
  const counted = recent.operations.filter((each) => each.createdAt > now - DAY_MS && counts(each))
  if (counted.length < MOST_CODES) return undefined
  return { kind: 'too-many', until: (counted[MOST_CODES - 1]?.createdAt ?? now) + DAY_MS }
}

/** `device`: as it was shown, masked. */
export const sendBankCode = async (
  ports: Ports,
  customer: Customer,
  { device, ...given }: Cause & { readonly device: string },
): Promise<Result<Operation, CodeRefusal>> => {
  const recent = await lookUp(ports, customer)
  const id = derivedId('operation', 'send-bank-code', given.turn)
  const refusal = refusalFor(recent, (each) => each.order.kind === 'send-bank-code' && each.id !== id, given.now)
  if (refusal !== undefined || recent === undefined) return err(refusal ?? { kind: 'not-wanted' })
  const order = { kind: 'send-bank-code', registration: recent.wanted.registration, device } as const
  return ok(await begin(ports, { id, customer: customer.id, order, place: given.place, now: given.now }))
}

/** The code waits in the vault, as every secret on its way to the bank. */
export const enterBankCode = async (
  ports: Ports,
  customer: Customer,
  { code, ...given }: Cause & { readonly code: string },
): Promise<Result<Operation, CodeRefusal>> => {
  const recent = await lookUp(ports, customer)
  const id = derivedId('operation', 'enter-bank-code', given.turn)
  const refusal = refusalFor(recent, (each) => each.order.kind === 'enter-bank-code' && each.id !== id, given.now)
  if (refusal !== undefined || recent === undefined) return err(refusal ?? { kind: 'not-wanted' })
  await ports.vault.put(id, { code }, given.now)
  const order = { kind: 'enter-bank-code', registration: recent.wanted.registration } as const
  return ok(await begin(ports, { id, customer: customer.id, order, place: given.place, now: given.now }))
}
