import { z } from 'zod'
import { dayOf } from '#bank/ground/allowances.ts'
import type { Recurrence, Repeat } from '#bank/ground/calendar.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import type { Asking, FlowForm, Reading } from '#conversation/flow/declare.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import { field } from '#conversation/flow/kit.ts'
import type { Result } from '#kit/result.ts'
import { type NoRule, readChange, readDays, readWhen } from './days.ts'
import { scheduleWords as say } from './words.ts'

const RepeatSlot = z.enum(['once', 'weekly', 'monthly'])
export const RuleSlot = z.object({
  repeat: RepeatSlot,
  first: z.string(),
  monthDay: z.number().exactOptional(),
  until: z.string().exactOptional(),
  times: z.number().exactOptional(),
})

export function* today(context: Context): Asking<string> {
  const { timeZone } = yield* ask(readCustomer)
  return dayOf(context.now, timeZone)
}

const reading = (rule: Result<Recurrence, NoRule>, context: Context): Reading<{ readonly rule: Recurrence }> =>
  rule.ok ? { given: { rule: rule.value } } : { wrong: say(context).noRule[rule.error] }

export function* readSaid(text: string, context: Context, before?: Recurrence) {
  const day = yield* today(context)
  return reading(before === undefined ? readWhen(text, day, context) : readChange(text, before, day, context), context)
}

export const whenForm = (context: Context, repeats: readonly Repeat[]): FlowForm => {
  const w = say(context)
  const choices = repeats.map((value) => ({ value, label: w.repeats[value] }))
  const fields = [
    field('repeat', 'choice', w.repeatLabel, { kind: 'choice', choices }),
    field('day', 'text', w.dayLabel, { hint: w.dayHint, maxLength: 40 }),
    field('ends', 'text', w.endsLabel, { hint: w.endsHint, required: false, maxLength: 40 }),
  ]
  return { title: w.whenTitle, fields }
}

/** What a form says: how often, on which day, and until when. */
export function* readForm(
  { repeat, day = '', ends = '' }: Readonly<Record<string, string>>,
  context: Context,
): Asking<Reading<{ readonly rule: Recurrence }>> {
  const known = RepeatSlot.safeParse(repeat).data
  return known && reading(readDays({ repeat: known, day, ends }, yield* today(context), context), context)
}
