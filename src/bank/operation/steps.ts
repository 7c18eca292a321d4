import type { Customer } from '../customer/customer.ts'
import type { OperationId } from '../ids.ts'
import type { Ports } from '../ports.ts'
import { conclude, tell } from './conclude.ts'
import type { Effect, Standing } from './effect.ts'
import { captureFunds } from './funds.ts'
import type { Operation, State, Why } from './operation.ts'
import type { OrderKind } from './order.ts'
import type { Change } from './ports.ts'

export type Effects = Readonly<Record<OrderKind, Effect>>

/** A submit that has not been answered for this long is looked up; longer than any call to the bank may take. */
const SUBMIT_LEASE_MS = 15_000
/** The bank forgets an idempotency key after a day: past this nothing is sent again under it. */
const RESUBMIT_WITHIN_MS = 23 * 3_600_000
/** A refusal after a request nobody heard the answer of counts once that request can no longer arrive. */
const REFUSED_QUIET_MS = 60_000
const MAX_WAIT_MS = 15_000
/** Tries without progress until a person has to look. */
const ALARM_TRIES = 40
/** Tries until we look less often: about an hour. */
const PATIENT_TRIES = 240
const RARELY_MS = 5 * 60_000

/** The single steps of an operation's life. Each ends in one compare-and-set, so that any number of workers may try it. */
export const createSteps = (ports: Ports, effects: Effects, elapsed: () => number) => {
  const quiet = createQuiet(elapsed)

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
        if (operation.bankId !== undefined && operation.cancel === 'wanted')
          return await stopIt(effect, operation, customer)
        if (operation.bankId !== undefined) return await follow(effect, operation, customer)
        if ((operation.dueAt ?? 0) > at()) return false
        return await change(operation, 'unknown', undefined, 0, 'no answer was heard')
      case 'unknown':
        if ((operation.dueAt ?? 0) > at()) return false
        return await lookUp(effect, operation, customer)
      default:
        if (operation.dueAt === undefined || operation.dueAt > at()) return false
        if (!(await conclude(ports, effect, operation, customer))) return await waitMore(operation)
        await change(operation, operation.state, { attempts: 0 }, null)
        return false
    }
  }

  const send = async (effect: Effect, customer: Customer, id: OperationId): Promise<boolean> => {
    const operation = await stored(ports, id)
    if (operation.state !== 'submitted' || operation.bankId !== undefined) return true
    const answer = await effect.submit(operation, customer)
    if (answer.ok) return await accept(operation, answer.value)
    const { error } = answer
    ports.log.warn({ operation: id, failure: error.kind, detail: error.message }, 'the bank did not take it')
    if (error.kind === 'refused') return await refuse(operation, { why: error.reason, detail: error.message })
    if (error.kind === 'unknown') {
      // Looked up at once the first time; after that a bank that is busy with this very key is given time.
      const dueIn = operation.attempts === 0 ? 0 : wait(operation.attempts)
      return await change(operation, 'unknown', { attempts: operation.attempts + 1 }, dueIn, error.message)
    }
    await change(operation, 'submitted', { attempts: operation.attempts + 1 }, wait(operation.attempts), error.message)
    return false
  }

  /**
   * Final only if every request was answered. One that was not may still arrive and be taken: then the bank is asked
   * once more when it no longer can.
   */
  const refuse = async (
    operation: Operation,
    why: { readonly why: Why; readonly detail: string },
  ): Promise<boolean> => {
    if (operation.history.every(({ state }) => state !== 'unknown'))
      return await change(operation, 'refused', { ...why, attempts: 0 }, 0)
    quiet.isOver(operation.id)
    await change(
      operation,
      'unknown',
      { ...why, attempts: operation.attempts + 1 },
      REFUSED_QUIET_MS,
      'refused, perhaps',
    )
    return false
  }

  const lookUp = async (effect: Effect, operation: Operation, customer: Customer): Promise<boolean> => {
    const found = await effect.find(operation, customer)
    if (!found.ok) return await waitMore(operation)
    if (found.value !== undefined) return await accept(operation, found.value)
    if (operation.cancel === 'wanted') return await leaveUnsent(operation)
    if (operation.why !== undefined) {
      if (quiet.isOver(operation.id)) return await change(operation, 'refused', { attempts: 0 }, 0)
      await change(operation, 'unknown', { attempts: operation.attempts + 1 }, REFUSED_QUIET_MS)
      return false
    }
    if (at() - operation.createdAt > RESUBMIT_WITHIN_MS) {
      ports.log.error({ operation: operation.id }, 'unknown for a day and not found at the bank: a person has to look')
      return await waitMore(operation)
    }
    // Absent: the same key again does it once, even if the first request is still on its way.
    const leaseMs = Math.max(SUBMIT_LEASE_MS, wait(operation.attempts))
    if (!(await change(operation, 'submitted', { attempts: operation.attempts + 1 }, leaseMs, 'sent again')))
      return true
    return await send(effect, customer, operation.id)
  }

  const follow = async (effect: Effect, operation: Operation, customer: Customer): Promise<boolean> => {
    const standing = await effect.follow(operation, customer)
    return standing.ok ? await accept(operation, standing.value) : await waitMore(operation)
  }

  /**
   * The customer wants it stopped. What the bank says decides: its yes is a cancellation, its no means that it goes on,
   * and after silence it is asked how it stands before it is asked again.
   */
  const stopIt = async (effect: Effect, operation: Operation, customer: Customer): Promise<boolean> => {
    const asked = await effect.cancel?.(operation, customer)
    if (asked?.ok === true) return await accept(operation, asked.value)
    const standing = await effect.follow(operation, customer)
    if (!standing.ok) return await waitMore(operation)
    const isRefused = asked === undefined || asked.error.kind === 'refused'
    if (!isRefused || standing.value.status !== 'under-way') return await accept(operation, standing.value)
    const again = await accept({ ...operation, cancel: 'too-late' }, standing.value)
    const after = await stored(ports, operation.id)
    if (after.cancel === 'too-late' && after.state === 'submitted') await tell(ports, after)
    return again
  }

  /** Wanted no more and unknown to the bank: not sent again, and ended once the first request can't arrive any more. */
  const leaveUnsent = async (operation: Operation): Promise<boolean> => {
    if (quiet.isOver(operation.id))
      return await change(operation, 'cancelled', { why: 'customer-cancelled', attempts: 0 }, 0)
    const set = { why: 'customer-cancelled', attempts: operation.attempts + 1 } as const
    await change(operation, 'unknown', set, REFUSED_QUIET_MS, 'not sent again')
    return false
  }

  const accept = async (operation: Operation, standing: Standing): Promise<boolean> => {
    if (standing.debited) await captureFunds(ports, operation)
    const set = {
      ...(standing.bankId !== undefined && { bankId: standing.bankId }),
      ...(standing.bankStatus !== undefined && { bankStatus: standing.bankStatus }),
      // What the bank says now replaces what an earlier answer said, also by saying nothing.
      why: standing.status === 'cancelled' && operation.cancel === 'wanted' ? 'customer-cancelled' : standing.why,
      ...cancelledOrNot(operation, standing),
      detail: standing.detail,
      ...(standing.question !== undefined && { question: standing.question }),
    }
    if (standing.status !== 'under-way') return await change(operation, standing.status, { ...set, attempts: 0 }, 0)
    const moved = operation.bankId === undefined || operation.bankStatus !== standing.bankStatus
    const attempts = moved ? 0 : operation.attempts + 1
    await change(operation, 'submitted', { ...set, attempts }, wait(attempts))
    return false
  }

  const waitMore = async (operation: Operation): Promise<boolean> => {
    const attempts = operation.attempts + 1
    if (attempts >= ALARM_TRIES)
      ports.log.error(
        { operation: operation.id, state: operation.state, attempts },
        'does not move: a person has to look',
      )
    await change(operation, operation.state, { attempts }, wait(operation.attempts))
    return false
  }

  return { advanceOnce, waitMore }
}

