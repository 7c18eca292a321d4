import type { Text } from '#conversation/channel/message.ts'
import { toDecimal, usd } from '#bank/ground/money.ts'
import { accountNames } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { beginsAsCorrection, correctionIn, isBare } from '#conversation/understand/correction.ts'
import { asksOfCard } from '#conversation/understand/card-question.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { multipleIn } from '#conversation/understand/multiple.ts'
import { asTyped, withNamesQuoted } from '#conversation/understand/own-names.ts'
import type { Frame } from '#conversation/understand/sentence-frame.ts'
import { type Asking, eventually, type Reading } from './declare.ts'
import type { Context, Input, Out } from './dialog.ts'
import {
  advance,
  agreeable,
  type AnyFlow,
  askFor,
  CARD,
  cardAgain,
  confirm,
  ended,
  type Filled,
  hangingOn,
  isAsked,
  type Place,
  questionNamed,
  questionsOf,
  showCard,
  type Step,
} from './engine.ts'
import { done, end, isBack, isNo, isYes } from './kit.ts'
import { CentsSlot } from './pick.ts'
import { voidProposal } from './proposal.ts'
import { given, isAccountWay, isSwitch, type Named, readAnswer, type Slots, without } from './question.ts'
import { proposalWords } from './words.ts'

/** What becomes of what is pressed, handed in or typed in a flow. */

/** One more turn in a flow that is at this question, or at its card. */
export function* hear(flow: AnyFlow, name: string, at: Filled, input: Input, context: Context): Step {
  if (isBack(input)) return yield* back(flow, name, at, context)
  if (name === CARD) return yield* hearCard(flow, at, input, context)
  if (input.kind === 'said' && input.goal !== undefined) return yield* leave(flow, input.goal, at)
  const answer = yield* readAnswer(questionNamed(flow, name), input, at.slots, context)
  if (answer === undefined) {
    const corrected = input.kind === 'said' ? yield* correct(flow, { name, at }, input.text, context) : undefined
    return corrected ?? (yield* askFor(flow, name, at, context))
  }
  return yield* takeAnswer(flow, { name, at }, answer, context)
}

function* takeAnswer(flow: AnyFlow, { name, at }: Place, answer: NonNullable<Reading<Slots>>, context: Context): Step {
  const filled: Filled = { ...at, slots: { ...at.slots, ...without(answer.given ?? {}) } }
  return 'wrong' in answer
    ? yield* askFor(flow, name, filled, context, answer.wrong)
    : yield* advance(flow, filled, context)
}

function* hearCard(flow: AnyFlow, at: Filled, input: Input, context: Context): Step {
  const all = agreeable(flow, at)
  if (all === undefined) return yield* advance(flow, at, context)
  if (isYes(input, context)) return yield* confirm(flow, all, at, context)
  if (isNo(input, context)) {
    if (flow.refuse === undefined) return yield* ended(flow, end(context, proposalWords(context).cancelled), at)
    return yield* ended(flow, yield* eventually(flow.refuse(all, context, at.proposal)), { slots: all })
  }
  if (input.kind === 'chose' && Object.hasOwn(flow.questions, input.choice))
    return yield* askFor(flow, input.choice, at, context)
  // `add 5` at the card of a payment is about its amount; at any other moment it wants money added.
  const isOfAmount = input.kind === 'said' && ofAmount(flow, input.text, at.slots, context) !== undefined
  if (input.kind === 'said' && input.goal !== undefined && !isOfAmount) {
    if (!isOwnVerb(flow, input.text, input.goal, at)) return yield* leave(flow, input.goal, at)
    return { ...(yield* showCard(flow, at, context, proposalWords(context).sayYes)), isTold: true }
  }
  const corrected = input.kind === 'said' ? yield* correct(flow, { name: CARD, at }, input.text, context) : undefined
  if (corrected !== undefined) return corrected
  if (input.kind !== 'said' || !asksOfCard(input.text, context)) return yield* cardAgain(flow, at, context)
  return { ...(yield* showCard(flow, at, context, proposalWords(context).asksOfCard)), isTold: true, isAnswered: true }
}

/** `send` at the card that asks whether to send: it is no clear yes, and nobody begins anew with it. */
const isOwnVerb = (flow: AnyFlow, typed: string, { name, slots }: Goal, at: Filled): boolean =>
  (name === flow.name || name === at.slots['side']) &&
  Object.keys(slots).length === 0 &&
  /^\p{L}+[.!]*$/u.test(typed.trim())

/** Words typed while the form of a question is open: a correction, or what the question reads as a whole. */
export function* readWords(
  flow: AnyFlow,
  where: Place,
  { typed, isWhole }: { readonly typed: string; readonly isWhole: boolean },
  context: Context,
): Asking<Out<unknown> | undefined> {
  const mayBeMore = isWhole || (yield* asksOneThing(flow, where, context))
  const corrected = yield* correct(flow, { ...where, mayBeMore }, typed, context)
  if (corrected !== undefined || where.name === CARD || !isWhole) return corrected
  const { question } = questionNamed(flow, where.name)
  const said = 'said' in question ? yield* eventually(question.said?.(typed, where.at.slots, context)) : undefined
  return said === undefined || 'wrong' in said ? undefined : yield* takeAnswer(flow, where, said, context)
}

