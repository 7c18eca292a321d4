import type { OperationId, ScheduleId } from '#bank/ground/ids.ts'
import { cancelOperation } from '#conversation/ask/operation.ts'
import { deleteSchedule } from '#conversation/ask/schedule.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'

/** What a dialog has shown on a frozen card and the customer has not confirmed yet. */
export type Proposal =
  | { readonly kind: 'operation'; readonly id: OperationId }
  | { readonly kind: 'schedule'; readonly id: ScheduleId }

/** `goes-on`: it was confirmed elsewhere and is past being taken back. */
export type Voided = 'void' | 'goes-on'

/** Takes a proposal back, so that what its card showed can't be confirmed any more. */
export function* voidProposal(proposal: Proposal): Generator<Query, Voided, unknown> {
  if (proposal.kind === 'schedule') {
    const deleted = yield* ask(deleteSchedule, { schedule: proposal.id })
    return deleted.kind === 'done' && deleted.underWay !== undefined ? 'goes-on' : 'void'
  }
  const cancelled = yield* ask(cancelOperation, { operation: proposal.id })
  return cancelled.kind === 'too-late' || cancelled.kind === 'asked' ? 'goes-on' : 'void'
}

/** For a dialog that proposes operations alone. */
export const operationOf = (proposal: Proposal | undefined): OperationId => {
  if (proposal?.kind !== 'operation') throw new TypeError('no operation was proposed')
  return proposal.id
}

/** For a dialog that proposes schedules alone. */
export const scheduleOf = (proposal: Proposal | undefined): ScheduleId => {
  if (proposal?.kind !== 'schedule') throw new TypeError('no schedule was proposed')
  return proposal.id
}
