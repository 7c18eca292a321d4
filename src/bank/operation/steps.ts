import type { Customer } from '#bank/ground/customer.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { conclude, notifyOutcome } from './conclude.ts'
import type { EnginePorts } from './engine-ports.ts'
import type { Capabilities } from './handler.ts'
import { lookUp } from './look-up.ts'
import { createSettleWindow } from './settle-window.ts'
import type { StepContext, Subject } from './step-context.ts'
import { submit, SUBMIT_LEASE_MS } from './submit.ts'
import { createTransitions } from './transitions.ts'

/** The single steps of an operation's life. Each ends in one compare-and-set, so that any number of workers may try it. */
export const createSteps = (ports: EnginePorts, { handlers, onConcluded }: Capabilities, elapsed: () => number) => {
  const transitions = createTransitions(ports)
  const context: StepContext = { ports, onConcluded, transitions, settleWindow: createSettleWindow(elapsed) }
  return {
    /** One step; true when there may be another right away. */
    async advanceOnce(operation: Operation, customer: Customer): Promise<boolean> {
      if (asksBank(operation, transitions.at()) && (await ports.availability.isAway()))
        return await transitions.putOff(operation)
      return await stepOf(context, { operation, customer, handler: handlers[operation.order.kind] })
    },
    waitMore: transitions.waitMore,
  }
}

/** Whether its next step is the bank's to answer: not while an answer is still awaited, and not for what is over. */
const asksBank = ({ state, bankId, dueAt = 0 }: Operation, now: number): boolean =>
  state === 'confirmed' || (state === 'submitted' && bankId !== undefined) || (state === 'unknown' && dueAt <= now)

/** What its state calls for next. */
const stepOf = async (context: StepContext, subject: Subject): Promise<boolean> => {
  const { at, change } = context.transitions
  const { operation } = subject
  switch (operation.state) {
    case 'proposed':
      return operation.expiresAt <= at() && (await change(operation, 'expired', undefined, 0))
    case 'confirmed':
      if (!(await change(operation, 'submitted', { attempts: 0 }, SUBMIT_LEASE_MS))) return true
      return await submit(context, subject)
    case 'submitted':
      if (operation.bankId !== undefined && operation.cancel === 'wanted') return await stop(context, subject)
      if (operation.bankId !== undefined) return await follow(context, subject)
      if ((operation.dueAt ?? 0) > at()) return false
      return await change(operation, 'unknown', undefined, 0, 'no answer was heard')
    case 'unknown':
      if ((operation.dueAt ?? 0) > at()) return false
      return await lookUp(context, subject)
    default:
      if (operation.dueAt === undefined || operation.dueAt > at()) return false
      return await end(context, subject)
  }
}

const follow = async (context: StepContext, { operation, customer, handler }: Subject): Promise<boolean> => {
  const { accept, waitMore } = context.transitions
  const status = await handler.follow(operation, customer)
  return status.ok ? await accept(operation, status.value) : await waitMore(operation)
}

/**
 * The customer wants it stopped. What the bank says decides: its yes is a cancellation, its no means that it goes on,
 * and after silence it is asked how it stands before it is asked again.
 */
const stop = async (context: StepContext, { operation, customer, handler }: Subject): Promise<boolean> => {
  const { accept, waitMore } = context.transitions
  const asked = await handler.cancel?.(operation, customer)
  if (asked?.ok === true) return await accept(operation, asked.value)
  const status = await handler.follow(operation, customer)
  if (!status.ok) return await waitMore(operation)
  const isRefused = asked === undefined || asked.error.kind === 'refused'
  if (!isRefused || status.value.status !== 'under-way') return await accept(operation, status.value)
  // Written before it is kept, and told once it is: whoever dies in between asks again.
  await notifyOutcome(context.ports, operation)
  return await accept({ ...operation, cancel: 'too-late' }, status.value)
}

/** A final state's consequences; after them nothing is due any more. */
const end = async (context: StepContext, { operation, customer, handler }: Subject): Promise<boolean> => {
  const { ports, onConcluded, transitions } = context
  if (!(await conclude(ports, { handler, onConcluded }, operation, customer)))
    return await transitions.waitMore(operation)
  await transitions.change(operation, operation.state, { attempts: 0 }, null)
  return false
}
