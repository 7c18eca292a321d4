import type { Customer } from '#bank/ground/customer.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { EnginePorts } from './engine-ports.ts'
import type { Capabilities, OrderHandler } from './handler.ts'
import type { SettleWindow } from './settle-window.ts'
import type { Transitions } from './transitions.ts'

/** What every step works with. */
export type StepContext = {
  readonly ports: EnginePorts
  readonly onConcluded: Capabilities['onConcluded']
  readonly transitions: Transitions
  readonly settleWindow: SettleWindow
}

/** What one step is about: the operation as it was read, whose it is, and who does its kind of order. */
export type Subject = {
  readonly operation: Operation
  readonly customer: Customer
  readonly handler: OrderHandler
}

/** @throws Error when it is gone: operations are deleted only together with all else of a customer who has left. */
export const stored = async (ports: Pick<EnginePorts, 'operations'>, id: OperationId): Promise<Operation> => {
  const operation = await ports.operations.find(id)
  if (operation === undefined) throw new Error(`operation ${id} is gone`)
  return operation
}
