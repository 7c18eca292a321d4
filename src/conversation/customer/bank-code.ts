import { z } from 'zod'
import type { CodeRefusal, WantedCode } from '#bank/customer/bank-code.ts'
import { button, type Context, type Dialog, goalButton, type Out, type Talk } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { enterBankCode, findWantedCode, sendBankCode } from './questions.ts'
import { bankCodeWords } from '#conversation/verification/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { endWithStatus } from '#conversation/operation/confirm.ts'
import { card, end, field, inRows, isBack, isNo, leaving, under } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: bankCodeWords(to), labels: labelWords(to) })
const NAME = 'bank-code'

/** Where the bank sends its code, and the code: each answer is an operation, whose card leads to the next step. */
const State = z.object({ at: z.enum(['choose', 'enter']) })
type State = z.infer<typeof State>

const choose = ({ devices, sentTo }: WantedCode, context: Context, remark?: Text): Out<State> => {
  const { w, labels } = wording(context)
  const places = devices.map((device) => button(NAME, device.slice(0, 30), 'send', { data: { device } }))
  const enter = sentTo === undefined ? [] : [goalButton(w.enterCode, goal('bank-code-enter'))]
  const rows = inRows([...places, ...enter, button(NAME, labels.cancel, 'cancel')])
  return { next: { at: 'choose' }, say: [card(context, { text: under(remark, w.choose(sentTo)), rows })] }
}

const enter = (sentTo: string, context: Context, remark?: Text): Out<State> => {
  const { w, labels } = wording(context)
  const form = {
    title: w.title,
    submit: labels.continue,
    fields: [field('code', 'code', w.label, { kind: 'secret', hint: w.hint, maxLength: 20 })],
  }
  return { next: { at: 'enter' }, say: [card(context, { text: under(remark, w.ask(sentTo)), form })] }
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const wanted = yield* ask(findWantedCode)
  if (wanted === undefined) return end(context, w.notWanted, goalButton(labels.accounts, goal('accounts')))
  const { sentTo } = wanted
  return state.at === 'enter' && sentTo !== undefined ? enter(sentTo, context, remark) : choose(wanted, context, remark)
}

const refused = (refusal: CodeRefusal, tooMany: (until: number, now: number) => Text, context: Context): Out<never> => {
  const { w } = wording(context)
  return refusal.kind === 'not-wanted' ? end(context, w.notWanted) : end(context, tooMany(refusal.until, context.now))
}

export const bankCodeDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open: ({ name }, context) => prompt({ at: name === 'bank-code-enter' ? 'enter' : 'choose' }, context),
  *hear(state, input, context) {
    const { w, labels } = wording(context)
    if (isBack(input))
      return state.at === 'enter'
        ? yield* prompt({ at: 'choose' }, context)
        : { next: 'done', say: [], then: goal('menu') }
    if (isNo(input, context)) return end(context, w.left, goalButton(labels.details, goal('details')))
    if (input.kind === 'chose' && input.choice === 'send' && input.data['device'] !== undefined) {
      const made = yield* ask(sendBankCode, { device: input.data['device'], card: context.card })
      return made.ok ? yield* endWithStatus(made.value, context) : refused(made.error, w.tooManySent, context)
    }
    if (input.kind === 'filled' && state.at === 'enter') {
      const made = yield* ask(enterBankCode, { code: input.values['code'] ?? '', card: context.card })
      return made.ok ? yield* endWithStatus(made.value, context) : refused(made.error, w.tooManyTries, context)
    }
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: prompt,
}
