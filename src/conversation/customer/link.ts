import { z } from 'zod'
import { button, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { customerHere, readCustomer } from '#conversation/ask/customer.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { issueLinkCode, linkIdentity } from './questions.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { freezeWords, linkWords } from './words.ts'
import { commonWords, labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { card, done, end, field, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { LINK_CODE_LIFE_MS } from '#bank/customer/sign-in.ts'
import { notTried } from './sign-in.ts'

const wording = (to: Localized) => ({ w: linkWords(to), common: commonWords(to), labels: labelWords(to) })
const NAME = 'link'

/** A code that came with the words waits in the draft: with the PIN it opens the account. */
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('menu') }),
  z.object({ at: z.literal('code'), draft: z.string().optional() }),
])
type State = z.infer<typeof State>

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  if (state.at === 'menu') {
    const ways = [button(NAME, w.getCode, 'get', { style: 'primary' }), button(NAME, w.haveCode, 'have')]
    return { next: state, say: [card(context, { text: under(remark, w.menu), rows: [ways, [menuButton(context)]] })] }
  }
  const fields = [
    ...(state.draft === undefined ? [field('code', 'text', w.labels.code, { hint: w.codeHint, maxLength: 30 })] : []),
    field('pin', 'old-pin', w.labels.pin, { kind: 'pin', maxLength: 8 }),
  ]
  return {
    next: state,
    say: [card(context, { text: under(remark, w.ask), form: { title: w.title, submit: w.submit, fields } })],
  }
}

function* issue(context: Context): Talk<State> {
  const { w, common, labels } = wording(context)
  if (context.customer === undefined)
    return end(context, common.needsLogin, goalButton(labels.logIn, goal('sign-in'), 'primary'))
  if ((yield* ask(readCustomer)).frozen !== undefined) return end(context, freezeWords(context).noLink)
  const issued = yield* ask(issueLinkCode)
  if (issued === 'pin-wanted') return { next: { at: 'menu' }, say: [], pin: w.pin }
  return end(context, w.code(issued.code, issued.expiresAt - context.now))
}

function* begin(context: Context, code?: string): Talk<State> {
  const { w } = wording(context)
  const here = yield* ask(customerHere)
  if (here !== undefined) return end(context, w.already(here.handle))
  const clean = code === undefined ? undefined : VALIDATORS.text(code, context)
  if (!clean?.ok) return yield* prompt({ at: 'code' }, context)
  const draft = `link:${context.turn.id}`
  yield* ask(putDraft, { key: draft, values: { code: clean.value } })
  return yield* prompt({ at: 'code', draft }, context)
}

export const linkDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  *open({ slots }, context) {
    if (slots.code !== undefined) return yield* begin(context, slots.code)
    return context.customer === undefined && (yield* ask(customerHere)) === undefined
      ? yield* prompt({ at: 'code' }, context)
      : yield* prompt({ at: 'menu' }, context)
  },
  *hear(state, input, context) {
    const { w } = wording(context)
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    if (input.kind === 'chose' && state.at === 'menu') {
      if (input.choice === 'get') return yield* issue(context)
      if (input.choice === 'have') return yield* begin(context)
    }
    if (input.kind !== 'filled' || state.at === 'menu')
      return (yield* leaving(input)) ?? (yield* prompt(state, context))
    const kept = state.draft === undefined ? {} : yield* ask(readDraft, { key: state.draft })
    const code = input.values['code'] || (kept['code'] ?? '')
    const forget = state.draft === undefined ? [] : [{ forget: state.draft }]
    const answer = yield* ask(linkIdentity, { code, pin: input.values['pin'] ?? '' })
    if (answer.kind === 'bad-code') return yield* prompt({ at: 'code' }, context, w.badCode(LINK_CODE_LIFE_MS))
    // The code went with the wrong try: another one is needed.
    if (answer.kind === 'wrong') return yield* prompt({ at: 'code' }, context, w.wrongPin(answer.triesLeft))
    if (answer.kind !== 'right') return notTried(answer, context)
    return {
      ...done(card(context, { text: w.done(answer.handle), rows: [[menuButton(context)]] }), ...forget),
      session: { signIn: answer.customer, epoch: answer.epoch },
    }
  },
  again: prompt,
  draftsOf: (state) => (state.at === 'code' && state.draft !== undefined ? [state.draft] : []),
}
