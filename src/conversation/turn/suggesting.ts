import { cards } from './cards.ts'
import { asksForSecret, keepsWords } from './next-field.ts'
import { inForeignLanguage } from './foreign.ts'
import { fallback, openGoal, type Step } from './open.ts'
import { thanks } from './remarks.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import type { Context, Saying } from '#conversation/flow/dialog.ts'
import { isAside, suggest } from '#conversation/registry.ts'
import type { Frame, OpenForm } from '#conversation/session/session.ts'
import { offerButtons, pickedIn, suggestDialog } from '#conversation/suggest/dialog.ts'
import { suggestWords } from '#conversation/suggest/words.ts'
import { findPayee } from '#conversation/payment/questions.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import { asksOfCard } from '#conversation/understand/card-question.ts'
import { correctionIn } from '#conversation/understand/correction.ts'
import { ASKING, SENDING } from '#conversation/understand/sentence-frame.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { isDecision, saysNo, saysYes } from '#conversation/understand/replies.ts'
import { hurriedPayment, saidFor } from '#conversation/understand/payment-sentence.ts'
import type { Suggestion } from '#conversation/understand/suggestion.ts'
import { readAmount } from '#conversation/reading/amount.ts'
import { answeredHere } from '#conversation/case/questions.ts'
import { tidy } from '#conversation/understand/text.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** What is made of words that no pattern fits. A guess fills no slot, decides nothing, and begins nothing by itself. */

/** Fewer words may be a name, a note or half an answer. */
const LEAST_WORDS = 3

/** Without any word, as `20` is, nothing is said that could be guessed at. */
const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text)

/** Never a yes or a no, and never a command. */
const guessed = (text: string, to: Localized): Suggestion | undefined =>
  !hasWord(text) || isCommand(text) || isDecision(text, to) || saysYes(text, to) || saysNo(text, to)
    ? undefined
    : withoutPayingFraud(suggest(text, to))

const PAYING: ReadonlySet<string> = new Set(['send', 'schedule', 'buy', 'fund', 'pay-out', 'answer.add-money'])

/** Whoever may be talked into paying is offered no way to pay. */
const withoutPayingFraud = (found: Suggestion | undefined): Suggestion | undefined => {
  if (found?.goals.includes('people.fraud') !== true) return found
  const [first, ...others] = found.goals.filter((name) => !PAYING.has(name))
  return first === undefined ? undefined : { ...found, goals: [first, ...others] }
}

const isBehindButton = (name: string, to: Localized): boolean =>
  suggestWords(to).offers.get(name)?.question !== undefined

/** Nothing is open: what is only shown is shown, what would begin something is asked about, and what is unsure, too. */
export function* unrecognized(at: Stage, text: string, context: Context): Step {
  const payment = yield* inHurry(at, text, context)
  if (payment !== undefined) return yield* openGoal(at, isAsked(text) ? offered(payment) : payment, context)
  const foreign = inForeignLanguage(text, context)
  if (foreign !== undefined) return sayAll(at, [foreign], context)
  const alone = yield* saidAlone(at, text, context)
  if (alone !== undefined) return yield* openGoal(at, offered(alone), context)
  const found = guessed(text, context)
  if (found === undefined) return yield* fallback(at, text, context)
  const [first] = found.goals
  if (found.isSure && first === 'thanks')
    return sayAll(at, [cards.aside(thanks(at.session.frame, text, context), context)], context)
  if (found.isSure && !isBehindButton(first, context)) return yield* openGoal(at, goal(first), context)
  const said = found.goals.length === 1 ? saidFor(first, text, context) : {}
  return yield* openGoal(at, offered(goal(found.goals.join(), said)), context)
}

/** Whether it is wanted is asked first, with what was said of it. */
const offered = ({ name, slots }: Goal): Goal =>
  goal(suggestDialog.name, { offered: name, ...(Object.keys(slots).length > 0 && { said: JSON.stringify(slots) }) })

const isAsked = (text: string): boolean => /[?\u00BF]/.test(text)

/** A payment said without a verb, to somebody else whom there is. Like every other it waits on its card. */
function* inHurry({ session: { customer } }: Stage, text: string, to: Localized) {
  const said = customer === undefined || isCommand(text) ? undefined : hurriedPayment(tidy(text, to), to)
  if (customer === undefined || said === undefined) return undefined
  const found = yield* onBehalf(customer, ask(findPayee, { text: said.payee }))
  return found.ok && !found.value.own ? goal('send', said) : undefined
}

const A_NAME = /^@?\p{L}[\p{L}\p{N}_.'-]{2,}$/u

/** Nothing but an amount, or nothing but somebody whom there is: what is wanted of it is asked, and it is kept. */
function* saidAlone(
  { session: { customer } }: Stage,
  text: string,
  to: Context,
): Generator<Asked, Goal | undefined, unknown> {
  if (customer === undefined || isCommand(text)) return undefined
  const said = tidy(text, to)
  const amount = readAmount(said, to)
  // Support has written here, and a figure may be the answer.
  if (amount !== undefined && (yield* onBehalf(customer, ask(answeredHere))) !== undefined) return undefined
  if (amount !== undefined) return goal('send,request,fund', { amount })
  if (!A_NAME.test(said) || isDecision(said, to)) return undefined
  const found = yield* onBehalf(customer, ask(findPayee, { text: said }))
  return found.ok && !found.value.own ? goal('send,request', { payee: said }) : undefined
}

/** What was offered is left by any words but those that pick from it: nothing was asked that they could be an answer to. */
export const isOfferLeft = (frame: Frame, text: string, to: Localized): boolean => {
  const state = frame.dialog === suggestDialog.name ? suggestDialog.state.safeParse(frame.state) : undefined
  if (state?.success !== true || saysYes(text, to) || saysNo(text, to)) return false
  return pickedIn(state.data, text, to) === undefined
}

/** Whether it can be read as a change of what was said, however it begins: then nothing is guessed of it. */
const mayBeCorrection = (text: string, to: Localized): boolean =>
  [SENDING, ASKING].some((frame) => correctionIn(text, frame, to) !== undefined)

/** A question beside what is under way, which stays as it is. */
export const asideIn = (text: string, to: Localized): Goal | undefined => {
  if (text.split(/\s+/).length < LEAST_WORDS || mayBeCorrection(text, to) || asksOfCard(text, to)) return undefined
  const found = guessed(text, to)
  return found?.isSure === true && isAside(found.goals[0]) ? goal(found.goals[0]) : undefined
}

/** The same where a form is open: what may be its answer is one, and a secret is looked at by the form alone. */
export const asideInForm = (form: OpenForm, text: string, to: Localized): Goal | undefined =>
  keepsWords(form) || asksForSecret(form) ? undefined : asideIn(text, to)

/** Ways to what may be meant, on a card beside an open question. */
export const offeredBeside = (text: string, context: Context): Saying | undefined => {
  const found = text.split(/\s+/).length < LEAST_WORDS ? undefined : guessed(text, context)
  const ways = found === undefined ? [] : offerButtons(found.goals, context)
  if (ways.length === 0) return undefined
  return { show: { card: context.newCard('aside'), text: suggestWords(context).beside(), rows: [ways] } }
}