/**
 * `make it 30`: shown anew with that, and an earlier card is void. Undefined where no correction was said. At a question only
 * what begins as one: anything else is the answer.
 */
function* correct(
  flow: AnyFlow,
  { name, at, mayBeMore = false }: Place & { readonly mayBeMore?: boolean },
  typed: string,
  context: Context,
): Asking<Out<unknown> | undefined> {
  const { corrections } = flow
  const isMarked = name === CARD || beginsAsCorrection(typed, context)
  if (corrections === undefined || (!isMarked && !(mayBeMore && isBare(typed, context)) && !isPicked(flow, name)))
    return undefined
  const said =
    corrections.also?.(typed, at.slots, context) ??
    (name === CARD ? ofAmount(flow, typed, at.slots, context) : undefined) ??
    (yield* readCorrection(typed, corrections.frame, context))
  // A form takes one thing for its answer; `20 to alex` says more than one.
  if (!isMarked && mayBeMore && Object.keys(said ?? {}).length < LEAST_IN_FORM) return undefined
  const parts = corrections.parts(at.slots)
  if (said === undefined || !Object.keys(said).every((part) => part === 'unparsed' || parts.includes(part)))
    return undefined
  const stay = function* (remark: Text): Step {
    const shown = name === CARD ? showCard(flow, at, context, remark) : askFor(flow, name, at, context, remark)
    return { ...(yield* shown), isTold: true }
  }
  if (said.unparsed !== undefined) return yield* stay(validatorWords(context).unparsed(said.unparsed))
  const out = yield* eventually(corrections.keep?.(said, at.slots, context))
  if (out !== undefined) return yield* ended(flow, out, at)
  const answered = questionsOf(flow).flatMap(({ question }) => question.fills)
  const kept = without(at.slots, answered)
  const { slots, wrong } = yield* given(questionsOf(flow), goal(flow.name, said), kept, context, at.slots)
  if (wrong !== undefined) return yield* stay(wrong)
  // A note is kept apart, so that all the rest may be as it was.
  return { ...(yield* advance(flow, { ...at, slots: { ...at.slots, ...slots } }, context)), isAnswered: true }
}

/** `double it`: more or less of the amount on the card, where that is one of dollars. */
const ofAmount = (flow: AnyFlow, typed: string, slots: Slots, context: Context): Goal['slots'] | undefined => {
  const cents = AMOUNTS.map((slot) => CentsSlot.safeParse(slots[slot]).data).find((each) => each !== undefined)
  const said = cents === undefined ? undefined : multipleIn(typed, cents, context)
  if (said === undefined || flow.corrections?.parts(slots).includes('amount') !== true) return undefined
  return 'cents' in said ? { amount: toDecimal(usd(BigInt(said.cents))) } : said
}
/** Where an amount of dollars is kept: of a payment, and of a bill that is split. */
const AMOUNTS = ['amount', 'total'] as const

/** More than the one thing that a field asks for. */
const LEAST_IN_FORM = 2

/** A form of one field: whatever is typed there answers it, and may answer more. */
function* asksOneThing(flow: AnyFlow, { name, at }: Place, context: Context): Asking<boolean> {
  if (name === CARD) return false
  const { question } = questionNamed(flow, name)
  if (!('form' in question) || question.fills.length === 0) return false
  return (yield* eventually(question.form(at.slots, context))).fields.length === 1
}

/** Answered by a button: words that stand on none of them are no answer. */
const isPicked = (flow: AnyFlow, name: string): boolean =>
  name !== CARD && !isSwitch(questionNamed(flow, name).question) && !('form' in questionNamed(flow, name).question)

function* readCorrection(typed: string, frame: Frame, context: Context): Asking<Goal['slots'] | undefined> {
  const names = yield* ask(accountNames)
  const read = correctionIn(withNamesQuoted(typed, names), frame, context)
  return read && asTyped(read, names)
}

/**
 * One question back. It never stops at one that answers itself; from one that was only asked on a change it leads to the
 * card; from the first it leads out.
 */
function* back(flow: AnyFlow, name: string, at: Filled, context: Context): Step {
  const onCard = name === CARD
  if (!onCard && questionNamed(flow, name).question.asked === false) return yield* cardAgain(flow, at, context)
  const isStop = (each: Named): boolean => isAsked(each, at.slots) && !isAccountWay(each.question)
  const all = questionsOf(flow)
  const before = all.slice(0, onCard ? undefined : all.findIndex((each) => each.name === name)).findLast(isStop)
  if (before === undefined) {
    const out = flow.before === undefined ? undefined : yield* eventually(flow.before(context))
    return yield* ended(flow, out ?? { ...done(), then: goal('menu') }, at)
  }
  // Right behind the card it is only being corrected; a customer who goes on from there has given it up.
  if (!onCard && at.proposal !== undefined) yield* voidProposal(at.proposal)
  const hanging = hangingOn(flow, before)
  const slots = hanging.length === 0 ? at.slots : without(at.slots, [...before.question.fills, ...hanging])
  return yield* askFor(flow, before.name, onCard ? { ...at, slots } : { slots }, context)
}

/** Plain words that want something else. */
const leave = (flow: AnyFlow, wanted: Goal, at: Filled): Step => ended(flow, { ...done(), then: wanted }, at)
