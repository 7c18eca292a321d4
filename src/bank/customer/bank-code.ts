import { err, ok, type Result } from '#kit/result.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type CustomerId, derivedId, type OperationId } from '#bank/ground/ids.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { begin } from '#bank/operation/decide.ts'

type Deps = {
  readonly codeTries: CodeTries
  readonly operations: Operations
  readonly vault: Vault
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly settings: Settings
}

/**
 * A customer whose user at the bank was made elsewhere, and for whom this server may not act yet:
 * it sends them a code first. The
 * registration ends with the choice of where to; sending and entering are operations of their own.
 */

/** Of each, in 24 hours: enough for a slow text message, too few to guess six digits or to flood a phone. */
export const MOST_CODES = 5
const DAY_MS = 24 * 3_600_000
/** A customer without a user at the bank has few operations. */
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

/** Undefined where no code is wanted. */
export const wantedCode = async (
  ports: Pick<Deps, 'operations'>,
  customer: Customer,
): Promise<WantedCode | undefined> => {
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
  return { registration, devices, ...sentTo }
}

type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }

/** The registration whose code this is about, with one more of the day's tries taken. */
const takeTry = async (
  ports: Pick<Deps, 'codeTries' | 'operations'>,
  customer: Customer,
  order: { readonly what: 'send' | 'enter'; readonly operation: OperationId; readonly now: number },
): Promise<Result<OperationId, CodeRefusal>> => {
  const wanted = await wantedCode(ports, customer)
  if (wanted === undefined) return err({ kind: 'not-wanted' })
  const limit = { most: MOST_CODES, withinMs: DAY_MS }
  const taken = await ports.codeTries.take({ customer: customer.id, ...order, ...limit })
  return taken === 'taken' ? ok(wanted.registration) : err({ kind: 'too-many', until: taken.until })
}

/** `device`: as it was shown, masked. */
export const sendBankCode = async (
  ports: Pick<Deps, 'codeTries' | 'operations' | 'availability' | 'wake' | 'settings'>,
  customer: Customer,
  { device, turn, place, now }: Cause & { readonly device: string },
): Promise<Result<Operation, CodeRefusal>> => {
  const id = derivedId('operation', 'send-bank-code', turn)
  const registration = await takeTry(ports, customer, { what: 'send', operation: id, now })
  if (!registration.ok) return registration
  const order = { kind: 'send-bank-code', registration: registration.value, device } as const
  return ok(await begin(ports, { id, customer, order, place, now }))
}

/** The code waits in the vault, as every secret on its way to the bank. */
export const enterBankCode = async (
  ports: Deps,
  customer: Customer,
  { code, turn, place, now }: Cause & { readonly code: string },
): Promise<Result<Operation, CodeRefusal>> => {
  const id = derivedId('operation', 'enter-bank-code', turn)
  const registration = await takeTry(ports, customer, { what: 'enter', operation: id, now })
  if (!registration.ok) return registration
  await ports.vault.put(id, { code }, now)
  const order = { kind: 'enter-bank-code', registration: registration.value } as const
  return ok(await begin(ports, { id, customer, order, place, now }))
}

/** How often the bank's codes were asked for and tried, so that a limit holds however many do so at once. */
export type CodeTries = {
  /**
   * Counts one, unless there were `most` within the time before: then when there may be another, Unix ms. Atomic;
   * repeating one operation counts once.
   */
  take(order: {
    readonly customer: CustomerId
    readonly what: 'send' | 'enter'
    readonly operation: OperationId
    readonly now: number
    readonly most: number
    readonly withinMs: number
  }): Promise<'taken' | { readonly until: number }>
}
