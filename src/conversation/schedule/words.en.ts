import { FEE } from '#bank/ground/fees.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import type { Party } from '#bank/ground/order.ts'
import { type Day, lastOf, monthDayOf, type Recurrence, weekdayOf } from '#bank/schedule/calendar.ts'
import { dayOfNext, MAX_REFUSALS, type Schedule } from '#bank/schedule/schedule.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { fit } from '#conversation/words/text.ts'
import { partyName } from '#conversation/operation/words.en.ts'
import { dayName, duration } from '#conversation/words/times.en.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const ordinal = (n: number): string => {
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

/** `every Friday`, `every month on the 31st`, `once, on Wed, Jun 3, 2026`. */
const rhythm = ({ repeat, first, monthDay = monthDayOf(first) }: Recurrence): string => {
  if (repeat === 'once') return `once, on ${dayName(first)}`
  return repeat === 'weekly' ? `every ${WEEKDAYS[weekdayOf(first)]}` : `every month on the ${ordinal(monthDay)}`
}
const often = (rule: Recurrence): string =>
  (rule.monthDay ?? 1) > 28 ? `${rhythm(rule)}, or the last day of a shorter month` : rhythm(rule)

const ending = (rule: Recurrence): string => {
  const last = lastOf(rule)
  if (last === undefined) return 'when you pause or delete it'
  return rule.times === undefined
    ? `the last one on ${dayName(last)}`
    : `after ${rule.times} ${rule.times === 1 ? 'time' : 'times'}, the last one on ${dayName(last)}`
}

const facts = ({ from, to, amount, note, rule }: Schedule): readonly Text[] => [
  rich`From: ${bold(from.name)}`,
  rich`To: ${bold(partyName(to))}`,
  rich`Amount: ${bold(formatUsd(amount))}${rule.repeat === 'once' ? '' : ' each time'}`,
  rich`Fee: ${formatUsd(FEE)}`,
  rich`When: ${bold(often(rule))}, at 9 in the morning`,
  ...(rule.repeat === 'once' ? [] : [rich`First: ${bold(dayName(rule.first))}`, rich`Ends: ${ending(rule)}`]),
  rich`Note: ${note === '' ? 'none' : note}`,
]

/** Short enough for a list of many. */
const short = ({ to, amount, note, rule }: Schedule): Text =>
  rich`${bold(formatUsd(amount))} to ${fit(partyName(to))}, ${rhythm(rule)}${note === '' ? '' : ` (${fit(note)})`}`

/** A single day is named by its rhythm already. */
const nextOf = (schedule: Schedule): string =>
  schedule.rule.repeat === 'once' && schedule.state === 'active' ? '' : `: ${nextText(schedule)}`

const nextText = (schedule: Schedule): string => {
  if (schedule.state === 'paused') return 'paused'
  const day = dayOfNext(schedule)
  return day === undefined ? 'ended' : `next on ${dayName(day)}`
}

