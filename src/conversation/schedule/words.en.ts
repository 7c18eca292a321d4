import { FEE } from '#bank/ground/fees.ts'
import { type Coin, formatUsd, isZero, type Usd } from '#bank/ground/money.ts'
import type { Party } from '#bank/ground/order.ts'
import { type Day, lastOf, monthDayOf, type Recurrence, weekdayOf } from '#bank/ground/calendar.ts'
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

const facts = ({ from, to, amount, note, rule, coin }: Schedule): readonly Text[] => [
  rich`Amount: ${bold(coin === undefined ? formatUsd(amount) : `${formatUsd(amount)} of ${coin}`)}${rule.repeat === 'once' ? '' : ' each time'}`,
  rich`To: ${bold(partyName(to))}`,
  rich`From: ${bold(from.name)}`,
  ...(isZero(FEE) ? [] : [rich`Fee: ${formatUsd(FEE)}`]),
  rich`When: ${bold(often(rule))}, at 9 in the morning`,
  ...(rule.repeat === 'once' ? [] : [rich`First: ${bold(dayName(rule.first))}`, rich`Ends: ${ending(rule)}`]),
  ...(note === '' ? [] : [rich`Note: ${note}`]),
]

/** Short enough for a list of many. */
const short = ({ to, amount, note, rule, coin }: Schedule): Text =>
  coin === undefined
    ? sent({ to, amount, note, rule })
    : rich`Buy ${bold(`${formatUsd(amount)} of ${coin}`)}, ${rhythm(rule)}`
const sent = ({ to, amount, note, rule }: Pick<Schedule, 'to' | 'amount' | 'note' | 'rule'>): Text =>
  rich`${bold(formatUsd(amount))} to ${fit(partyName(to))}, ${rhythm(rule)}${note === '' ? '' : ` (${fit(note)})`}`

/** A single day is named by its rhythm already. */
const nextOf = (schedule: Schedule): string =>
  schedule.rule.repeat === 'once' && schedule.state === 'active' ? '' : `: ${nextText(schedule)}`

const nextText = (schedule: Schedule): string => {
  if (schedule.state === 'paused') return 'paused'
  const day = dayOfNext(schedule)
  return day === undefined ? 'ended' : `next on ${dayName(day)}`
}

/** Money that is sent later, or again and again. */
const sending = (schedule: Schedule, now: number): Text =>
  lines(
    rich`${bold(schedule.rule.repeat === 'once' ? 'Send this later?' : 'Schedule this?')}`,
    ...facts(schedule),
    '',
    schedule.rule.repeat === 'once'
      ? rich`Press Confirm and I’ll send it on that day; until then you can delete it. This card expires in ${duration(schedule.expiresAt - now)}.`
      : rich`Press Confirm once and I’ll make each payment on its day; you can pause or delete it at any time. This card expires in ${duration(schedule.expiresAt - now)}.`,
  )