/** A wish that the bank's word has overtaken is told as what it is: too late. */
const cancelledOrNot = ({ cancel }: Operation, { status }: Standing): { readonly cancel?: 'too-late' } =>
  cancel === 'too-late' || (cancel === 'wanted' && (status === 'settled' || status === 'returned'))
    ? { cancel: 'too-late' }
    : {}

/**
 * Whether this process has seen for long enough that an operation was refused and nothing of it has arrived. Measured by
 * a clock that never jumps, so that two machines whose times differ can't make a minute of a second; a restart begins anew.
 */
const createQuiet = (elapsed: () => number) => {
  const since = new Map<OperationId, number>()
  return {
    isOver(id: OperationId): boolean {
      const began = since.get(id)
      if (began === undefined) since.set(id, elapsed())
      if (began === undefined || elapsed() - began < REFUSED_QUIET_MS) return false
      since.delete(id)
      return true
    },
  }
}

/** @throws Error when it is gone: operations are never deleted. */
export const stored = async (ports: Pick<Ports, 'operations'>, id: OperationId): Promise<Operation> => {
  const operation = await ports.operations.find(id)
  if (operation === undefined) throw new Error(`operation ${id} is gone`)
  return operation
}

/** 1 s, 2 s, 4 s … 15 s, and much later every five minutes. */
const wait = (attempts: number): number =>
  attempts < PATIENT_TRIES ? Math.min(1_000 * 2 ** Math.min(attempts, 10), MAX_WAIT_MS) : RARELY_MS
