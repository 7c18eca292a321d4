import type { OperationId, ScheduleId } from '#bank/ground/ids.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { button, type Context, type Out, type Talk } from './dialog.ts'
import { type Declared, eventually, type Outcome } from './declare.ts'
import { decisionRows, card, under } from './kit.ts'
import { type Proposal, voidProposal } from './proposal.ts'
import { given, isSwitch, type Named, type Slots, settled, showWays, turned, without } from './question.ts'

/** Any flow alike: what each slot holds is known where the flow is declared. */
export type AnyFlow = Declared<Slots, Slots, string, unknown> & {
  /** The slots that have to be there. */
  readonly needed: ReadonlySet<string>
  /** All slots, each read by its type; undefined while one is missing. */
  complete(slots: Slots): Slots | undefined
}
/** Slots filled so far, and the proposal that was made of earlier ones. It stands until another one replaces it. */
export type Filled = { readonly slots: Slots; readonly proposal?: Proposal | undefined }
export type Step = Talk<unknown>
/** The question that it is at, or its card. */
export type Place = { readonly name: string; readonly at: Filled }

/** Where a flow is while its card waits. */
export const CARD = 'confirm'

export const questionsOf = (flow: AnyFlow): readonly Named[] =>
  Object.entries(flow.questions).map(([name, question]) => ({ name, question }))

export const questionNamed = (flow: AnyFlow, name: string): Named => {
  const question = flow.questions[name]
  if (question === undefined) throw new TypeError(`${flow.name} asks no question called ${name}`)
  return { name, question }
}

/** What was asked about the answer to this question: it goes where that is asked for again. */
export const hangingOn = (flow: AnyFlow, { question }: Named): readonly string[] =>
  questionsOf(flow).flatMap(({ question: { needs = [], fills } }) =>
    needs.some((slot) => question.fills.includes(slot)) ? fills : [],
  )

/** Whether a question is asked in its turn. */
export const isAsked = ({ question: { asked } }: Named, slots: Slots): boolean =>
  asked !== false && (asked?.(slots) ?? true)

const isOut = (value: object): value is Out<unknown> => 'next' in value
const isOutcome = <T extends object>(value: T): value is Extract<T, Outcome<string, unknown>> =>
  'next' in value || 'ask' in value

const stateOf = (at: string, { slots, proposal }: Filled): unknown => ({
  at,
  ...without(slots),
  ...(proposal && { [proposal.kind]: proposal.id }),
})

export function* open(flow: AnyFlow, wanted: Goal, context: Context): Step {
  const kept = yield* eventually(flow.open(wanted, context))
  if (isOut(kept)) return kept
  const { slots, wrong } = yield* given(questionsOf(flow), wanted, kept, context)
  return yield* advance(flow, { slots }, context, wrong)
}

/** Asks for the first slot that is missing, or makes the card once none is. */
export function* advance(flow: AnyFlow, at: Filled, context: Context, remark?: Text): Step {
  const chosen = yield* settled(questionsOf(flow), at.slots, context)
  if ('none' in chosen) return yield* ended(flow, chosen.none, at)
  const { slots } = chosen
  const isMissing = (slot: string): boolean => slots[slot] === undefined && flow.needed.has(slot)
  const open = questionsOf(flow).find((each) => isAsked(each, slots) && each.question.fills.some(isMissing))
  if (open !== undefined) return yield* askFor(flow, open.name, { ...at, slots }, context, remark)
  const all = flow.complete(slots)
  if (all === undefined) throw new TypeError(`${flow.name}: no question asks for what is missing`)
  if (flow.propose === undefined) return yield* showCard(flow, { slots: all }, context, remark)
  const made = yield* eventually(flow.propose(all, context))
  if (at.proposal !== undefined) yield* voidProposal(at.proposal)
  return 'kind' in made
    ? yield* showCard(flow, { slots: all, proposal: made }, context, remark)
    : yield* follow(flow, made, { slots: all }, context)
}

