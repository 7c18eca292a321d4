import type { Accounts } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import { isUnderWay, type Operation, type Operations } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { StepUps } from '#bank/ground/step-up.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { cancel, type CancelOutcome } from './decide.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Allowances
  readonly stepUps: StepUps
  readonly wake: Wake
}

/** A card that was not agreed to counts no more. False when another writer was faster: confirmed, it goes on. */
export const voidCard = async (
  deps: Pick<Deps, 'operations' | 'wake'>,
  { id, revision, state }: Operation,
  now: number,
): Promise<boolean> => {
  if (state !== 'proposed') return false
  const set = { why: 'customer-cancelled' } as const
  // Due at once: the engine gives back what a press that lost against this had set aside.
  const won = await deps.operations.change(id, revision, { state: 'cancelled', at: now, set, dueAt: now })
  if (won) await deps.wake.operation(id)
  return won
}

/**
 * Takes a card back that is being left. One that was confirmed meanwhile, perhaps on another platform, is not touched:
 * walking away from a card never stops a payment.
 */
export const withdrawCard = async (
  deps: Pick<Deps, 'operations' | 'wake'>,
  id: OperationId,
  customer: Customer,
  now: number,
): Promise<CancelOutcome> => {
  const operation = await deps.operations.find(id)
  if (operation === undefined || operation.customer !== customer.id) return { kind: 'not-yours' }
  await voidCard(deps, operation, now)
  return answerFor((await deps.operations.find(id)) ?? operation)
}

const answerFor = (operation: Operation): CancelOutcome =>
  operation.state === 'cancelled' || operation.state === 'expired'
    ? { kind: 'cancelled', operation }
    : { kind: 'too-late', operation }

const TRIES = 5

/**
 * Stops an operation as far as that is still possible. What the bank has not been given is cancelled at once. What it
 * may have is cancelled only by the bank's word: the wish is kept on the operation, the engine asks, and whichever the
 * bank says, cancelled or too late, is shown on the card. So nothing is ever called cancelled that moved.
 */
export const stop = async (ports: Deps, id: OperationId, customer: Customer, now: number): Promise<CancelOutcome> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await cancel(ports, id, customer, now)
    if (answer.kind !== 'too-late') return answer
    const { operation } = answer
    if (operation.cancel === 'wanted' && isUnderWay(operation.state)) return { kind: 'asked', operation }
    if (operation.state === 'confirmed') continue
    if (!isStoppable(operation)) return answer
    const won = await ports.operations.change(id, operation.revision, {
      state: operation.state,
      at: now,
      set: { cancel: 'wanted' },
      // While the bank's answer is awaited, or looked for, that keeps its time.
      dueAt: operation.bankId === undefined ? (operation.dueAt ?? now) : now,
    })
    if (!won) continue
    await ports.wake.operation(id)
    return { kind: 'asked', operation: (await ports.operations.find(id)) ?? operation }
  }
  throw new Error(`stopping ${id} lost ${TRIES} races`)
}

/** The bank may still have it in its hands; once the money has left the account it is too late. */
const isStoppable = ({ state, order, bankStatus, cancel: wish }: Operation): boolean =>
  isPaymentOrder(order) &&
  isUnderWay(state) &&
  wish === undefined &&
  bankStatus !== 'debited' &&
  bankStatus !== 'credited'

/** Whether to offer it: not while it is unknown whether the bank has it. */
export const canBeStopped = (operation: Operation): boolean =>
  isPaymentOrder(operation.order) &&
  (operation.state === 'confirmed' || (operation.state === 'submitted' && isStoppable(operation)))
