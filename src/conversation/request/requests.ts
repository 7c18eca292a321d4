import { z } from 'zod'
import { customerId, type RequestId, requestId } from '#bank/ground/ids.ts'
import type { RequestView } from '#bank/request/view.ts'
import {
  button,
  type ButtonDraft,
  type Context,
  type Dialog,
  goalButton,
  type Input,
  type Talk,
} from '#conversation/flow/dialog.ts'
import type { Proposal } from '#conversation/flow/proposal.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { cancelOperation, findOperation } from '#conversation/ask/operation.ts'
import {
  blockAsker,
  declineRequest,
  findRequest,
  listBlocked,
  listRequests,
  proposeRequestPayment,
  unblockAsker,
  withdrawRequest,
} from './questions.ts'
import { cardOfRequest, requestCard } from './cards.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { requestWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { fit } from '#conversation/words/text.ts'
import { confirm, confirmCard, refusedEnd, endWithStatus, takenBack } from '#conversation/operation/confirm.ts'
import {
  decisionRows,
  card,
  done,
  end,
  inRows,
  isBack,
  isNo,
  isYes,
  leaving,
  menuButton,
  under,
} from '#conversation/flow/kit.ts'
import { accountButtons, findAccount, isOpen, OperationSlot, only } from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: requestWords(to), labels: labelWords(to) })
const NAME = 'requests'
/** Of each kind, in the list. */
const MOST = 5

