import { z } from 'zod'
import { weaknessOf } from '#bank/customer/pin.ts'
import type { Context, Dialog, Talk } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { changePin, checkPin, whyWeak } from './questions.ts'
import { pinWords, registerWords, signInWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { card, end, field, isBack, leaving, under } from '#conversation/flow/kit.ts'
import { notTried, waysOf } from './sign-in.ts'

const wording = (to: Localized) => ({ w: pinWords(to), signIn: signInWords(to), labels: labelWords(to) })
const NAME = 'pin'

const State = z.object({ at: z.literal('form') })
type State = z.infer<typeof State>

function* prompt(_: unknown, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const fields = [
    field('old', 'old-pin', w.labels.old, { kind: 'pin', maxLength: 8 }),
    field('pin', 'pin', w.labels.pin, { kind: 'pin', maxLength: 8, hint: registerWords(context).hints.pin }),
    field('pinAgain', 'old-pin', w.labels.pinAgain, { kind: 'pin', maxLength: 8 }),
  ]
  const form = { title: w.title, submit: labels.continue, fields }
  return { next: { at: 'form' }, say: [card(context, { text: under(remark, w.ask), form, rows: waysOf(context) })] }
}

export const pinDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open: (_, context) => prompt(undefined, context),
  *hear(state, input, context) {
    const { w, signIn } = wording(context)
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    if (input.kind !== 'filled') return (yield* leaving(input)) ?? (yield* prompt(state, context))
    const { old = '', pin = '', pinAgain = '' } = input.values
    // Before the old one is checked, so that a slip of the finger costs no try.
    if (pin !== pinAgain) return yield* prompt(state, context, w.differ)
    if (pin === old) return yield* prompt(state, context, w.same)
    const { birthDate, phone } = yield* ask(readCustomer)
    const weakness = weaknessOf(pin, { birthDate, phone })
    if (weakness !== undefined) return yield* prompt(state, context, validatorWords(context).pin[weakness])
    const checked = yield* ask(checkPin, { pin: old })
    if (checked.kind === 'wrong') return yield* prompt(state, context, signIn.wrong(checked.triesLeft))
    // A person who is signed in and can't give the PIN may have found another's open chat.
    if (checked.kind !== 'right') return { ...notTried(checked, context), session: { signOut: true } }
    // Only whoever knows the PIN may learn what the Social Security number is made of.
    const secretWeakness = yield* ask(whyWeak, { pin })
    if (secretWeakness !== undefined) return yield* prompt(state, context, validatorWords(context).pin[secretWeakness])
    const { epoch } = yield* ask(changePin, { pin })
    return { ...end(context, w.changed), session: { keepIn: epoch } }
  },
  again: (state, context) => prompt(state, context),
}
