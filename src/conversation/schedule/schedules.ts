import { z } from 'zod'
import { type OperationId, operationId, type ScheduleId, scheduleId } from '#bank/ground/ids.ts'
import { type Coin, toDecimal } from '#bank/ground/money.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal, named as wanted, type Slots } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { outcomeCard } from '#conversation/operation/cards.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { ScheduleDecided } from '#bank/schedule/manage.ts'
import { answerMissed, listSchedules, pauseSchedule, resumeSchedule } from './questions.ts'
import { deleteSchedule } from '#conversation/ask/schedule.ts'
import { lines } from '#conversation/words/text.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { scheduleWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { factsOf } from '#conversation/operation/confirm.ts'
import { card, done, end, inRows, isBack, isNo, isYes, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { coinOf, only, ScheduleSlot } from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: scheduleWords(to), accounts: proposalWords(to), labels: labelWords(to) })
const NAME = 'schedules'
const PAGE = 8

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('list'), page: z.number() }),
  z.object({ at: z.enum(['one', 'delete']), schedule: ScheduleSlot }),
])
type State = z.infer<typeof State>

function* list(context: Context, remark?: Text, page = 0): Talk<State> {
  const { w } = wording(context)
  const all = yield* ask(listSchedules)
  const from = page * PAGE < all.length ? page * PAGE : 0
  const shown = all.slice(from, from + PAGE)
  const rows = inRows([
    ...shown.map((each, at) => button(NAME, w.oneLabel(each, from + at), 'one', { data: { schedule: each.id } })),
    ...(all.length > PAGE ? [button(NAME, w.more, 'more')] : []),
    goalButton(w.add, goal('schedule'), 'primary'),
    menuButton(context),
  ])
  const text = under(remark, all.length === 0 ? w.none : w.list(shown, from))
  return { next: { at: 'list', page: from / PAGE }, say: [card(context, { text, rows })] }
}

function* one(id: ScheduleId, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const schedule = (yield* ask(listSchedules)).find((each) => each.id === id)
  if (schedule === undefined) return yield* list(context, remark ?? w.gone)
  const isPaused = schedule.state === 'paused'
  const rows = [
    [
      isPaused ? button(NAME, w.resume, 'resume', { style: 'primary' }) : button(NAME, w.pause, 'pause'),
      ...(schedule.coin === undefined ? [] : [goalButton(w.change, changed(schedule, schedule.coin))]),
      button(NAME, w.delete, 'delete', { style: 'danger' }),
    ],
    [button(NAME, labels.back, 'back'), menuButton(context)],
  ]
  const text = under(remark, w.one(schedule))
  return { next: { at: 'one', schedule: id }, say: [card(context, { text, rows })] }
}

/** What is bought again and again, said once more, to be changed: `wish` is what is to be otherwise. */
const changed = ({ id, amount }: Schedule, coin: Coin, wish: Slots = {}): Goal =>
  goal('recurring-buy', { coin, amount: toDecimal(amount), ...wish, replaces: id })

function* askDelete(id: ScheduleId, context: Context): Talk<State> {
  const { w } = wording(context)
  const schedule = (yield* ask(listSchedules)).find((each) => each.id === id)
  if (schedule === undefined) return yield* list(context, w.gone)
  const rows = [[button(NAME, w.delete, 'confirm', { style: 'danger' }), button(NAME, w.keep, 'cancel')]]
  return {
    next: { at: 'delete', schedule: id },
    say: [card(context, { text: w.deleteAsk(schedule), rows })],
  }
}

/** What a decision has come to, in words. */
const saidOf = (decided: ScheduleDecided, wish: Text, to: Localized): Text => {
  const { w } = wording(to)
  if (decided.kind === 'done') return decided.underWay === undefined ? wish : lines(wish, w.underWay)
  if (decided.kind === 'payee-left') return proposalWords(to).refusal(decided)
  return decided.kind === 'no-change' ? w.unchanged : w.gone
}

function* act(what: string | undefined, { id, coin }: Schedule, context: Context): Talk<State> {
  const { w } = wording(context)
  switch (what) {
    case 'pause':
      return yield* one(
        id,
        context,
        saidOf(yield* ask(pauseSchedule, { schedule: id }), coin === undefined ? w.paused : w.pausedPurchases, context),
      )
    case 'resume': {
      const decided = yield* ask(resumeSchedule, { schedule: id })
      const isOver = decided.kind === 'done' && decided.schedule.state === 'ended'
      const wish = decided.kind === 'done' && !isOver ? w.resumed(decided.schedule) : w.resumedEnded
      return yield* one(id, context, saidOf(decided, wish, context))
    }
    case 'delete':
      return yield* askDelete(id, context)
    default:
      return yield* one(id, context)
  }
}

