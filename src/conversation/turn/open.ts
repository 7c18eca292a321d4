import { languageLike } from '#conversation/understand/languages.ts'
import { fresh, withCustomer } from './contexts.ts'
import type { Context, Out } from '#conversation/flow/dialog.ts'
import { dialogFor } from '#conversation/registry.ts'
import { card, menuButton } from '#conversation/flow/kit.ts'
import { cards, menuRows } from './cards.ts'
import { dropWishes } from './dropped.ts'
import { readHome } from './home.ts'
import { missed, waysOutOf } from './ladder.ts'
import { begin } from './filling.ts'
import type { AnyDialog } from '#conversation/flow/capability.ts'
import { answeredHere } from '#conversation/case/questions.ts'
import { type Goal, goal as goalOf } from '#conversation/understand/goal.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { customerHere } from '#conversation/ask/customer.ts'
import { operationsUnderWay } from '#conversation/ask/operation.ts'
import { isDecision, saysNo } from '#conversation/understand/replies.ts'
import { standsInWords } from '#conversation/customer/recovery.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { hasJoint, isPartOfAll, isPronoun } from '#conversation/understand/sentence-words.ts'
import { askPin, goneFrom } from './step-up.ts'
import { proposalOf } from './frames.ts'
import { takeBack } from './run-out.ts'
import { withRemark } from './remarks.ts'
import type { Session } from '#conversation/session/session.ts'
import { endFrame, inEpoch, signIn, signOut } from '#conversation/session/session-life.ts'
import { ladderWords, turnWords as say } from './words.ts'
import { validatorWords } from '#conversation/form/words.ts'
import type { Text } from '#conversation/channel/message.ts'
import { lines } from '#conversation/words/text.ts'

/** Dialogs may hand over to one another in one turn, this many times at most. */
const MAX_HANDOVERS = 4

export type Step = Generator<Asked, Stage, unknown>

/** Takes over what a dialog's step returned: its next state, sign-in or out, what it says, what it opens. */
export function* take(at: Stage, dialog: AnyDialog, out: Out<unknown>, context: Context, handovers: number): Step {
  const after = at.session.frame?.after
  const framed: Session =
    out.next === 'done'
      ? endFrame(at.session)
      : { ...endFrame(at.session), frame: { dialog: dialog.name, state: out.next, ...(after && { after }) } }
  const signed = signedAs(framed, out.session, context.now)
  const said = sayAll({ ...at, session: signed }, out.say, context)
  const asked = said.session.frame?.form
  const replied = asked !== undefined && !context.turn.abilities.forms ? begin(said, asked, context) : said
  const next = out.then ?? (out.session !== undefined && 'signIn' in out.session ? after : undefined)
  if (next === undefined || handovers >= MAX_HANDOVERS) return replied
  return yield* openGoal(replied, withOpenCard(next, at.session), fresh(context), handovers + 1)
}

const signedAs = (session: Session, change: Out<unknown>['session'], now: number): Session => {
  if (change === undefined) return session
  if ('keepIn' in change) return inEpoch(session, change.keepIn)
  if ('signOut' in change) return signOut(session)
  const { signIn: customer, epoch = 0 } = change
  return signIn(session, { customer, epoch }, now)
}

/** Opens what is wanted, asking for the PIN first where it has to. */
export function* openGoal(at: Stage, goal: Goal, context: Context, handovers = 0): Step {
  if (goal.name === 'menu') {
    const here = yield* onBehalf(at.session.customer, ask(customerHere))
    const signedIn = withCustomer(at, context)
    const { customer } = at.session
    const home = customer === undefined ? undefined : yield* onBehalf(customer, readHome(signedIn))
    const wait = yield* waits(at, context)
    return sayAll(at, [cards.menu(signedIn, here, { ...(home && { home }), ...(wait && { waits: wait }) })], context)
  }
  if (goal.name === 'help') return sayAll(at, [cards.help(context)], context)
  // Whoever wants to stop while nothing is talked about may mean a payment that has left.
  if (goal.name === 'cancel' && at.session.customer !== undefined)
    return yield* openGoal(at, goalOf('operation', { act: 'stop' }), context, handovers + 1)
  if (goal.name === 'cancel' || goal.name === 'back') {
    return sayAll(at, [cards.stale(say(context).nothingToCancel(), context)], context)
  }
  const dialog = dialogFor(goal.name)
  if (dialog === undefined) return yield* fallback(at, '', context)
  if (dialog.access === 'signed-in' && at.session.customer === undefined)
    return yield* gate(at, goal, context, handovers)
  const rest: Stage = { ...at, session: endFrame(at.session) }
  const out = yield* onBehalf(at.session.customer, dialog.open(goal, withCustomer(at, context)))
  if (out.pin !== undefined)
    return yield* askPin(rest, { dialog, state: out.next, wanted: { of: out.pin, open: goal } }, context)
  const remark = remarkOn(goal, context)
  const replied = remark === undefined || out.next === 'done' ? out : withRemark(remark, out)
  return yield* take(rest, dialog, replied, context, handovers)
}

/** Whoever waits to get back in is told until when, whatever they say. */
export function* waits(at: Stage, context: Context): Generator<Asked, Text | undefined, unknown> {
  return at.session.customer === undefined ? yield* onBehalf(undefined, standsInWords(context)) : undefined
}

