import type { Operation } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { ask } from '#conversation/ask/ask.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { confirm, isAboutAmount, proposalText, refusedEnd, takenBack } from './confirm.ts'
import { type Eventually, eventually, type FlowCard, type Outcome } from '#conversation/flow/declare.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import { type AllSlots, type FlowBase, flow, type Shape } from '#conversation/flow/flow.ts'
import { end, under } from '#conversation/flow/kit.ts'
import { operationOf } from '#conversation/flow/proposal.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import type { Result } from '#kit/result.ts'
import { proposalWords } from '#conversation/flow/words.ts'

/** A flow whose slots come to an operation: proposed on a frozen card, which tells its outcome once it is confirmed. */
export type OperationFlow<K extends Shape, S extends Shape, At extends string, Beyond> = FlowBase<K, S, At, Beyond> & {
  /** A frozen card's operation, or why the bank makes none; or which slot to ask for again before it can be asked. */
  propose(
    slots: AllSlots<K, S>,
    context: Context,
  ): Eventually<Result<Operation, Refusal> | Outcome<NoInfer<At>, Beyond>>
  /** What can be done about a refusal, when it was proposed or at the last moment. */
  refused(refusal: Refusal, slots: AllSlots<K, S>, context: Context): Eventually<Outcome<NoInfer<At>, Beyond>>
  /** What may be changed on the card, by its label. */
  changes(context: Context, operation: Operation): NonNullable<FlowCard<NoInfer<At>>['changes']>
  /** Where a price on the card can be stale by the time it is pressed: it is proposed once more at once. */
  readonly requotes?: true
  /** What is said above the card. */
  remark?(slots: AllSlots<K, S>, context: Context): Text | undefined
  /** Proposes the same once more where the card has expired. */
  again(slots: AllSlots<K, S>): Goal
}

export const operationFlow = <K extends Shape, S extends Shape, At extends string, Beyond = never>(
  declared: OperationFlow<K, S, At, Beyond>,
) =>
  flow<K, S, At, Beyond>({
    ...declared,
    *propose(slots, context) {
      const made = yield* eventually(declared.propose(slots, context))
      if (!('ok' in made)) return made
      if (made.ok) return { kind: 'operation', id: made.value.id }
      return yield* eventually(declared.refused(made.error, slots, context))
    },
    *card(slots, context, proposal) {
      const operation = yield* ask(findOperation, { operation: operationOf(proposal) })
      if (operation === undefined) return end(context, proposalWords(context).unknownOperation)
      return {
        text: under(declared.remark?.(slots, context), yield* proposalText(operation, context)),
        changes: declared.changes(context, operation),
        data: { operation: operation.id },
      }
    },
    *confirm(slots, context, proposal) {
      const answer = yield* confirm(operationOf(proposal), declared.again(slots), context, declared)
      if (answer.kind === 'ended') return answer.out
      if (answer.kind === 'pin') return { pin: answer.pin }
      return yield* eventually(declared.refused(answer.refusal, slots, context))
    },
    refuse: (_, context, proposal) => takenBack(operationOf(proposal), context),
  })

/** Another amount is asked for where one can help; anything else ends it, with a way on. */
export const otherAmount = (refusal: Refusal, context: Context): Outcome<'amount', never> =>
  isAboutAmount(refusal)
    ? { ask: 'amount', remark: proposalWords(context).refusal(refusal) }
    : refusedEnd(refusal, context)
