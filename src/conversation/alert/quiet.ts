import type { QuietHours } from '#bank/ground/customer.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Context, Talk } from '#conversation/flow/dialog.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { list, type Page } from './pages.ts'
import { keepQuietHours } from './questions.ts'
import { alertWords as say } from './words.ts'

const minuteOf = (said: string | undefined): number | undefined => {
  const [, hour, minute] = /^(\d{1,2}):([0-5]\d)$/.exec(said ?? '') ?? []
  return hour === undefined || Number(hour) > 23 ? undefined : Number(hour) * 60 + Number(minute)
}

export const quietHoursIn = ({ from, to }: Goal['slots']): QuietHours | undefined => {
  const [begin, end] = [minuteOf(from), minuteOf(to)]
  return begin === undefined || end === undefined || begin === end ? undefined : { from: begin, to: end }
}

/** Sets when no alert is told, or ends it; with neither, the list shows how it is. */
export function* quiet({ slots }: Goal, context: Context): Talk<Page> {
  const w = say(context)
  if (slots['off'] !== undefined) {
    yield* ask(keepQuietHours, { hours: undefined })
    return yield* list(context, w.quietOff)
  }
  if (slots['from'] === undefined) return yield* list(context, w.askQuiet)
  const hours = quietHoursIn(slots)
  if (hours === undefined) return yield* list(context, w.badQuiet)
  yield* ask(keepQuietHours, { hours })
  return yield* list(context)
}