const RequestSlot = requestId.schema
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('list') }),
  z.object({ at: z.literal('blocked') }),
  z.object({ at: z.literal('one'), request: RequestSlot }),
  z.object({ at: z.literal('block'), request: RequestSlot }),
  z.object({ at: z.literal('from'), request: RequestSlot }),
  z.object({ at: z.literal('confirm'), request: RequestSlot, operation: OperationSlot }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>

function* list(context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  const all = yield* ask(listRequests)
  const shown = { waiting: all.waiting.slice(0, MOST), asked: all.asked.slice(0, MOST) }
  const views = [...shown.waiting, ...shown.asked]
  const blocked = yield* ask(listBlocked)
  const numbers = views.map(({ request }, at) => button(NAME, `${at + 1}`, 'one', { data: { request: request.id } }))
  const rows = [
    ...[numbers.slice(0, 5), numbers.slice(5)].filter((row) => row.length > 0),
    [goalButton(w.new, goal('request'), 'primary'), goalButton(w.split, goal('split'))],
    [...(blocked.length > 0 ? [button(NAME, w.seeBlocked, 'blocked')] : []), menuButton(context)],
  ]
  const { timeZone } = yield* ask(readCustomer)
  const text =
    views.length === 0 && blocked.length === 0 ? w.none : w.list(shown, blocked.length, timeZone, context.now)
  return { next: { at: 'list' }, say: [card(context, { text: under(remark, text), rows })] }
}

/** The same acts as on the card that came by itself, in the place of the card that was pressed. */
const ways = ({ request, side }: RequestView, to: Localized): readonly ButtonDraft[] => {
  const { w } = wording(to)
  return request.state !== 'open'
    ? []
    : side === 'asker'
      ? [button(NAME, w.withdraw, 'withdraw')]
      : [
          button(NAME, w.pay, 'pay', { style: 'primary' }),
          button(NAME, w.decline, 'decline'),
          button(NAME, w.block, 'block', { style: 'danger' }),
        ]
}

function* one(id: RequestId, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const view = yield* ask(findRequest, { request: id })
  if (view === undefined) return yield* list(context, w.gone)
  const acts = ways(view, context)
  const rows = [...(acts.length > 0 ? [acts] : []), [button(NAME, labels.back, 'back'), menuButton(context)]]
  const text = under(remark, w.card(view, context.now))
  return { next: { at: 'one', request: id }, say: [card(context, { text, rows })] }
}

/** Where a request stands after something was done about it, on the card that it came with. */
function* ended(id: RequestId, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  const view = yield* ask(findRequest, { request: id })
  if (view === undefined) return end(context, w.gone, goalButton(w.see, goal('requests')))
  const shown = requestCard(view, context.now, context)
  return done({ show: { ...shown, card: cardOfRequest(id), text: under(remark, shown.text) } })
}

function* close(id: RequestId, how: 'decline' | 'withdraw', context: Context): Talk<State> {
  const { w } = wording(context)
  const closed = yield* ask(how === 'decline' ? declineRequest : withdrawRequest, { request: id })
  if (closed.kind === 'not-yours') return end(context, w.notYours, goalButton(w.see, goal('requests')))
  return yield* ended(id, context, closed.kind === 'being-paid' ? w.beingPaid : undefined)
}

function* sources() {
  return (yield* ask(listAccounts)).filter(isOpen('deposit'))
}

/** Which account, where there are several; then the frozen card. */
function* pay(id: RequestId, context: Context, typed?: string, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const view = yield* ask(findRequest, { request: id })
  if (view?.side !== 'payer') return end(context, w.notYours, goalButton(w.see, goal('requests')))
  const all = yield* sources()
  if (all.length === 0) return end(context, w.noSource, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  const from = findAccount(all, typed) ?? only(all)
  if (from === undefined && view.request.state === 'open') {
    const rows = inRows([...accountButtons(NAME, 'from', all), button(NAME, labels.back, 'back')])
    return { next: { at: 'from', request: id }, say: [card(context, { text: under(remark, w.from(view)), rows })] }
  }
  const made = yield* ask(proposeRequestPayment, {
    request: id,
    from: (from ?? all[0])?.id ?? view.request.to,
    card: context.card,
  })
  if (made.ok) {
    const { id: operation, state } = made.value
    return state === 'proposed'
      ? yield* showCard({ at: 'confirm', request: id, operation }, context)
      : yield* endWithStatus(made.value, context)
  }
  return made.error.kind === 'closed' ? yield* ended(id, context) : refusedEnd(made.error, context)
}

function* showCard(state: At<'confirm'>, context: Context, remark?: Text): Talk<State> {
  const operation = yield* ask(findOperation, { operation: state.operation })
  if (operation === undefined) return end(context, proposalWords(context).unknownOperation)
  const shown = yield* confirmCard(NAME, operation, context)
  return { next: state, say: [card(context, { ...shown, text: under(remark, shown.text) })] }
}

function* askBlock(id: RequestId, context: Context): Talk<State> {
  const { w } = wording(context)
  const view = yield* ask(findRequest, { request: id })
  if (view?.side !== 'payer') return end(context, w.notYours, goalButton(w.see, goal('requests')))
  const rows = [...decisionRows(NAME, context, { confirm: w.blockYes, style: 'danger' }), [menuButton(context)]]
  const text = w.blockAsk(w.who(view.asker))
  return { next: { at: 'block', request: id }, say: [card(context, { text, rows })] }
}

function* blocked(context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const people = yield* ask(listBlocked)
  const rows = inRows([
    ...people.map((each) => button(NAME, fit(`@${each.handle}`), 'unblock', { data: { whom: each.customer } })),
    button(NAME, labels.back, 'back'),
    menuButton(context),
  ])
  return { next: { at: 'blocked' }, say: [card(context, { text: under(remark, w.blockedList(people)), rows })] }
}

function* act(id: RequestId, what: string | undefined, context: Context): Talk<State> {
  if (what === 'pay') return yield* pay(id, context)
  if (what === 'block') return yield* askBlock(id, context)
  if (what === 'decline' || what === 'withdraw') return yield* close(id, what, context)
  return yield* one(id, context)
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  switch (state.at) {
    case 'list':
      return yield* list(context, remark)
    case 'blocked':
      return yield* blocked(context, remark)
    case 'one':
      return yield* one(state.request, context, remark)
    case 'block':
      return yield* askBlock(state.request, context)
    case 'from':
      return yield* pay(state.request, context, undefined, remark)
    case 'confirm':
      return yield* showCard(state, context, remark)
  }
}

function* back(state: State, context: Context): Talk<State> {
  if (state.at === 'list') return { next: 'done', say: [], then: goal('menu') }
  if (state.at === 'one' || state.at === 'blocked') return yield* list(context)
  if (state.at === 'confirm') yield* ask(cancelOperation, { operation: state.operation })
  return yield* one(state.request, context)
}

function* hearCard(state: At<'confirm'>, input: Input, context: Context): Talk<State> {
  if (isNo(input, context)) return yield* takenBack(state.operation, context)
  if (!isYes(input, context)) return yield* showCard(state, context)
  const answer = yield* confirm(state.operation, goal('requests', { request: state.request, act: 'pay' }), context)
  if (answer.kind === 'pin') return { next: state, say: [], pin: answer.pin }
  return answer.kind === 'ended' ? answer.out : refusedEnd(answer.refusal, context)
}

function* hearBlock(state: At<'block'>, input: Input, context: Context): Talk<State> {
  const { w } = wording(context)
  if (isNo(input, context)) return yield* one(state.request, context)
  if (!isYes(input, context)) return yield* askBlock(state.request, context)
  const person = yield* ask(blockAsker, { request: state.request })
  return person === undefined
    ? end(context, w.notYours, goalButton(w.see, goal('requests')))
    : end(context, w.blocked(w.who(person)), goalButton(w.see, goal('requests')))
}

const proposalOf = (state: State): Proposal | undefined =>
  state.at === 'confirm' ? { kind: 'operation', id: state.operation } : undefined

/** Requests for money: those that wait for this customer, and what became of those they made. */
export const requestsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  *open({ slots }: Goal, context) {
    const request = requestId.parse(slots.request)
    return request === undefined ? yield* list(context) : yield* act(request, slots.act, context)
  },
  *hear(state, input, context) {
    const { w } = wording(context)
    if (isBack(input)) return yield* back(state, context)
    const away = yield* leaving(input, proposalOf(state))
    if (away) return away
    if (state.at === 'confirm') return yield* hearCard(state, input, context)
    if (state.at === 'block') return yield* hearBlock(state, input, context)
    if (state.at === 'from')
      return yield* pay(state.request, context, input.kind === 'chose' ? input.data['account'] : undefined)
    if (input.kind !== 'chose') return yield* prompt(state, context)
    if (state.at === 'one') return yield* act(state.request, input.choice, context)
    if (input.choice === 'blocked') return yield* blocked(context)
    const request = requestId.parse(input.data['request'])
    const whom = customerId.parse(input.data['whom'])
    if (input.choice === 'one' && request) return yield* one(request, context)
    if (state.at === 'blocked' && input.choice === 'unblock' && whom)
      return yield* blocked(context, w.unblocked(w.who(yield* ask(unblockAsker, { whom }))))
    return yield* prompt(state, context)
  },
  again: prompt,
  proposalOf,
}