/** Shows one question, whatever else is missing; a switch is turned at once. */
export function* askFor(flow: AnyFlow, name: string, at: Filled, context: Context, remark?: Text): Step {
  const { question } = questionNamed(flow, name)
  if (isSwitch(question)) {
    const slots = without(at.slots, hangingOn(flow, { name, question }))
    return yield* advance(flow, { ...at, slots: { ...slots, ...turned(question, slots) } }, context)
  }
  const text = yield* eventually(question.text(at.slots, context))
  if (isOutcome(text)) return yield* follow(flow, text, at, context)
  const ways = yield* showWays({ name, question }, at.slots, { dialog: flow.name, context })
  return { next: stateOf(name, at), say: [card(context, { text: under(remark, text), ...ways })] }
}

/** All slots, where there is something to agree to. A card stored by an earlier version may lack one. */
export const agreeable = (flow: AnyFlow, { slots, proposal }: Filled): Slots | undefined =>
  flow.propose !== undefined && proposal === undefined ? undefined : flow.complete(slots)

/** A card that was shown before. Nothing was frozen for one without a proposal, so its accounts are chosen afresh. */
export const cardAgain = (flow: AnyFlow, at: Filled, context: Context): Step =>
  flow.propose === undefined ? advance(flow, at, context) : showCard(flow, at, context)

/** The card, or, in a flow that has none, what was wanted done at once. */
export function* showCard(flow: AnyFlow, at: Filled, context: Context, remark?: Text): Step {
  const all = agreeable(flow, at)
  if (all === undefined) return yield* advance(flow, at, context, remark)
  if (flow.card === undefined) return yield* confirm(flow, all, at, context)
  const shown = yield* eventually(flow.card(all, context, at.proposal))
  if (isOutcome(shown)) return yield* follow(flow, shown, at, context)
  const changes = Object.entries(shown.changes ?? {}).flatMap(([name, label]) =>
    label === undefined ? [] : [button(flow.name, label, name)],
  )
  const rows = decisionRows(flow.name, context, { confirm: shown.confirm, data: shown.data, changes })
  return { next: stateOf(CARD, at), say: [card(context, { text: under(remark, shown.text), rows })] }
}

export function* confirm(flow: AnyFlow, all: Slots, { proposal }: Filled, context: Context): Step {
  const outcome = yield* eventually(flow.confirm(all, context, proposal))
  if (!isOutcome(outcome)) return { next: stateOf(CARD, { slots: all, proposal }), say: [], pin: outcome.pin }
  // What was refused here is past being proposed, and what was confirmed must not be voided.
  return yield* follow(flow, outcome, { slots: all }, context)
}

/** The open question again: after a digression, or when what came could not be used. */
export const again = (flow: AnyFlow, name: string, at: Filled, context: Context): Step =>
  name === CARD ? cardAgain(flow, at, context) : askFor(flow, name, at, context)

function* follow(flow: AnyFlow, outcome: Outcome<string, unknown>, at: Filled, context: Context): Step {
  if (isOut(outcome)) return yield* ended(flow, outcome, at)
  const asked = questionNamed(flow, outcome.ask)
  const dropped = [...(outcome.refused ?? asked.question.fills), ...hangingOn(flow, asked)]
  return yield* askFor(flow, outcome.ask, { ...at, slots: without(at.slots, dropped) }, context, outcome.remark)
}

/** Whatever it ends with, nothing is left behind: no card that could be confirmed, no draft. */
export function* ended(flow: AnyFlow, out: Out<unknown>, { slots, proposal }: Filled): Step {
  if (proposal !== undefined) yield* voidProposal(proposal)
  const draft = flow.draftOf?.(slots)
  return draft === undefined ? out : { ...out, say: [...out.say, { forget: draft }] }
}

/** Of a stored state: what is filled, and what was proposed of it. */
export const filledOf = ({ at: _, operation, schedule, ...slots }: StoredState): Filled => {
  const proposal: Proposal | undefined =
    operation !== undefined
      ? { kind: 'operation', id: operation }
      : schedule !== undefined
        ? { kind: 'schedule', id: schedule }
        : undefined
  return { slots, proposal }
}
export type StoredState = {
  readonly at: string
  readonly operation?: OperationId | undefined
  readonly schedule?: ScheduleId | undefined
}
