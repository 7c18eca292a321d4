import type { Operation } from '#bank/ground/operation.ts'
import { SETTLE_WINDOW_MS } from './settle-window.ts'
import type { StepContext, Subject } from './step-context.ts'
import { submit, SUBMIT_LEASE_MS } from './submit.ts'
import { wait } from './transitions.ts'

/** The bank forgets an idempotency key after a day: past this nothing is sent again under it. */
const RESUBMIT_WITHIN_MS = 23 * 3_600_000

/** Asks the bank what became of a submit whose answer was not heard. True when there may be another step right away. */
export const lookUp = async (context: StepContext, subject: Subject): Promise<boolean> => {
  const { accept, waitMore } = context.transitions
  const { operation, customer, handler } = subject
  const found = await handler.find(operation, customer)
  if (!found.ok) return await waitMore(operation)
  if (found.value !== undefined) return await accept(operation, found.value)
  if (operation.cancel === 'wanted') return await leaveUnsent(context, operation)
  if (operation.why !== undefined) return await confirmRefusal(context, operation)
  return await resubmit(context, subject)
}

/** Wanted no more and unknown to the bank: not sent again, and ended once the first request can't arrive any more. */
const leaveUnsent = async ({ transitions, settleWindow }: StepContext, operation: Operation): Promise<boolean> => {
  if (settleWindow.isOver(operation.id))
    return await transitions.change(operation, 'cancelled', { why: 'customer-cancelled', attempts: 0 }, 0)
  const set = { why: 'customer-cancelled', attempts: operation.attempts + 1 } as const
  await transitions.change(operation, 'unknown', set, SETTLE_WINDOW_MS, 'not sent again')
  return false
}

/** Refused while an earlier request had no answer: true for good once that one can't arrive any more. */
const confirmRefusal = async ({ transitions, settleWindow }: StepContext, operation: Operation): Promise<boolean> => {
  if (settleWindow.isOver(operation.id)) return await transitions.change(operation, 'refused', { attempts: 0 }, 0)
  await transitions.change(operation, 'unknown', { attempts: operation.attempts + 1 }, SETTLE_WINDOW_MS)
  return false
}

/** Absent: the same key again does it once, even if the first request is still on its way. */
const resubmit = async (context: StepContext, subject: Subject): Promise<boolean> => {
  const { at, change, waitMore } = context.transitions
  const { operation } = subject
  if (at() - operation.createdAt > RESUBMIT_WITHIN_MS) {
    const facts = { event: 'operation-unknown', page: true, operation: operation.id }
    context.ports.log.error(facts, 'unknown for a day and not found at the bank: a person has to look')
    return await waitMore(operation)
  }
  const leaseMs = Math.max(SUBMIT_LEASE_MS, wait(operation.attempts))
  if (!(await change(operation, 'submitted', { attempts: operation.attempts + 1 }, leaseMs, 'sent again'))) return true
  return await submit(context, subject)
}