export const schedules = {
  often,
  none: rich`Nothing is scheduled. Say for example ${code('send 50 to alex every friday')} or ${code('pay rent 800 to sam monthly on the 1st')}.`,
  list: (all: readonly Schedule[], from: number): Text =>
    lines(
      rich`${bold('Scheduled payments')}`,
      ...all.map((each, at) => rich`${from + at + 1}. ${short(each)}${nextOf(each)}`),
      '',
      rich`Press one to pause, resume or delete it.`,
    ),
  oneLabel: ({ to, amount, note }: Schedule, at: number): string =>
    fit(`${at + 1}. ${formatUsd(amount)} ${note === '' ? `to ${to.name}` : note}`),
  one: (schedule: Schedule): Text =>
    lines(
      rich`${bold('Scheduled payment')}: ${nextText(schedule)}`,
      ...facts(schedule),
      ...(schedule.why === 'refusals'
        ? ['', rich`I paused it by myself: its last ${MAX_REFUSALS} payments did not go through.`]
        : []),
    ),
  proposal: (schedule: Schedule, now: number): Text =>
    lines(
      rich`${bold(schedule.rule.repeat === 'once' ? 'Send this later?' : 'Schedule this?')}`,
      ...facts(schedule),
      '',
      schedule.rule.repeat === 'once'
        ? rich`Press Confirm and I send it by myself on that day; until then you can delete it. This card is good for ${duration(schedule.expiresAt - now)}.`
        : rich`Press Confirm once and I make each payment by myself on its day; you can pause or delete it at any time. This card is good for ${duration(schedule.expiresAt - now)}.`,
    ),
  confirmed: (schedule: Schedule): Text =>
    lines(
      rich`${bold('Scheduled')}`,
      rich`${bold(formatUsd(schedule.amount))} to ${bold(partyName(schedule.to))}, ${often(schedule.rule)}${nextOf(schedule)}.`,
      rich`I’ll tell you here each time.`,
    ),
  paused: rich`Paused. Nothing is sent until you resume it; days that pass meanwhile are left out.`,
  resumed: (schedule: Schedule): Text => rich`Resumed: ${nextText(schedule)}. Days that passed meanwhile are left out.`,
  resumedEnded: rich`Its last day has passed meanwhile, so there is nothing left to resume.`,
  deleted: rich`Deleted. Nothing more is sent by it.`,
  underWay: rich`The payment that was due just now was already on its way; its own card tells you how it ends.`,
  unchanged: rich`It stands like that already.`,
  gone: rich`That scheduled payment is no longer there. Here is what is.`,
  which: (typed: string): Text => rich`I found no scheduled payment by ${bold(typed)}. Please press the one you mean.`,
  whichOne: rich`Please press the one you mean.`,
  deleteAsk: (schedule: Schedule): Text => rich`Delete this for good? ${short(schedule)}.`,

  whenTitle: 'When',
  when: (to: Text): Text => rich`${to} When should I send it?`,
  repeatLabel: 'How often',
  repeats: { once: 'Once', weekly: 'Every week', monthly: 'Every month' },
  dayLabel: 'On which day',
  dayHint: 'For example Friday, 1st, or June 3. At 9 in the morning',
  endsLabel: 'Until when',
  endsHint: 'For example 10 times, or Dec 31. Empty: until you stop it',
  noRule: {
    day: rich`I could not read that day. Please give one like ${code('Friday')} for every week, ${code('1st')} or ${code('31st')} for every month, or a date like ${code('June 3')}.`,
    ends: rich`I could not read when it should end. Please say it like ${code('10 times')} or ${code('Dec 31')}, or leave it empty.`,
    passed: rich`Please choose a day from tomorrow on, within ten years. For today, just send it.`,
    never: rich`It would end before it begins. Please choose a later end, or none.`,
  },
  tooMany: (limit: number): Text =>
    rich`You can have ${limit} scheduled payments at most. Nothing was scheduled; delete one that you no longer need.`,
  changeDay: 'Change day',

  missedTitle: 'A scheduled payment was missed',
  missed: (day: Day, until: number, now: number): Text =>
    rich`It was due on ${bold(dayName(day))}, and I could not make it then. I never pay late without asking: shall I make it now? You can answer for ${duration(until - now)}; without an answer it is left out. The days after it are paid as planned.`,
  unanswered: (what: Text, day: Day): Text =>
    rich`${what}, which was due on ${dayName(day)}, was not paid: I asked and got no answer in time. Nothing was sent.`,
  amountTo: (amount: Usd, to: Party): Text => rich`${bold(formatUsd(amount))} to ${bold(partyName(to))}`,
  skipped: rich`Left out. Nothing was sent. The days after it are paid as planned.`,
  skippedTitle: 'Scheduled payments were left out',
  skippedDays: (first: Day, last: Day, count: number): Text =>
    count === 1
      ? rich`The payment of ${bold(dayName(first))} was missed and is left out. Nothing was sent for it.`
      : rich`${bold(String(count))} payments from ${bold(dayName(first))} to ${bold(dayName(last))} were missed and are left out. Nothing was sent for them.`,
  nothingSent: rich`Nothing was sent for this day.`,
  goesOn: (next: string): Text => rich`Nothing was sent for this day. The schedule goes on: ${next}.`,
  nextText,
  short,
  pausedTitle: 'Scheduled payment paused',
  pausedItself: rich`Its last ${MAX_REFUSALS} payments in a row did not go through, so I paused it. Nothing more is sent by it unless you resume it; days that pass meanwhile are left out.`,
  lastTime: (why: Text): Text => rich`The last time: ${why}`,
  run: 'Run now',
  skip: 'Skip',
  pause: 'Pause',
  resume: 'Resume',
  delete: 'Delete',
  keep: 'Keep it',
  show: 'See the schedule',
  more: 'More',
  add: 'New scheduled payment',
}
