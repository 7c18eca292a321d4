import { z } from 'zod'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import {
  button,
  type ButtonDraft,
  type Context,
  type Dialog,
  goalButton,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { card, end, inRows, isBack, leaving, under } from '#conversation/flow/kit.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { labelWords } from '#conversation/words/words.ts'
import { setTimeZone } from './questions.ts'
import { zoneWords } from './words.ts'
import { OFFERED_ZONES, zoneName, zoneNamed } from './zones.ts'

const NAME = 'time-zone'

/** What it was asked for: that goes on once it is known. */
const After = z.object({ name: z.string(), slots: z.record(z.string(), z.string()) })
const State = z.object({ after: After.exactOptional() })
type State = z.infer<typeof State>

const choices = (context: Context): readonly ButtonDraft[] => [
  ...OFFERED_ZONES.map((zone) => button(NAME, zoneName(zone, context), 'zone', { data: { zone } })),
  button(NAME, labelWords(context).back, 'back'),
]

function* which(state: State, context: Context, remark?: Text): Talk<State> {
  const { timeZone } = yield* ask(readCustomer)
  const w = zoneWords(context)
  const text = state.after === undefined ? w.which(zoneName(timeZone, context)) : w.asked
  return { next: state, say: [card(context, { text: under(remark, text), rows: inRows(choices(context)) })] }
}

/** From now on it is theirs; a dialog that had waited for it goes on. */
function* take(timeZone: string, { after }: State, hasMoved: boolean, context: Context): Talk<State> {
  yield* ask(setTimeZone, { timeZone })
  if (after !== undefined) return { next: 'done', say: [], then: after }
  const { set, moved } = zoneWords(context)
  const labels = labelWords(context)
  const details = goalButton(labels.details, goal('details'))
  const address = goalButton(zoneWords(context).changeAddress, goal('details', { detail: 'address' }), 'primary')
  return hasMoved
    ? end(context, moved(zoneName(timeZone, context)), address, details)
    : end(context, set(zoneName(timeZone, context)), details)
}

/** Whose clock a customer's days and times are told by. */
export const timeZoneDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  *open({ slots }: Goal, context) {
    const { to, moved, then, ...rest } = slots
    const state: State = then === undefined ? {} : { after: goal(then, rest) }
    if (to === undefined) return yield* which(state, context)
    const zone = zoneNamed(to)
    if (zone === undefined) return yield* which(state, context, zoneWords(context).unknown(to))
    return yield* take(zone, state, moved !== undefined, context)
  },
  *hear(state, input, context) {
    if (isBack(input)) return { next: 'done', say: [], then: goal('details') }
    if (input.kind === 'chose')
      return input.data['zone'] === undefined
        ? { next: 'done', say: [], then: goal('details') }
        : yield* take(input.data['zone'], state, false, context)
    const named = input.kind === 'said' ? zoneNamed(input.text) : undefined
    if (named !== undefined) return yield* take(named, state, false, context)
    return (yield* leaving(input)) ?? (yield* which(state, context))
  },
  again: which,
}
