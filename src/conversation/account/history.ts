import { z } from 'zod'
import { accountId } from '#bank/ground/ids.ts'
import { isUnderWay } from '#bank/ground/operation.ts'
import {
  button,
  type ButtonDraft,
  type Context,
  type Dialog,
  goalButton,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { HistoryItem } from '#bank/ground/history.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { findAskableBack } from '#conversation/request/questions.ts'
import { exportHistory, findHistoryEntry, readHistoryPage } from './questions.ts'
import { cleanText } from '#conversation/form/free-text.ts'
import { historyWords } from './words.ts'
import { caseWords } from '#conversation/case/words.ts'
import { requestWords } from '#conversation/request/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { card, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { AccountSlot, accountButtons, findAccount } from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({
  w: historyWords(to),
  reports: caseWords(to),
  requests: requestWords(to),
  labels: labelWords(to),
})
const NAME = 'history'
const PER_PAGE = 8
/** Paging ends here; the export has it all. */
const MOST_PAGES = 100

/** `trail`: the last entry of every page before this one. */
const place = { account: AccountSlot.optional(), trail: z.array(z.string()).max(MOST_PAGES) }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('list'), ...place }),
  z.object({ at: z.literal('filter'), ...place }),
  z.object({ at: z.literal('entry'), ...place, transfer: z.string() }),
])
type State = z.infer<typeof State>
type Place = Pick<State, 'account' | 'trail'>

const placeOf = ({ account, trail }: Place): Place => ({ trail, ...(account && { account }) })

function* list(at: Place, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  const { account, trail } = at
  const before = trail.at(-1)
  const query = { limit: PER_PAGE + 1, ...(account && { account }), ...(before && { before }) }
  const found = yield* ask(readHistoryPage, query)
  const { timeZone } = yield* ask(readCustomer)
  const shown = found.slice(0, PER_PAGE)
  const name = account && (yield* ask(listAccounts)).find(({ id }) => id === account)?.nickname
  const numbers = shown.map((line, n) => button(NAME, `${n + 1}`, 'entry', { data: { transfer: line.transfer } }))
  const last = shown.at(-1)
  const hasOlder = found.length > PER_PAGE && trail.length < MOST_PAGES && last !== undefined
  const paging: readonly ButtonDraft[] = [
    ...(trail.length > 0 ? [button(NAME, w.newer, 'newer')] : []),
    ...(hasOlder ? [button(NAME, w.older, 'older', { data: { before: last.transfer } })] : []),
  ]
  const others = [button(NAME, w.filter, 'filter'), button(NAME, w.export, 'export'), menuButton(context)]
  const rows = [...[numbers.slice(0, 4), numbers.slice(4), paging].filter((row) => row.length > 0), others]
  const text =
    shown.length > 0
      ? w.page(shown, name, trail.length + 1, timeZone, context.now)
      : trail.length > 0
        ? w.end
        : name === undefined
          ? w.empty
          : w.emptyOf(name)
  return { next: { at: 'list', ...placeOf(at) }, say: [card(context, { text: under(remark, text), rows })] }
}

function* entry(at: Place, transfer: string, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const line = yield* ask(findHistoryEntry, { transfer })
  if (line === undefined) return yield* list(at, context, w.gone)
  const { timeZone } = yield* ask(readCustomer)
  const rows = [
    ...(yield* actsOn(line, context)).map((act) => [act]),
    [goalButton(labels.report, goal('report', { transfer }))],
    [button(NAME, labels.back, 'back'), menuButton(context)],
  ]
  return {
    next: { at: 'entry', ...placeOf(at), transfer },
    say: [card(context, { text: w.entry(line, timeZone, context.now), rows })],
  }
}

/** One's own payment can be stopped while it is under way, and asked back from another customer once it has settled. */
function* actsOn({ operation: id, transfer }: HistoryItem, to: Localized) {
  const { requests, labels } = wording(to)
  const operation = id && (yield* ask(findOperation, { operation: id }))
  if (operation !== undefined && isUnderWay(operation.state))
    return [goalButton(labels.status, goal('operation', { operation: operation.id }))]
  const back = yield* ask(findAskableBack, { transfer })
  return back === undefined ? [] : [goalButton(requests.askBack, goal('request', { transfer }))]
}

function* filter(at: Place, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const all = yield* ask(listAccounts)
  const rows = inRows([
    ...accountButtons(NAME, 'only', all),
    button(NAME, w.all, 'only'),
    button(NAME, labels.back, 'back'),
  ])
  return { next: { at: 'filter', ...placeOf(at) }, say: [card(context, { text: w.which, rows })] }
}

/** The list stays where it is; the file comes under it. */
function* exportFile(at: Place, context: Context): Talk<State> {
  const { w } = wording(context)
  const file = yield* ask(exportHistory, { titles: w.columns, ...(at.account && { account: at.account }) })
  const shown = yield* list(at, context)
  const attachment = { name: file.name, type: 'text/csv', bytes: file.bytes, description: w.exportDescription } as const
  return {
    ...shown,
    say: [...shown.say, { show: { card: context.newCard('file'), text: w.exported(file.rows), attachment } }],
  }
}

function* again(state: State, context: Context): Talk<State> {
  if (state.at === 'entry') return yield* entry(state, state.transfer, context)
  return state.at === 'filter' ? yield* filter(state, context) : yield* list(state, context)
}

function* open(wanted: Goal, context: Context): Talk<State> {
  const { w } = wording(context)
  const typed = wanted.slots.account
  if (typed === undefined) return yield* list({ trail: [] }, context)
  const account = findAccount(yield* ask(listAccounts), typed)
  if (account) return yield* list({ account: account.id, trail: [] }, context)
  return yield* list({ trail: [] }, context, w.noAccount(cleanText(typed).slice(0, 40)))
}

export const historyDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    const at = placeOf(state)
    if (isBack(input)) {
      if (state.at !== 'list') return yield* list(at, context)
      if (state.trail.length > 0) return yield* list({ ...at, trail: at.trail.slice(0, -1) }, context)
      return { next: 'done', say: [], then: goal('menu') }
    }
    if (input.kind !== 'chose') return (yield* leaving(input)) ?? (yield* again(state, context))
    const { transfer, before } = input.data
    if (input.choice === 'entry' && transfer) return yield* entry(at, transfer, context)
    if (input.choice === 'older' && before)
      return yield* list({ ...at, trail: [...at.trail, before].slice(0, MOST_PAGES) }, context)
    if (input.choice === 'newer') return yield* list({ ...at, trail: at.trail.slice(0, -1) }, context)
    if (input.choice === 'filter') return yield* filter(at, context)
    if (input.choice === 'export') return yield* exportFile(at, context)
    if (input.choice === 'only') {
      const account = accountId.parse(input.data['account'])
      return yield* list({ trail: [], ...(account && { account }) }, context)
    }
    return yield* again(state, context)
  },
  again,
}
