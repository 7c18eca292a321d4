import { z } from 'zod'
import type { Context, Dialog, Talk } from '#conversation/flow/dialog.ts'
import { card, done, end, field, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { checkPin } from '#conversation/customer/questions.ts'
import { notTried } from '#conversation/customer/sign-in.ts'
import { signInWords } from '#conversation/customer/words.ts'
import { exportData } from './questions.ts'
import { exportWords } from './words.ts'

const State = z.object({ at: z.literal('pin') })
type State = z.infer<typeof State>

function* prompt(context: Context, remark?: Text): Talk<State> {
  const w = exportWords(context)
  const fields = [field('pin', 'old-pin', w.label, { kind: 'pin', maxLength: 8 })]
  const form = { title: w.title, submit: w.submit, fields }
  return { next: { at: 'pin' }, say: [card(context, { text: under(remark, w.ask), form })] }
}

function* files(context: Context): Talk<State> {
  const w = exportWords(context)
  const made = yield* ask(exportData)
  if (!made.ok) return end(context, w.tooMany(Math.max(0, made.error.until - context.now)))
  const { data, movements } = made.value
  const attached = { name: w.dataName, type: 'application/json', bytes: data, description: w.title } as const
  const table = { name: w.movementsName, type: 'text/csv', bytes: movements.bytes, description: w.title } as const
  return done(
    card(context, { text: w.done, rows: inRows([menuButton(context)]) }),
    { show: { card: context.newCard('file'), text: w.data, attachment: attached } },
    { show: { card: context.newCard('second-file'), text: w.movements(movements.rows), attachment: table } },
  )
}

/** Everything that is kept about the customer, as files. */
export const exportDialog: Dialog<State> = {
  name: 'export-data',
  access: 'signed-in',
  state: State,
  open: (_, context) => prompt(context),
  *hear(_, input, context) {
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    if (input.kind !== 'filled') return (yield* leaving(input)) ?? (yield* prompt(context))
    const checked = yield* ask(checkPin, { pin: input.values['pin'] ?? '' })
    if (checked.kind === 'wrong') return yield* prompt(context, signInWords(context).wrong(checked.triesLeft))
    // A person who is signed in and can't give the PIN may have found another's open chat.
    if (checked.kind !== 'right') return { ...notTried(checked, context), session: { signOut: true } }
    return yield* files(context)
  },
  again: (_, context) => prompt(context),
}
