import { z } from 'zod'
import { unreachable } from '#kit/result.ts'
import { type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, end, field, isBack, leaving, under } from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { customerHere } from '#conversation/ask/customer.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { checkPin, freezeAccount, unfreezeAccount } from './questions.ts'
import { notTried } from './sign-in.ts'
import { freezeWords, signInWords } from './words.ts'

const wording = (to: Localized) => ({ w: freezeWords(to), signIn: signInWords(to), labels: labelWords(to) })

const Nothing = z.object({})

/** `about`: the trouble that a person may be told of, by the name of its goal. */
function* freeze(about: string, context: Context): Talk<z.infer<typeof Nothing>> {
  const { w, labels } = wording(context)
  if ((yield* ask(customerHere)) === undefined)
    return end(
      context,
      w.unknown,
      goalButton(labels.linkExisting, goal('claim'), 'primary'),
      goalButton(labels.forgotPin, goal('forgot-pin')),
      goalButton(labels.person, goal(about)),
    )
  const { epoch } = yield* ask(freezeAccount)
  const ways = [
    goalButton(labels.person, goal(about)),
    goalButton(labels.changePin, goal('pin')),
    goalButton(labels.unfreeze, goal('unfreeze')),
  ]
  const ended = end(context, w.frozen, ...ways)
  return context.customer === undefined ? ended : { ...ended, session: { keepIn: epoch } }
}

/** One tap, without the PIN: whoever is in a hurry has a linked chat, and undoing it takes proof. */
export const freezeDialog: Dialog<z.infer<typeof Nothing>> = {
  name: 'freeze',
  access: 'anyone',
  state: Nothing,
  open: ({ slots }, context) => freeze(slots['about'] ?? 'people.fraud', context),
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? end(context, freezeWords(context).frozen)
  },
  *again(_, context) {
    return end(context, freezeWords(context).frozen)
  },
}

const Pin = z.object({ at: z.literal('pin') })

function* prompt(context: Context, remark?: Text): Talk<z.infer<typeof Pin>> {
  const { w } = wording(context)
  const form = {
    title: w.title,
    submit: w.submit,
    fields: [field('pin', 'old-pin', w.label, { kind: 'pin', maxLength: 8 })],
  }
  return { next: { at: 'pin' }, say: [card(context, { text: under(remark, w.ask), form })] }
}

function* unfreeze(pin: string, context: Context): Talk<z.infer<typeof Pin>> {
  const { w, signIn } = wording(context)
  const checked = yield* ask(checkPin, { pin })
  if (checked.kind === 'wrong') return yield* prompt(context, signIn.wrong(checked.triesLeft))
  // A person who is signed in and can't give the PIN may have found another's open chat.
  if (checked.kind !== 'right') return { ...notTried(checked, context), session: { signOut: true } }
  const done = yield* ask(unfreezeAccount)
  switch (done.kind) {
    case 'not-frozen':
      return end(context, w.notFrozen)
    case 'waits':
      return end(context, w.waits(Math.max(0, done.until - context.now), done.hasOtherChats))
    case 'unfrozen':
      return end(context, w.unfrozen)
    default:
      return unreachable(done)
  }
}

export const unfreezeDialog: Dialog<z.infer<typeof Pin>> = {
  name: 'unfreeze',
  access: 'signed-in',
  state: Pin,
  open: (_, context) => prompt(context),
  *hear(_, input, context) {
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    if (input.kind !== 'filled') return (yield* leaving(input)) ?? (yield* prompt(context))
    return yield* unfreeze(input.values['pin'] ?? '', context)
  },
  again: (_, context) => prompt(context),
}
