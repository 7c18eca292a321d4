import { z } from 'zod'
import { usd } from '#bank/ground/money.ts'
import { MAX_SHARERS } from '#bank/request/limits.ts'
import { shareEqually } from '#bank/request/share.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { RULES } from '#conversation/form/rules.ts'
import type { ShareLine } from './split-words.en.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { requestWords, splitWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { card, end, field, inRows, isBack, isNo, isYes, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, readCents, usdOf } from '#conversation/flow/pick.ts'
import { askFor, findOther, targets } from './asking.ts'

const wording = (to: Localized) => ({ w: splitWords(to), r: requestWords(to), labels: labelWords(to) })
const NAME = 'split'
/** Shares are corrected on one form. */
const MOST_ON_FORM = 5

const People = z.array(z.string()).max(MAX_SHARERS)
const bill = { draft: z.string(), total: CentsSlot, people: People.min(1), mine: z.boolean(), to: AccountSlot }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('ask'), draft: z.string(), total: CentsSlot.optional(), people: People.optional() }),
  /** `shares`: what each of `people` is asked for, once that was corrected by hand. */
  z.object({ at: z.literal('confirm'), ...bill, shares: z.array(CentsSlot).optional() }),
  z.object({ at: z.literal('shares'), ...bill }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>
type Bill = Omit<At<'confirm'>, 'at'>

const fieldsOf = ({ total, people }: At<'ask'>, to: Localized) => {
  const { w, r } = wording(to)
  return [
    ...(total === undefined
      ? [field('total', 'amount', w.totalLabel, { kind: 'amount', hint: w.totalHint, maxLength: 20 })]
      : []),
    ...(people === undefined ? [field('people', 'text', w.peopleLabel, { hint: w.peopleHint, maxLength: 200 })] : []),
    ...(total === undefined || people === undefined
      ? [field('note', 'note', r.noteLabel, { hint: w.noteHint, required: false, maxLength: 80 })]
      : []),
  ]
}

const ME = /^(?:me|myself|i|us)$/i

/** Everybody named, as handles, each once; words for what is wrong with the list. */
function* readPeople(
  typed: string,
  to: Localized,
): Generator<Query, readonly string[] | { readonly wrong: Text }, unknown> {
  const { w } = wording(to)

  const names = typed.split(/[,;&]|\band\b/i).map((name) => name.trim())
  const handles = new Set<string>()
  for (const name of names.filter((each) => each !== '' && !ME.test(each)).slice(0, MAX_SHARERS + 1)) {
    const other = yield* findOther(name, to)
    if ('wrong' in other) return { wrong: w.nobody(name) }
    handles.add(other.handle)
  }
  if (handles.size === 0) return { wrong: w.none }
  return handles.size > MAX_SHARERS ? { wrong: w.tooMany(MAX_SHARERS) } : [...handles]
}

const centsOf = ({ total, people, mine, shares }: Bill): { each: readonly bigint[]; own: bigint } => {
  if (shares?.length === people.length) {
    const each = shares.map((cents) => BigInt(cents))
    return { each, own: BigInt(total) - each.reduce((sum, cents) => sum + cents, 0n) }
  }
  const { each, own } = shareEqually(usdOf(total), people.length, mine)
  return { each: people.map(() => each.minor), own: own.minor }
}

function* linesOf(state: Bill, to: Localized): Generator<Query, readonly ShareLine[] | undefined, unknown> {
  const { each } = centsOf(state)
  const found: ShareLine[] = []
  for (const [at, handle] of state.people.entries()) {
    const other = yield* findOther(`@${handle}`, to)
    if ('wrong' in other) return undefined
    found.push({ person: other, amount: usd(each[at] ?? 0n) })
  }
  return found
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  if (state.at === 'confirm') return yield* showConfirm(state, context, remark)
  if (state.at === 'ask') {
    const form = { title: w.title, submit: labels.continue, fields: fieldsOf(state, context) }
    return { next: state, say: [card(context, { text: under(remark, w.ask), form })] }
  }
  const { each } = centsOf(state)
  const fields = state.people.map((handle, at) =>
    field(`share${at}`, 'amount', `@${handle}`, { kind: 'amount', maxLength: 20, value: decimal(each[at] ?? 0n) }),
  )
  const form = { title: w.changeTitle, submit: labels.continue, fields: fields.slice(0, MOST_ON_FORM) }
  return { next: state, say: [card(context, { text: under(remark, w.changeAsk), form })] }
}

const decimal = (cents: bigint): string => `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`

function* showConfirm(state: Bill, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  const shares = yield* linesOf(state, context)
  const { own, each } = centsOf(state)
  const again: At<'ask'> = { at: 'ask', draft: state.draft }
  if (shares === undefined) return yield* prompt({ ...again, total: state.total }, context, w.none)
  if (each.some((cents) => cents < 1n)) return yield* prompt({ ...again, people: state.people }, context, w.tooSmall)
  const all = yield* targets()
  const into = all.find(({ id }) => id === state.to) ?? all[0]
  if (into === undefined) return noAccount(context)
  const note = (yield* ask(readDraft, { key: state.draft }))['note'] ?? ''
  const text = w.confirm({ total: usdOf(state.total), note, own: usd(own), shares, into: into.nickname })
  const rows = [
    [button(NAME, w.yes, 'confirm', { style: 'primary' }), button(NAME, labels.cancel, 'cancel')],
    [
      button(NAME, state.mine ? w.withoutMe : w.withMe, 'mine'),
      ...(state.people.length <= MOST_ON_FORM ? [button(NAME, w.change, 'shares')] : []),
    ],
  ]
  return { next: { ...state, at: 'confirm', to: into.id }, say: [card(context, { text: under(remark, text), rows })] }
}

const noAccount = (context: Context) => {
  const { r, labels } = wording(context)
  return end(context, r.noAccount, goalButton(labels.openAccount, goal('open-account'), 'primary'))
}

/** Asks what is still open, or shows everybody's share. */
function* advance({ draft, total, people }: At<'ask'>, context: Context): Talk<State> {
  const [first] = yield* targets()
  if (first === undefined) return noAccount(context)
  if (total === undefined || people === undefined || people.length === 0)
    return yield* prompt({ at: 'ask', draft, ...(total && { total }), ...(people?.length && { people }) }, context)
  return yield* showConfirm({ draft, total, people, mine: true, to: first.id }, context)
}

function* take(
  state: At<'ask'>,
  given: { total?: string | undefined; people?: string | undefined },
  context: Context,
): Talk<State> {
  const total = readCents(given.total) ?? state.total
  const kept = { ...state, ...(total && { total }) }
  if (given.people === undefined) return yield* advance(kept, context)
  const people = yield* readPeople(given.people, context)
  return 'wrong' in people
    ? yield* prompt(kept, context, people.wrong)
    : yield* advance({ ...kept, people: [...people] }, context)
}

function* open({ slots }: Goal, context: Context): Talk<State> {
  if ((yield* targets()).length === 0) return noAccount(context)
  const draft = `split:${context.turn.id}`
  const note = RULES.note(slots.note ?? '', context)
  yield* ask(putDraft, { key: draft, values: { note: note.ok ? note.value : '' } })
  const people = RULES.text(slots.people ?? '', context)
  return yield* take(
    { at: 'ask', draft },
    { total: slots.amount, people: people.ok ? people.value : undefined },
    context,
  )
}

/** Each of them is asked in one turn; asking again in the same turn asks nobody twice. */
function* askAll(state: At<'confirm'>, context: Context): Talk<State> {
  const { w, r } = wording(context)

  const note = (yield* ask(readDraft, { key: state.draft }))['note']
  const shares = yield* linesOf(state, context)
  if (shares === undefined || note === undefined)
    return end(context, r.draftGone, goalButton(r.split, goal('split'), 'primary'))
  const asked: ShareLine[] = []
  const refused: Text[] = []
  for (const share of shares) {
    const { person, amount } = share
    const made = yield* askFor(person.handle, { to: state.to, amount, note, bill: context.turn.id })
    if (made?.ok === true) asked.push(share)
    else refused.push(made === undefined ? r.nobody(`@${person.handle}`) : r.refusal(made.error, r.who(person)))
  }
  const rows = inRows([goalButton(r.see, goal('requests')), menuButton(context)])
  return { next: 'done', say: [card(context, { text: w.done(asked, refused), rows }), { forget: state.draft }] }
}

function* hearConfirm(state: At<'confirm'>, input: Input, context: Context): Talk<State> {
  if (isYes(input)) return yield* askAll(state, context)
  if (isNo(input)) {
    const text = proposalWords(context).cancelled
    return { next: 'done', say: [card(context, { text, rows: [[menuButton(context)]] }), { forget: state.draft }] }
  }
  const { shares: _, ...equal } = state
  const choice = input.kind === 'chose' ? input.choice : undefined
  if (choice === 'mine') return yield* showConfirm({ ...equal, mine: !state.mine }, context)
  if (choice === 'shares' && state.people.length <= MOST_ON_FORM)
    return yield* prompt({ ...equal, at: 'shares' }, context)
  return (yield* leaving(input, {})) ?? (yield* prompt(state, context))
}

function* hearShares(state: At<'shares'>, input: Input, context: Context): Talk<State> {
  const { w } = wording(context)

  if (input.kind !== 'filled') return (yield* leaving(input, {})) ?? (yield* prompt(state, context))
  const shares = state.people.map((_, at) => readCents(input.values[`share${at}`]) ?? '0')
  const sum = shares.reduce((total, cents) => total + BigInt(cents), 0n)
  if (sum > BigInt(state.total)) return yield* prompt(state, context, w.over(usdOf(state.total)))
  return yield* showConfirm({ ...state, shares }, context)
}

/** One bill among several people: each of the others is asked for a share. */
export const splitDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) {
      if (state.at === 'ask') return { next: 'done', say: [{ forget: state.draft }], then: goal('menu') }
      if (state.at === 'shares') return yield* showConfirm(state, context)
      return yield* prompt({ at: 'ask', draft: state.draft }, context)
    }
    if (state.at === 'confirm') return yield* hearConfirm(state, input, context)
    if (state.at === 'shares') return yield* hearShares(state, input, context)
    if (input.kind !== 'filled') return (yield* leaving(input, {})) ?? (yield* prompt(state, context))
    const { total, people, note } = input.values
    if (note) yield* ask(putDraft, { key: state.draft, values: { note } })
    return yield* take(state, { total, people }, context)
  },
  again: prompt,
  draftsOf: ({ draft }) => [draft],
}
