import type { Operation, Why } from '#bank/ground/operation.ts'
import { err } from '#kit/result.ts'
import { type OrderFailure, type OrderStatus } from './handler.ts'
import { refusalNow } from './recheck.ts'
import { SETTLE_WINDOW_MS } from './settle-window.ts'
import { type StepContext, stored, type Subject } from './step-context.ts'
import { wait } from './transitions.ts'

/** A submit that has not been answered for this long is looked up; longer than any call to the bank may take. */
export const SUBMIT_LEASE_MS = 15_000

/** Sends the order of an operation that stands as submitted. True when there may be another step right away. */
export const submit = async (context: StepContext, subject: Subject): Promise<boolean> => {
  const { handler, customer } = subject
  const operation = await stored(context.ports, subject.operation.id)
  if (operation.state !== 'submitted' || operation.bankId !== undefined) return true
  const why = await refusalNow(context.ports, operation.order, customer)
  const answer = why === undefined ? await handler.submit(operation, customer) : refusedHere(why)
  return answer.ok
    ? await acceptAnswer(context, operation, answer.value)
    : await noteFailure(context, operation, answer.error)
}

/** Nothing is sent, so nothing can have been done by this request. */
const refusedHere = (why: Why) => err({ kind: 'refused', reason: why, message: 'refused before it was sent' } as const)

/** The customer may have wanted it stopped while the bank was answering: what it said counts, and it is asked at once. */
const acceptAnswer = async (context: StepContext, operation: Operation, status: OrderStatus): Promise<boolean> => {
  const { ports, transitions } = context
  const again = await transitions.accept(operation, status)
  const after = await stored(ports, operation.id)
  if (after.state !== 'submitted' || after.cancel !== 'wanted' || after.bankId !== undefined) return again
  await transitions.accept(after, status)
  return true
}

const noteFailure = async (context: StepContext, operation: Operation, failure: OrderFailure): Promise<boolean> => {
  const { id, attempts } = operation
  const { change } = context.transitions
  const facts = { event: 'operation-not-taken', operation: id, failure: failure.kind, detail: failure.message }
  context.ports.log.warn(facts, 'the bank did not take it')
  switch (failure.kind) {
    case 'refused': {
      const why = { why: failure.reason, detail: failure.message, code: failure.code }
      return await refuse(context, operation, why)
    }
    case 'unknown': {
      // Looked up at once the first time; after that a bank that is busy with this very key is given time.
      const dueIn = attempts === 0 ? 0 : wait(attempts)
      return await change(operation, 'unknown', { attempts: attempts + 1 }, dueIn, failure.message)
    }
    default:
      await change(operation, 'submitted', { attempts: attempts + 1 }, wait(attempts), failure.message)
      return false
  }
}

/**
 * Final only if every request was answered. One that was not may still arrive and be taken: then the bank is asked
 * once more when it no longer can.
 */
const refuse = async (
  { transitions: { change }, settleWindow }: StepContext,
  operation: Operation,
  why: { readonly why: Why; readonly detail: string; readonly code: string | undefined },
): Promise<boolean> => {
  if (operation.history.every(({ state }) => state !== 'unknown'))
    return await change(operation, 'refused', { ...why, attempts: 0 }, 0)
  settleWindow.isOver(operation.id)
  const set = { ...why, attempts: operation.attempts + 1 }
  await change(operation, 'unknown', set, SETTLE_WINDOW_MS, 'refused, perhaps')
  return false
}
