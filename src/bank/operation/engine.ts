import type { OperationId } from '#bank/ground/ids.ts'
import { isFinal, isOver, type Operation } from '#bank/ground/operation.ts'
import type { EnginePorts } from './engine-ports.ts'
import type { Capabilities } from './handler.ts'
import { stored } from './step-context.ts'
import { createSteps } from './steps.ts'

/** Steps of one operation done in one go; the sweeper comes back for more. */
const MAX_STEPS = 12

/** What became of one call: `later` comes back when due, `done` never needs to. */
export type Advanced = 'done' | 'later'

/**
 * Moves an operation on as far as it goes now. Safe to call at any time, by any number of workers, after any crash:
 * every change is a compare-and-set, the write before the first byte is `submitted`, and an unheard answer is looked up.
 */
export const createEngine = (ports: EnginePorts, capabilities: Capabilities, elapsed = () => performance.now()) => {
  const { advanceOnce, waitMore } = createSteps(ports, capabilities, elapsed)

  /** What must not happen has happened: no reason to try it at once again, nor to hold up others. */
  const postpone = async (operation: Operation, error: unknown): Promise<void> => {
    const facts = {
      event: 'operation-failed',
      operation: operation.id,
      state: operation.state,
      attempts: operation.attempts,
      err: error,
    }
    ports.log.error(facts, 'an operation could not be moved on')
    // Perhaps another worker is sending it: the time given to that stays as it is.
    if (operation.state !== 'submitted' || operation.bankId !== undefined) await waitMore(operation)
  }

  const advance = async (id: OperationId): Promise<Advanced> => {
    for (let steps = 0; steps < MAX_STEPS; steps += 1) {
      const operation = await stored(ports, id)
      if (isOver(operation)) return 'done'
      try {
        const customer = await ports.customers.find(operation.customer)
        if (customer === undefined) throw new Error(`operation ${id} has no customer`)
        if (!(await advanceOnce(operation, customer))) break
      } catch (error) {
        await postpone(operation, error)
        break
      }
    }
    return await comeBack(id)
  }

  /** Asks to be woken when it is next due; the sweeper would find it too, only later. */
  const comeBack = async (id: OperationId): Promise<Advanced> => {
    const { state, dueAt, away } = await stored(ports, id)
    if (dueAt === undefined) return isFinal(state) ? 'done' : 'later'
    // However many wait for a bank that is away, none of them stands in the queue.
    if (away) return 'later'
    await ports.wake.operation(id, Math.max(0, dueAt - ports.clock()))
    return 'later'
  }

  return { advance }
}
export type Engine = ReturnType<typeof createEngine>