/** Named by what it buys: `coin:BTC`, `coin:any`. */
const COINS_OF = 'coin:'
const buying = (all: readonly Schedule[], typed: string): Schedule | undefined => {
  const coin = coinOf(typed.slice(COINS_OF.length))
  return only(all.filter((each) => each.coin !== undefined && (coin === undefined || each.coin === coin)))
}

/** By its id (from a button), its note, or who is paid. */
const named = (all: readonly Schedule[], typed: string): Schedule | undefined => {
  if (typed.startsWith(COINS_OF)) return buying(all, typed)
  const bare = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/^(?:the |my )?(?:payments? (?:to|for) )?@?/, '')
  const wanted = bare(typed)
  const fits = (test: (schedule: Schedule) => boolean) => (wanted === '' ? undefined : only(all.filter(test)))
  return (
    all.find(({ id }) => id === typed) ??
    fits(({ note }) => note.toLowerCase() === wanted) ??
    fits(({ to }) => [to.handle, to.name].some((name) => name?.toLowerCase() === wanted)) ??
    fits(({ to, note }) => wanted.length >= 3 && `${note} ${to.name}`.toLowerCase().split(' ').includes(wanted))
  )
}

/** A missed payment, answered on its card: made now after all, or left out. */
function* missed(operation: OperationId, answer: 'run' | 'skip', context: Context): Talk<State> {
  const { w, accounts, labels } = wording(context)
  const answered = yield* ask(answerMissed, { operation, answer })
  if (answered.kind === 'not-yours') return end(context, accounts.notYours)
  const { place } = answered.operation
  if (answered.kind === 'stands') {
    const shown = outcomeCard(answered.operation, yield* factsOf(context), context.now)
    return done({ show: { ...shown, card: place.card } })
  }
  const rows = [[goalButton(labels.schedules, goal('schedules')), menuButton(context)]]
  return done({ show: { text: w.skipped, rows, card: place.card } })
}

function* deletedOf(id: ScheduleId, context: Context): Asking<Text> {
  const { w } = wording(context)
  const schedule = (yield* ask(listSchedules)).find((each) => each.id === id)
  return schedule?.coin === undefined ? w.deleted : w.deletedPurchases
}

function* hearOne(state: Extract<State, { at: 'one' | 'delete' }>, input: Input, context: Context): Talk<State> {
  const { w } = wording(context)
  const { schedule } = state
  if (state.at === 'delete') {
    if (isYes(input, context)) {
      // Read before it is gone.
      const wish = yield* deletedOf(schedule, context)
      return yield* list(context, saidOf(yield* ask(deleteSchedule, { schedule }), wish, context))
    }
    if (isNo(input, context)) return yield* one(schedule, context)
    return yield* askDelete(schedule, context)
  }
  const found = (yield* ask(listSchedules)).find((each) => each.id === schedule)
  if (found === undefined) return yield* list(context, w.gone)
  return yield* act(input.kind === 'chose' ? input.choice : undefined, found, context)
}

export const schedulesDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  *open({ slots }, context) {
    const { w } = wording(context)
    const { act: what, schedule } = slots
    const operation = operationId.parse(slots['operation'])
    if (operation !== undefined && (what === 'run' || what === 'skip')) return yield* missed(operation, what, context)
    if (schedule === undefined) return yield* list(context, what === undefined ? undefined : w.whichOne)
    const found = named(yield* ask(listSchedules), schedule)
    if (found?.coin !== undefined && what === 'change')
      return {
        next: 'done',
        say: [],
        then: changed(found, found.coin, wanted({ amount: slots['amount'], when: slots['when'] })),
      }
    if (found !== undefined) return yield* act(what, found, context)
    if (schedule.startsWith(COINS_OF)) return yield* list(context, what === undefined ? undefined : w.whichOne)
    return yield* list(context, schedule.startsWith('sch_') ? w.gone : w.which(schedule))
  },
  *hear(state, input, context) {
    if (isBack(input)) return state.at === 'list' ? { next: 'done', say: [], then: goal('menu') } : yield* list(context)
    const away = yield* leaving(input)
    if (away) return away
    if (state.at !== 'list') return yield* hearOne(state, input, context)
    if (input.kind === 'chose' && input.choice === 'more') return yield* list(context, undefined, state.page + 1)
    const id = input.kind === 'chose' && input.choice === 'one' ? scheduleId.parse(input.data['schedule']) : undefined
    return id === undefined ? yield* list(context, undefined, state.page) : yield* one(id, context)
  },
  again: (state, context) => {
    if (state.at === 'list') return list(context, undefined, state.page)
    return state.at === 'one' ? one(state.schedule, context) : askDelete(state.schedule, context)
  },
}
