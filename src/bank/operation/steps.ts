import type { Accounts } from '#bank/ground/account.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { Allowances } from '#bank/ground/limits.ts'
import type { Log } from '#kit/log.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operation, Operations, Why } from '#bank/ground/operation.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { conclude, tell } from './conclude.ts'
import type { Capabilities, OrderHandler, OrderStatus } from './handler.ts'
import { createSettleWindow, SETTLE_WINDOW_MS } from './settle-window.ts'
import { createTransitions, wait } from './transitions.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Allowances
  readonly vault: Vault
  readonly notices: Notices
  readonly journal: Journal
  readonly rail: Rail
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly clock: () => number
  readonly log: Log
}

/** A submit that has not been answered for this long is looked up; longer than any call to the bank may take. */
const SUBMIT_LEASE_MS = 15_000
/** The bank forgets an idempotency key after a day: past this nothing is sent again under it. */
const RESUBMIT_WITHIN_MS = 23 * 3_600_000

/** The single steps of an operation's life. Each ends in one compare-and-set, so that any number of workers may try it. */
export const createSteps = (ports: Deps, { handlers, onConcluded }: Capabilities, elapsed: () => number) => {
  const { at, change, accept, waitMore, putOff } = createTransitions(ports)
  const settleWindow = createSettleWindow(elapsed)

  /** One step; true when there may be another right away. */
  const advanceOnce = async (operation: Operation, customer: Customer): Promise<boolean> => {
    const handler = handlers[operation.order.kind]
    if (asksBank(operation, at()) && (await ports.availability.isAway())) return await putOff(operation)
    switch (operation.state) {
      case 'proposed':
        return operation.expiresAt <= at() && (await change(operation, 'expired', undefined, 0))
      case 'confirmed':
        if (!(await change(operation, 'submitted', { attempts: 0 }, SUBMIT_LEASE_MS))) return true
        return await send(handler, customer, operation.id)
      case 'submitted':
        if (operation.bankId !== undefined && operation.cancel === 'wanted')
          return await stopIt(handler, operation, customer)
        if (operation.bankId !== undefined) return await follow(handler, operation, customer)
        if ((operation.dueAt ?? 0) > at()) return false
        return await change(operation, 'unknown', undefined, 0, 'no answer was heard')
      case 'unknown':
        if ((operation.dueAt ?? 0) > at()) return false
        return await lookUp(handler, operation, customer)
      default:
        if (operation.dueAt === undefined || operation.dueAt > at()) return false
        if (!(await conclude(ports, { handler, onConcluded }, operation, customer))) return await waitMore(operation)
        await change(operation, operation.state, { attempts: 0 }, null)
        return false
    }
  }

  const send = async (handler: OrderHandler, customer: Customer, id: OperationId): Promise<boolean> => {
    const operation = await stored(ports, id)
    if (operation.state !== 'submitted' || operation.bankId !== undefined) return true
    const answer = await handler.submit(operation, customer)
    if (answer.ok) return await acceptAnswer(operation, answer.value)
    const { error } = answer
    const facts = { event: 'operation.not-taken', operation: id, failure: error.kind, detail: error.message }
    ports.log.warn(facts, 'the bank did not take it')
    if (error.kind === 'refused')
      return await refuse(operation, { why: error.reason, detail: error.message, code: error.code })
    if (error.kind === 'unknown') {
      // Looked up at once the first time; after that a bank that is busy with this very key is given time.
      const dueIn = operation.attempts === 0 ? 0 : wait(operation.attempts)
      return await change(operation, 'unknown', { attempts: operation.attempts + 1 }, dueIn, error.message)
    }
    await change(operation, 'submitted', { attempts: operation.attempts + 1 }, wait(operation.attempts), error.message)
    return false
  }

  /** The customer may have wanted it stopped while the bank was answering: what it said counts, and it is asked at once. */
  const acceptAnswer = async (operation: Operation, status: OrderStatus): Promise<boolean> => {
    const again = await accept(operation, status)
    const after = await stored(ports, operation.id)
    if (after.state !== 'submitted' || after.cancel !== 'wanted' || after.bankId !== undefined) return again
    await accept(after, status)
    return true
  }

  /**
   * Final only if every request was answered. One that was not may still arrive and be taken: then the bank is asked
   * once more when it no longer can.
   */
  const refuse = async (
    operation: Operation,
    why: { readonly why: Why; readonly detail: string; readonly code: string | undefined },
  ): Promise<boolean> => {
    if (operation.history.every(({ state }) => state !== 'unknown'))
      return await change(operation, 'refused', { ...why, attempts: 0 }, 0)
    settleWindow.isOver(operation.id)
    await change(
      operation,
      'unknown',
      { ...why, attempts: operation.attempts + 1 },
      SETTLE_WINDOW_MS,
      'refused, perhaps',
    )
    return false
  }

  const lookUp = async (handler: OrderHandler, operation: Operation, customer: Customer): Promise<boolean> => {
    const found = await handler.find(operation, customer)
    if (!found.ok) return await waitMore(operation)
    if (found.value !== undefined) return await accept(operation, found.value)
    if (operation.cancel === 'wanted') return await leaveUnsent(operation)
    if (operation.why !== undefined) {
      if (settleWindow.isOver(operation.id)) return await change(operation, 'refused', { attempts: 0 }, 0)
      await change(operation, 'unknown', { attempts: operation.attempts + 1 }, SETTLE_WINDOW_MS)
      return false
    }
    if (at() - operation.createdAt > RESUBMIT_WITHIN_MS) {
      const facts = { event: 'operation.unknown', page: true, operation: operation.id }
      ports.log.error(facts, 'unknown for a day and not found at the bank: a person has to look')
      return await waitMore(operation)
    }
    // Absent: the same key again does it once, even if the first request is still on its way.
    const leaseMs = Math.max(SUBMIT_LEASE_MS, wait(operation.attempts))
    if (!(await change(operation, 'submitted', { attempts: operation.attempts + 1 }, leaseMs, 'sent again')))
      return true
    return await send(handler, customer, operation.id)
  }

  const follow = async (handler: OrderHandler, operation: Operation, customer: Customer): Promise<boolean> => {
    const status = await handler.follow(operation, customer)
    return status.ok ? await accept(operation, status.value) : await waitMore(operation)
  }

  /**
   * The customer wants it stopped. What the bank says decides: its yes is a cancellation, its no means that it goes on,
   * and after silence it is asked how it stands before it is asked again.
   */
  const stopIt = async (handler: OrderHandler, operation: Operation, customer: Customer): Promise<boolean> => {
    const asked = await handler.cancel?.(operation, customer)
    if (asked?.ok === true) return await accept(operation, asked.value)
    const status = await handler.follow(operation, customer)
    if (!status.ok) return await waitMore(operation)
    const isRefused = asked === undefined || asked.error.kind === 'refused'
    if (!isRefused || status.value.status !== 'under-way') return await accept(operation, status.value)
    const again = await accept({ ...operation, cancel: 'too-late' }, status.value)
    const after = await stored(ports, operation.id)
    if (after.cancel === 'too-late' && after.state === 'submitted') await tell(ports, after)
    return again
  }

  /** Wanted no more and unknown to the bank: not sent again, and ended once the first request can't arrive any more. */
  const leaveUnsent = async (operation: Operation): Promise<boolean> => {
    if (settleWindow.isOver(operation.id))
      return await change(operation, 'cancelled', { why: 'customer-cancelled', attempts: 0 }, 0)
    const set = { why: 'customer-cancelled', attempts: operation.attempts + 1 } as const
    await change(operation, 'unknown', set, SETTLE_WINDOW_MS, 'not sent again')
    return false
  }

  return { advanceOnce, waitMore }
}

/** Whether its next step is the bank's to answer: not while an answer is still awaited, and not for what is over. */
const asksBank = ({ state, bankId, dueAt = 0 }: Operation, now: number): boolean =>
  state === 'confirmed' || (state === 'submitted' && bankId !== undefined) || (state === 'unknown' && dueAt <= now)

/** @throws Error when it is gone: operations are never deleted. */
export const stored = async (ports: Pick<Deps, 'operations'>, id: OperationId): Promise<Operation> => {
  const operation = await ports.operations.find(id)
  if (operation === undefined) throw new Error(`operation ${id} is gone`)
  return operation
}
