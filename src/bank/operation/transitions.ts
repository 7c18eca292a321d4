import type { Change, Operation, State } from '#bank/ground/operation.ts'
import { backoffMs } from '#kit/backoff.ts'
import { notifyOutcome } from './conclude.ts'
import type { EnginePorts } from './engine-ports.ts'
import { captureFunds } from './funds.ts'
import type { OrderStatus } from './handler.ts'

const MAX_WAIT_MS = 15_000
/** Tries without progress until a person has to look. */
const ALARM_TRIES = 40
/** Tries until we look less often: about an hour. */
const PATIENT_TRIES = 240
const RARELY_MS = 5 * 60_000
/** While the bank is away. Then the sweep alone brings them back, at its own pace: its return is no storm. */
const AWAY_LOOK_MS = 15_000

/** How what was learnt is written down: one compare-and-set each, with when to look again. */
export const createTransitions = (ports: EnginePorts) => {
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
      set: { ...(operation.away && { away: undefined }), ...set },
      dueAt: dueInMs === null ? null : at() + dueInMs,
    })

  const accept = async (operation: Operation, status: OrderStatus): Promise<boolean> => {
    if (status.debited) await captureFunds(ports, operation)
    const set = {
      ...(status.bankId !== undefined && { bankId: status.bankId }),
      ...(status.bankStatus !== undefined && { bankStatus: status.bankStatus }),
      // What the bank says now replaces what an earlier answer said, also by saying nothing.
      why: status.status === 'cancelled' && operation.cancel === 'wanted' ? 'customer-cancelled' : status.why,
      ...cancelledOrNot(operation, status),
      detail: status.detail,
      code: status.code,
      ...(status.question !== undefined && { question: status.question }),
    }
    if (status.status !== 'under-way') return await change(operation, status.status, { ...set, attempts: 0 }, 0)
    const moved = operation.bankId === undefined || operation.bankStatus !== status.bankStatus
    const attempts = moved ? 0 : operation.attempts + 1
    await change(operation, 'submitted', { ...set, attempts }, wait(attempts))
    return false
  }

  const waitMore = async (operation: Operation): Promise<boolean> => {
    const attempts = operation.attempts + 1
    if (attempts >= ALARM_TRIES)
      ports.log.error(
        { event: 'operation-stuck', page: true, operation: operation.id, state: operation.state, attempts },
        'does not move: a person has to look',
      )
    await change(operation, operation.state, { attempts }, wait(operation.attempts))
    return false
  }

  /** The bank is away: nothing is sent, no try is counted, and the customer is notified that it waits. */
  const putOff = async (operation: Operation): Promise<boolean> => {
    // What the bank has accepted is in its hands: that it takes longer needs no notice yet. Written before the change, and
    // told once that stands: whoever dies in between leaves an operation that is put off once more.
    if (!operation.away && operation.bankId === undefined) await notifyOutcome(ports, { ...operation, away: true })
    await change(operation, operation.state, { away: true }, AWAY_LOOK_MS)
    return false
  }

  return { at, change, accept, waitMore, putOff }
}
export type Transitions = ReturnType<typeof createTransitions>

/** A cancellation that came after the bank's own outcome is shown as what it is: too late. */
const cancelledOrNot = ({ cancel }: Operation, { status }: OrderStatus): { readonly cancel?: 'too-late' } =>
  cancel === 'too-late' || (cancel === 'wanted' && (status === 'settled' || status === 'returned'))
    ? { cancel: 'too-late' }
    : {}

/** 1 s, 2 s, 4 s … 15 s, and much later every five minutes. */
export const wait = (attempts: number): number =>
  attempts < PATIENT_TRIES ? backoffMs(attempts, { firstMs: 1_000, mostMs: MAX_WAIT_MS }) : RARELY_MS