/** The price is the one of each day: nothing of it is promised. */
const purchases = (schedule: Schedule, coin: Coin, now: number): Text =>
  lines(
    rich`${bold(`Buy ${coin} again and again?`)}`,
    ...facts(schedule),
    '',
    rich`Each time I buy at the price of that moment. The money isn’t set aside: if it isn’t in the account then, if the account is frozen or there’s no current price, nothing is bought that day. I skip it and tell you.`,
    rich`Press Confirm once and I’ll buy on each of these days; you can pause, change or cancel it at any time. This card expires in ${duration(schedule.expiresAt - now)}.`,
  )

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
  oneLabel: ({ to, amount, note, coin }: Schedule, at: number): string =>
    fit(
      `${at + 1}. ${formatUsd(amount)} ${coin === undefined ? (note === '' ? `to ${to.name}` : note) : `of ${coin}`}`,
    ),
  one: (schedule: Schedule): Text =>
    lines(
      rich`${bold(schedule.coin === undefined ? 'Scheduled payment' : 'Recurring purchase')}: ${nextText(schedule)}`,
      ...facts(schedule),
      ...(schedule.why === 'refusals'
        ? [
            '',
            rich`I paused it because its last ${MAX_REFUSALS} ${schedule.coin === undefined ? 'payments' : 'purchases'} didn’t go through.`,
          ]
        : []),
    ),
  proposal: (schedule: Schedule, now: number): Text =>
    schedule.coin === undefined ? sending(schedule, now) : purchases(schedule, schedule.coin, now),
  confirmed: (schedule: Schedule): Text =>
    lines(
      rich`${bold('Scheduled')}`,
      schedule.coin === undefined
        ? rich`${bold(formatUsd(schedule.amount))} to ${bold(partyName(schedule.to))}, ${often(schedule.rule)}${nextOf(schedule)}.`
        : rich`Buy ${bold(`${formatUsd(schedule.amount)} of ${schedule.coin}`)}, ${often(schedule.rule)}${nextOf(schedule)}.`,
      rich`I’ll tell you here each time.`,
    ),
  paused: rich`Paused. Nothing is sent until you resume it; days that pass in the meantime are skipped.`,
  pausedPurchases: rich`Paused. Nothing is bought until you resume it; days that pass in the meantime are skipped.`,
  resumed: (schedule: Schedule): Text =>
    rich`Resumed: ${nextText(schedule)}. Days that passed in the meantime are skipped.`,
  resumedEnded: rich`Its last day has passed, so there’s nothing left to resume.`,
  deleted: rich`Deleted. It won’t send anything more.`,
  deletedPurchases: rich`Deleted. It won’t buy anything more. The coins you have stay yours.`,
  underWay: rich`The payment that was due just now had already started; its own card shows how it ends.`,
  unchanged: rich`It’s already that way.`,
  gone: rich`That scheduled payment no longer exists. Here’s what you have.`,
  which: (typed: string): Text =>
    rich`I couldn’t find a scheduled payment called ${bold(typed)}. Please press the one you mean.`,
  whichOne: rich`Please press the one you mean.`,
  deleteAsk: (schedule: Schedule): Text => rich`Delete this for good? ${short(schedule)}.`,

  whenTitle: 'When',
  when: (to: Text): Text => rich`${to} When should I send it?`,
  repeatLabel: 'How often',
  repeats: { once: 'Once', weekly: 'Every week', monthly: 'Every month' },
  dayLabel: 'On which day',
  dayHint: 'For example Friday, 1st, or June 3. At 9 in the morning',
  endsLabel: 'When it ends',
  endsHint: 'For example 10 times, or Dec 31. Leave empty for no end',
  noRule: {
    day: rich`I couldn’t read that day. Please type one like ${code('Friday')} for every week, ${code('1st')} or ${code('31st')} for every month, or a date like ${code('June 3')}.`,
    ends: rich`I couldn’t read when it should end. Please type it like ${code('10 times')} or ${code('Dec 31')}, or leave it empty.`,
    passed: rich`Please choose a day from tomorrow on, within ten years. To pay today, just send it.`,
    never: rich`It would end before it starts. Please choose a later end, or none.`,
  },
  tooMany: (limit: number): Text =>
    rich`Nothing was scheduled: you can have ${limit} scheduled payments at most. Delete one you no longer need, then try again.`,
  changeDay: 'Change day',

  missedTitle: 'A scheduled payment was missed',
  missed: (day: Day, until: number, now: number): Text =>
    rich`Nothing was sent: it was due on ${bold(dayName(day))}, and I couldn’t make it then. I never pay late without asking. Should I send it now? You have ${duration(until - now)} to answer; after that it’s skipped. Later payments go out as planned.`,
  unanswered: (what: Text, day: Day): Text =>
    rich`Nothing was sent: ${what}, due on ${dayName(day)}, wasn’t paid, because I asked and got no answer in time.`,
  amountTo: (amount: Usd, to: Party): Text => rich`${bold(formatUsd(amount))} to ${bold(partyName(to))}`,
  skipped: rich`Skipped. Nothing was sent. Later payments go out as planned.`,
  skippedTitle: 'Scheduled payments were skipped',
  purchasesSkippedTitle: 'Recurring purchases were skipped',
  purchasesSkipped: (first: Day, last: Day, count: number): Text =>
    count === 1
      ? rich`The purchase of ${bold(dayName(first))} couldn’t be made on its day and has been skipped. Nothing was bought for it.`
      : rich`${bold(String(count))} purchases from ${bold(dayName(first))} to ${bold(dayName(last))} couldn’t be made on their days and have been skipped. Nothing was bought for them.`,
  skippedDays: (first: Day, last: Day, count: number): Text =>
    count === 1
      ? rich`The payment of ${bold(dayName(first))} was missed and has been skipped. Nothing was sent for it.`
      : rich`${bold(String(count))} payments from ${bold(dayName(first))} to ${bold(dayName(last))} were missed and have been skipped. Nothing was sent for them.`,
  nothingSent: rich`Nothing was sent for this day.`,
  noPurchase: rich`Nothing was bought for this day.`,
  purchasesGoOn: (next: string): Text =>
    rich`Nothing was bought for this day. The recurring purchase continues: ${next}.`,
  goesOn: (next: string): Text => rich`Nothing was sent for this day. The schedule continues: ${next}.`,
  nextText,
  short,
  pausedTitle: 'Scheduled payment paused',
  purchasesPausedTitle: 'Recurring purchase paused',
  purchasesPausedItself: rich`Its last ${MAX_REFUSALS} purchases in a row didn’t go through, so I paused it. Nothing more is bought unless you resume it; days that pass in the meantime are skipped.`,
  pausedItself: rich`Its last ${MAX_REFUSALS} payments in a row didn’t go through, so I paused it. Nothing more is sent unless you resume it; days that pass in the meantime are skipped.`,
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
  whichCoin: rich`Which coin should I buy again and again?`,
  amountEachTime: (coin: Coin): Text => rich`How many dollars of ${bold(coin)} should I buy each time?`,
  amountTitle: 'Amount each time',
  amountLabel: 'Dollars each time',
  amountHint: 'For example 20',
  inDollars: rich`Recurring purchases are made for dollars, since the price is different each time.`,
  whenPurchases: rich`How often should I buy, and on which day?`,
  again: rich`A recurring purchase comes every week or every month. Please choose a day like ${code('every Friday')} or ${code('every month on the 1st')}.`,
  change: 'Change',
}
