import { z } from 'zod'
import type { Text } from '#conversation/channel/message.ts'
import type { Declared, Ending, Some } from './declare.ts'
import type { Context, Dialog, Talk } from './dialog.ts'
import { type AnyFlow, advance, again, CARD, filledOf, open } from './engine.ts'
import { hear, readWords } from './hear.ts'
import type { Slots } from './question.ts'
import { OperationSlot, ScheduleSlot } from './pick.ts'
import type { Proposal } from './proposal.ts'

export type Shape = Readonly<Record<string, z.ZodType>>
type Optional<S extends Shape> = { [P in keyof S]: undefined extends z.output<S[P]> ? P : never }[keyof S]
type Read<S extends Shape> = { readonly [P in Exclude<keyof S, Optional<S>>]: z.output<S[P]> } & {
  readonly [P in Optional<S>]?: z.output<S[P]>
}
export type AllSlots<K extends Shape, S extends Shape> = Read<K> & Read<S>
export type KnownSlots<K extends Shape, S extends Shape> = Read<K> & Some<Read<S>>

/** A flow and the slots that it stores, each with its type. */
export type FlowSlots<K extends Shape, S extends Shape> = {
  /** Known from the start. */
  readonly kept: K
  /** Asked for. One that may be undefined is never missing. */
  readonly slots: S
}
export type FlowBase<K extends Shape, S extends Shape, At extends string, Beyond> = FlowSlots<K, S> &
  Omit<Declared<KnownSlots<K, S>, AllSlots<K, S>, At, Beyond>, keyof Ending<never, never, never>>
export type Flow<K extends Shape, S extends Shape, At extends string, Beyond> = FlowSlots<K, S> &
  Declared<KnownSlots<K, S>, AllSlots<K, S>, At, Beyond>

export type FlowState<K extends Shape, S extends Shape, At extends string> = KnownSlots<K, S> & {
  readonly at: At | typeof CARD
  readonly operation?: z.output<typeof OperationSlot> | undefined
  readonly schedule?: z.output<typeof ScheduleSlot> | undefined
}

/** A dialog, or, with pages beside it, the part of one that fills slots. */
export type FlowDialog<State, Slots, Beyond> = {
  readonly name: string
  readonly access: 'signed-in'
  readonly state: z.ZodType<State>
  readonly open: (...given: Parameters<Dialog<State>['open']>) => Talk<State | Beyond>
  readonly hear: (...given: Parameters<Dialog<State>['hear']>) => Talk<State | Beyond>
  readonly again: (state: State, context: Context) => Talk<State | Beyond>
  readonly readWords: (
    ...given: Parameters<NonNullable<Dialog<State>['readWords']>>
  ) => ReturnType<NonNullable<Dialog<State | Beyond>['readWords']>>
  readonly waits: () => boolean
  readonly proposalOf: (state: State) => Proposal | undefined
  readonly draftsOf: (state: State) => readonly string[]
  /** From another page of the same dialog: asks for what is missing. */
  readonly begin: (slots: Slots, context: Context, remark?: Text) => Talk<State | Beyond>
}

/** A dialog out of what a flow declares. */
export const flow = <K extends Shape, S extends Shape, At extends string, Beyond = never>(
  declared: Flow<K, S, At, Beyond>,
): FlowDialog<FlowState<K, S, At>, KnownSlots<K, S>, Beyond> => {
  const { kept, slots, name } = declared
  const whole = z.object({ ...kept, ...slots })
  const needed = Object.keys(slots).filter((slot) => slots[slot]?.safeParse(undefined).success === false)
  const engine = {
    ...declared,
    needed: new Set(needed),
    complete: (known: Slots) => whole.safeParse(known).data,
  } as unknown as AnyFlow
  const state = z.object({
    ...kept,
    ...z.object(slots).partial().shape,
    at: z.enum([...Object.keys(declared.questions), CARD]),
    operation: OperationSlot.optional(),
    schedule: ScheduleSlot.optional(),
  })
  // The engine works on any flow alike: it hands to a declaration only what was read by that declaration's own types.
  return {
    name,
    access: 'signed-in',
    state,
    open: (wanted, context) => open(engine, wanted, context),
    hear: (at, input, context) => hear(engine, at.at, filledOf(at), input, context),
    readWords: (at, words, context) => readWords(engine, { name: at.at, at: filledOf(at) }, words, context),
    again: (at, context) => again(engine, at.at, filledOf(at), context),
    waits: () => true,
    proposalOf: (at) => filledOf(at).proposal,
    draftsOf: (at) => {
      const draft = engine.draftOf?.(filledOf(at).slots)
      return draft === undefined ? [] : [draft]
    },
    begin: (known, context, remark) => advance(engine, { slots: known }, context, remark),
  } as FlowDialog<FlowState<K, S, At>, KnownSlots<K, S>, Beyond>
}