/** `send 20 to alex and sam`: nothing of it was read, since it is not clear what each of them gets. */
const namesSeveral = ({ name, slots }: Goal, to: Localized): boolean =>
  (name === 'send' || name === 'schedule') &&
  Object.keys(slots).length === 1 &&
  /\d/.test(slots.unused ?? '') &&
  hasJoint(slots.unused ?? '', to)

const unusedWords = (goal: Goal, unused: string, context: Context): Text => {
  const say = validatorWords(context)
  if (namesSeveral(goal, context)) return say.several()
  return goal.slots['payee'] === undefined && isPronoun(unused, context) ? say.noSaved(unused) : say.unused(unused)
}

/** What was said and could not be used is told, not dropped. */
const remarkOn = (goal: Goal, context: Context): Text | undefined => {
  const { slots } = goal
  const say = validatorWords(context)
  // `unread` is the name of an amount that can't be read in sessions of an earlier version.
  const part = slots.amount === undefined && isPartOfAll(slots.unused ?? '', context) ? slots.unused : undefined
  const unparsed = slots.unparsed ?? slots.unread ?? part
  const remarks = [
    ...(unparsed === undefined ? [] : [say.unparsed(unparsed)]),
    ...(slots.unused === undefined || part !== undefined ? [] : [unusedWords(goal, slots.unused, context)]),
    ...(slots.service === undefined ? [] : [say.noService(slots.service)]),
  ]
  return remarks.length === 0 ? undefined : lines(...remarks)
}

/** What only somebody wants who is a customer already, in another chat perhaps: registering is no help. */
const OF_CUSTOMERS: ReadonlySet<string> = new Set([
  'unfreeze',
  'pin',
  'chats',
  'sign-out-everywhere',
  'export-data',
  'delete-data',
])

/** No customer is signed in: one known here gives the PIN, all others register; then the wanted dialog opens. */
function* gate(at: Stage, wanted: Goal, context: Context, handovers: number): Step {
  const known = yield* onBehalf(at.session.customer, ask(customerHere))
  if (known === undefined && (yield* waits(at, context)) !== undefined)
    return yield* openGoal(at, { name: 'recovery', slots: {} }, context, handovers + 1)
  const name = known === undefined ? 'register' : 'sign-in'
  if (known === undefined && OF_CUSTOMERS.has(wanted.name)) {
    const told = sayAll(at, [cards.aside(say(context).notLinked(), context)], context)
    return yield* openGoal(told, { name: 'claim', slots: {} }, context, handovers + 1)
  }
  // What can't be done even then is said before anybody registers for it.
  const { unparsed } = wanted.slots
  const first = say(context).registerFirst()
  const text = unparsed === undefined ? first : lines(validatorWords(context).unparsed(unparsed), first)
  const said = known === undefined ? sayAll(at, [{ show: { text } }], context) : at
  const dialog = dialogFor(name)
  if (dialog === undefined) throw new TypeError(`no dialog for ${name}`)
  const gated: Session = { ...endFrame(said.session), frame: { dialog: dialog.name, state: undefined, after: wanted } }
  const out = yield* onBehalf(
    undefined,
    dialog.open({ name, slots: {} }, known === undefined ? fresh(context) : context),
  )
  return yield* take({ ...said, session: gated }, dialog, out, context, handovers)
}

/** Whoever logs out hears of a card that was open, and of none where there was none. */
const withOpenCard = (goal: Goal, { frame }: Session): Goal =>
  goal.name === 'sign-out' && proposalOf(frame) !== undefined
    ? { ...goal, slots: { ...goal.slots, card: 'void' } }
    : goal

/** Another goal by command or menu: what was under way is put away, its unconfirmed card voided, what waited behind it dropped. */
export function* leaveFor(at: Stage, goal: Goal, context: Context): Step {
  if (at.session.frame?.pin === undefined) yield* takeBack(at.session)
  const left = dropWishes(goneFrom(at, context), context)
  return yield* openGoal({ ...left, session: endFrame(left.session) }, withOpenCard(goal, at.session), context)
}

function* movesMoney({ session: { customer } }: Stage): Generator<Asked, boolean, unknown> {
  return customer !== undefined && (yield* onBehalf(customer, ask(operationsUnderWay))).length > 0
}

/** Nothing fits: what was meant is guessed at least so far that the answer is kind, and what can be done stands there. */
export function* fallback(at: Stage, text: string, context: Context): Step {
  // Support has written here, and this may be the answer: whether it is one is asked.
  const thread = text === '' ? undefined : yield* onBehalf(at.session.customer, ask(answeredHere))
  if (thread !== undefined) return yield* openGoal(at, goalOf('case-answer', { case: thread, said: text }), context)
  const here = yield* onBehalf(at.session.customer, ask(customerHere))
  if (saysNo(text, context) && (yield* movesMoney(at)))
    return yield* openGoal(at, goalOf('operation', { act: 'stop' }), context)
  const like = languageLike(text, context)
  const fallbackCard = (said?: Text) => cards.fallback(withCustomer(at, context), { here, said, like })
  if (isDecision(text, context)) return sayAll(at, [fallbackCard(say(context).nothingAsked())], context)
  if (text === '') return sayAll(at, [fallbackCard()], context)
  const miss = missed(at, [])
  if (miss.rung === 1 || like !== undefined) return sayAll(miss.at, [fallbackCard()], context)
  const w = ladderWords(context)
  const again = { text: w.idleAgain, rows: menuRows(withCustomer(at, context), here) }
  const help = { text: w.idleHelp, rows: [[...waysOutOf(at, context), menuButton(context)]] }
  return sayAll(miss.at, [card(context, miss.rung === 2 ? again : help)], context)
}
