import { contextOf, withCustomer } from './contexts.ts'
import { cards } from './cards.ts'
import { begin } from './filling.ts'
import { current, withoutForm } from './frames.ts'
import { withRemark } from './remarks.ts'
import type { AnyDialog } from '#conversation/flow/capability.ts'
import { type Context, goalButton } from '#conversation/flow/dialog.ts'
import { card, field, under } from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { checkPin } from '#conversation/customer/questions.ts'
import { notTried } from '#conversation/customer/sign-in.ts'
import { signInWords } from '#conversation/customer/words.ts'
import type { Session } from '#conversation/session/session.ts'
import { signOut } from '#conversation/session/session-life.ts'
import type { Text } from '#conversation/channel/message.ts'
import { lines } from '#conversation/words/text.ts'
import { readWanted, type Wanted, writeWanted } from './wanted.ts'
import { pinStepWords } from './words.ts'

/**
 * The PIN between a customer's word and what it sets off. The dialog under way keeps its state, so that a right PIN does
 * exactly what its card shows; what was pressed, typed or handed in waits in an encrypted draft and is then heard again.
 */

type Step<T = Stage> = Generator<Asked, T, unknown>

const DRAFT_FIELD = 'wanted'

/** Asks for it in place of what the dialog would say. Only what `state` says can come of it. */
export function* askPin(
  at: Stage,
  { dialog, state, wanted }: { readonly dialog: AnyDialog; readonly state: unknown; readonly wanted: Wanted },
  context: Context,
): Step {
  const draft = `pin:${context.turn.id}`
  yield* onBehalf(at.session.customer, ask(putDraft, { key: draft, values: { [DRAFT_FIELD]: writeWanted(wanted) } }))
  const session: Session = { ...at.session, frame: { dialog: dialog.name, state, pin: { draft } } }
  return showForm({ ...at, session }, wanted.of, context)
}

const showForm = (at: Stage, of: Text, context: Context, remark?: Text): Stage => {
  const w = pinStepWords(context)
  const fields = [field('pin', 'old-pin', w.label, { kind: 'pin', maxLength: 8 })]
  const form = { title: w.title, submit: w.submit, fields }
  const said = sayAll(at, [card(context, { text: under(remark, w.ask(of)), form })], context)
  const asked = said.session.frame?.form
  return asked !== undefined && !context.turn.abilities.forms ? begin(said, asked, context) : said
}

/** What to do next, after a PIN that was right; otherwise what is said. */
export type Tried =
  | { readonly kind: 'right'; readonly stage: Stage; readonly wanted: Wanted }
  | { readonly kind: 'said'; readonly stage: Stage }

/** A PIN as it was entered. A wrong one counts as anywhere else, and the last wrong one ends the sign-in. */
export function* tryPin(at: Stage, pin: string, context: Context): Step<Tried> {
  const { frame, customer } = at.session
  if (frame?.pin === undefined) throw new TypeError('no PIN was asked for')
  const { draft } = frame.pin
  const kept = yield* onBehalf(customer, ask(readDraft, { key: draft }))
  const wanted = readWanted(kept[DRAFT_FIELD])
  const checked = yield* onBehalf(customer, ask(checkPin, { pin }))
  if (checked.kind === 'wrong') {
    const remark = signInWords(context).wrong(checked.triesLeft)
    return { kind: 'said', stage: showForm(withoutForm(at), wanted?.of ?? [], context, remark) }
  }
  const forget = [...at.forget, draft]
  if (checked.kind !== 'right') {
    const said = withRemark(pinStepWords(context).nothingDone, notTried(checked, context)).say
    return { kind: 'said', stage: sayAll({ ...at, session: signOut(at.session), forget }, said, context) }
  }
  const rest: Stage = { ...at, session: withoutPin(at.session), forget }
  return wanted === undefined
    ? { kind: 'said', stage: yield* cardAgain(rest, pinStepWords(context).tooLate, context) }
    : { kind: 'right', stage: rest, wanted }
}

const withoutPin = (session: Session): Session => {
  if (session.frame === undefined) return session
  const { pin: _pin, form: _form, ...frame } = session.frame
  return { ...session, frame }
}

/** Back or Cancel where the PIN is asked for: nothing was done, and the card stands as before. */
export function* leavePin(at: Stage, context: Context): Step {
  const { frame } = at.session
  if (frame?.pin === undefined) return at
  const here = contextOf(at.session, context.turn, context.now, frame.form?.card)
  const rest: Stage = { ...at, session: withoutPin(at.session), forget: [...at.forget, frame.pin.draft] }
  return yield* cardAgain(rest, pinStepWords(context).left, here)
}

function* cardAgain(at: Stage, remark: Text, context: Context): Step {
  const found = current(at.session.frame)
  if (found === undefined) return sayAll(at, [cards.stale(remark, context)], context)
  const { dialog, state } = found
  const out = withRemark(remark, yield* onBehalf(at.session.customer, dialog.again(state, withCustomer(at, context))))
  const frame = out.next === 'done' ? undefined : { dialog: dialog.name, state: out.next }
  const { frame: _, ...rest } = at.session
  return sayAll({ ...at, session: { ...rest, ...(frame && { frame }) } }, out.say, context)
}

/** Something else is wanted where the PIN is asked for: nothing was done. The card can be confirmed until it runs out. */
export const goneFrom = (at: Stage, context: Context): Stage => {
  const found = current(at.session.frame)
  if (at.session.frame?.pin === undefined || found === undefined) return at
  const w = pinStepWords(context)
  const proposal = found.dialog.proposalOf?.(found.state)
  const open =
    proposal?.kind === 'operation' ? [[goalButton(w.cardAgain, goal('operation', { operation: proposal.id }))]] : []
  const text = open.length > 0 ? lines(w.nothingDone, w.stands) : w.nothingDone
  return sayAll(at, [{ show: { card: context.newCard('aside'), text, rows: open } }], context)
}
