import type { Customer } from '../customer/customer.ts'
import type { OperationId } from '../ids.ts'
import type { Ports } from '../ports.ts'
import { conclude } from './conclude.ts'
import type { Effect, Standing } from './effect.ts'
import { captureFunds } from './funds.ts'
import { isFinal, type Operation, type State, type Why } from './operation.ts'
import type { OrderKind } from './order.ts'
import type { Change } from './ports.ts'

export type Effects = Readonly<Record<OrderKind, Effect>>

/** A submit that has not been answered for this long is looked up; longer than any call to the bank may take. */
export const SUBMIT_LEASE_MS = 15_000
/** The bank forgets an idempotency key after a day: past this nothing is sent again under it. */
const RESUBMIT_WITHIN_MS = 23 * 3_600_000
const MAX_WAIT_MS = 15_000
/** Steps of one operation done in one go; the sweeper comes back for more. */
const MAX_STEPS = 12

/** What became of one call: `later` comes back when due, `done` never needs to. */
export type Advanced = 'done' | 'later'

/**
 * Moves an operation on as far as it goes now. Safe to call at any time, by any number of workers, after any crash:
 * every change is a compare-and-set, the write before the first byte is `submitted`, and an unheard answer is looked up.
 */
export const createEngine = (ports: Ports, effects: Effects) => {
  const at = (): number => ports.clock()

  const change = (
    operation: Operation,
    state: State,
    set: Change['set'],
    dueInMs: number | null,
    note?: string,
  ): Promise<boolean> =>
    ports.operations.change(operation.id, operation.revision, {
      state,
      at: at(),
      ...(note !== undefined && { note }),
      ...(set && { set }),
      dueAt: dueInMs === null ? null : at() + dueInMs,
    })

  /** One step; true when there may be another right away. */
  const advanceOnce = async (operation: Operation, customer: Customer): Promise<boolean> => {
    const effect = effects[operation.order.kind]
    switch (operation.state) {
      case 'proposed':
        return operation.expiresAt <= at() && (await change(operation, 'expired', undefined, 0))
      case 'confirmed':
        if (!(await change(operation, 'submitted', { attempts: 0 }, SUBMIT_LEASE_MS))) return true
        return await send(effect, customer, operation.id)
      case 'submitted':
        if (operation.bankId !== undefined) return await follow(effect, operation, customer)
        if ((operation.dueAt ?? 0) > at()) return false
        return await change(operation, 'unknown', undefined, 0, 'no answer was heard')
      case 'unknown':
        if ((operation.dueAt ?? 0) > at()) return false
        return await lookUp(effect, operation, customer)
      default:
        if (operation.dueAt === undefined) return false
        await conclude(ports, effect, operation, customer)
        await change(operation, operation.state, undefined, null)
        return false
    }
  }

  const send = async (effect: Effect, customer: Customer, id: OperationId): Promise<boolean> => {
    const operation = await must(id)
    if (operation.state !== 'submitted' || operation.bankId !== undefined) return true
    const answer = await effect.submit(operation, customer)
    if (answer.ok) return await accept(operation, answer.value)
    const { error } = answer
    ports.log.warn({ operation: id, failure: error.kind, detail: error.message }, 'the bank did not take it')
    if (error.kind === 'refused')
      return await change(operation, 'refused', { why: error.reason, detail: error.message }, 0)
    if (error.kind === 'unknown') {
      // Looked up at once the first time; after that a bank that is busy with this very key is given time.
      const dueIn = operation.attempts === 0 ? 0 : wait(operation.attempts)
      return await change(operation, 'unknown', { attempts: operation.attempts + 1 }, dueIn, error.message)
    }
    await change(operation, 'submitted', { attempts: operation.attempts + 1 }, wait(operation.attempts), error.message)
    return false
  }

  const lookUp = async (effect: Effect, operation: Operation, customer: Customer): Promise<boolean> => {
    const found = await effect.find(operation, customer)
    if (!found.ok) return await waitMore(operation)
    if (found.value !== undefined) return await accept(operation, found.value)
    if (at() - operation.createdAt > RESUBMIT_WITHIN_MS) {
      ports.log.error({ operation: operation.id }, 'unknown for a day and not found at the bank: a person has to look')
      return await waitMore(operation)
    }
    // Absent: the same key again does it once, even if the first request is still on its way.
    if (!(await change(operation, 'submitted', { attempts: operation.attempts + 1 }, SUBMIT_LEASE_MS, 'sent again')))
      return true
    return await send(effect, customer, operation.id)
  }

  const follow = async (effect: Effect, operation: Operation, customer: Customer): Promise<boolean> => {
    const standing = await effect.follow(operation, customer)
    return standing.ok ? await accept(operation, standing.value) : await waitMore(operation)
  }

  const accept = async (operation: Operation, standing: Standing): Promise<boolean> => {
    if (standing.debited) await captureFunds(ports, operation)
    const set = {
      ...(standing.bankId !== undefined && { bankId: standing.bankId }),
      ...(standing.bankStatus !== undefined && { bankStatus: standing.bankStatus }),
      ...(standing.why !== undefined && { why: standing.why as Why }),
      ...(standing.detail !== undefined && { detail: standing.detail }),
      ...(standing.question !== undefined && { question: standing.question }),
    }
    if (standing.status !== 'under-way') return await change(operation, standing.status, set, 0)
    const moved = operation.bankId === undefined || operation.bankStatus !== standing.bankStatus
    const attempts = moved ? 0 : operation.attempts + 1
    await change(operation, 'submitted', { ...set, attempts }, wait(attempts))
    return false
  }

  const waitMore = async (operation: Operation): Promise<boolean> => {
    await change(operation, operation.state, { attempts: operation.attempts + 1 }, wait(operation.attempts))
    return false
  }

  const must = async (id: OperationId): Promise<Operation> => {
    const operation = await ports.operations.find(id)
    if (operation === undefined) throw new Error(`operation ${id} is gone`)
    return operation
  }

  const advance = async (id: OperationId): Promise<Advanced> => {
    for (let steps = 0; steps < MAX_STEPS; steps += 1) {
      const operation = await must(id)
      const customer = await ports.customers.find(operation.customer)
      if (customer === undefined) throw new Error(`operation ${id} has no customer`)
      if (!(await advanceOnce(operation, customer))) return await comeBack(id)
    }
    return await comeBack(id)
  }

  /** Asks to be woken when it is next due; the sweeper would find it too, only later. */
  const comeBack = async (id: OperationId): Promise<Advanced> => {
    const { state, dueAt } = await must(id)
    if (dueAt === undefined) return isFinal(state) ? 'done' : 'later'
    await ports.wake.operation(id, Math.max(0, dueAt - at()))
    return 'later'
  }

  return { advance }
}
export type Engine = ReturnType<typeof createEngine>

/** 1 s, 2 s, 4 s … 15 s. */
const wait = (attempts: number): number => Math.min(1_000 * 2 ** Math.min(attempts, 10), MAX_WAIT_MS)
