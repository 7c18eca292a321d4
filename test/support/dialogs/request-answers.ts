import type { Case, CaseMessage } from '#bank/case/case.ts'
import type {
  AccountId,
  CaseId,
  CaseMessageId,
  ConversationId,
  CustomerId,
  OperationId,
  RequestId,
} from '#bank/ground/ids.ts'
import { type Usd, usd } from '#bank/ground/money.ts'
import type { Closed } from '#bank/request/close.ts'
import type { MoneyRequest, RequestState } from '#bank/request/request.ts'
import type { RequestView } from '#bank/request/view.ts'
import { err, ok } from '#kit/result.ts'
import type { AnswerTo, Args, QuestionName } from './questions.ts'
import { ME, NOW, operation, type BankFacts } from './bank-facts.ts'

export const ALEX = { customer: 'cus_alex' as CustomerId, name: 'Alex Doe', handle: 'alex' } as const
const MARIA = { customer: ME, name: 'Maria Lopez', handle: 'maria_l' } as const

/** A request as one side sees it; `side` is this customer's. */
export const aRequest = (side: 'asker' | 'payer', over: Partial<MoneyRequest> = {}): RequestView => {
  const [asker, payer] = side === 'asker' ? [MARIA, ALEX] : [ALEX, MARIA]
  const request: MoneyRequest = {
    id: `req_${'1'.padStart(32, '0')}` as RequestId,
    asker: asker.customer,
    payer: payer.customer,
    to: 'acct_alex' as AccountId,
    amount: usd(20_00n),
    note: 'pizza',
    state: 'open',
    revision: 0,
    attempt: 1,
    conversation: 'web:1' as ConversationId,
    expiresAt: NOW + 86_400_000,
    createdAt: NOW - 60_000,
    ...over,
  }
  return { request, side, asker, payer }
}

type RequestQuestion = Extract<QuestionName, `request.${string}` | `case.${string}`>

const ask = (
  w: BankFacts,
  given: { payer: CustomerId; amount: Usd; note: string },
  more: Partial<MoneyRequest> = {},
) => {
  const id = `req_${(w.requests.length + 1).toString().padStart(32, '0')}` as RequestId
  const { request } = aRequest('asker', { id, ...given, ...more })
  w.requests.push({ ...aRequest('asker'), request })
  return ok(request)
}

const close = (w: BankFacts, id: RequestId, side: 'asker' | 'payer', state: RequestState): Closed => {
  const found = w.requests.find((view) => view.request.id === id && view.side === side)
  if (found === undefined) return { kind: 'not-yours' }
  if (found.request.state !== 'open') return { kind: 'ended-before', request: found.request }
  const request = { ...found.request, state }
  w.requests = w.requests.map((view) => (view === found ? { ...view, request } : view))
  return { kind: 'closed', request }
}

/** The canned answers about requests and reports. */
export const requestAnswers = (w: BankFacts): { [K in RequestQuestion]: (args: Args<K>) => AnswerTo<K> } => ({
  'request.ask': (given) => ask(w, given),
  'request.askable-back': ({ transfer }) => {
    const line = w.lines.find((each) => each.transfer === transfer)
    const isMine = line?.direction === 'out' && line.entry.transfer.status === 'settled'
    return isMine ? { payee: ALEX, note: line.entry.transfer.note, amount: line.entry.transfer.amount } : undefined
  },
  'request.ask-back': ({ transfer, note }) =>
    ask(w, { payer: ALEX.customer, amount: usd(20_00n), note }, { original: transfer }),
  'request.list': () => ({
    waiting: w.requests.filter(({ side, request }) => side === 'payer' && request.state === 'open'),
    asked: w.requests.filter(({ side }) => side === 'asker'),
  }),
  'request.waiting': () =>
    w.requests.filter(({ side, request }) => side === 'payer' && request.state === 'open').length,
  'request.find': ({ request }) => w.requests.find((view) => view.request.id === request),
  'request.propose-payment': ({ request, from }) => {
    const found = w.requests.find((view) => view.request.id === request && view.side === 'payer')
    if (found === undefined) return err({ kind: 'not-yours' })
    if (found.request.state !== 'open') return err({ kind: 'closed', request: found.request })
    const id = `op_${(w.operations.size + 1).toString().padStart(32, '0')}` as OperationId
    const { amount, note, to } = found.request
    const made = operation(
      {
        kind: 'send',
        from: { account: from, name: 'Everyday' },
        to: { account: to, customer: ALEX.customer, name: ALEX.name, handle: ALEX.handle },
        amount,
        note,
        request,
      },
      { id },
    )
    w.operations.set(id, made)
    return ok(made)
  },
  'request.decline': ({ request }) => close(w, request, 'payer', 'declined'),
  'request.withdraw': ({ request }) => close(w, request, 'asker', 'withdrawn'),
  'request.block': ({ request }) => {
    const found = w.requests.find((view) => view.request.id === request && view.side === 'payer')
    if (found === undefined) return undefined
    close(w, request, 'payer', 'declined')
    w.blocked.push(found.asker)
    return found.asker
  },
  'request.unblock': ({ whom }) => {
    w.blocked = w.blocked.filter(({ customer }) => customer !== whom)
    return { ...ALEX, customer: whom }
  },
  'request.blocked': () => w.blocked,
  'case.report': ({ subject, wrong, text }) => {
    const made: Case = {
      id: `case_${(w.cases.length + 1).toString().padStart(32, '0')}` as CaseId,
      customer: ME,
      conversation: 'web:1' as ConversationId,
      wrong,
      text,
      ...subject,
      state: 'open',
      revision: 0,
      attached: '{}',
      comment: 'waiting',
      dispute: 'waiting',
      attempts: 0,
      createdAt: NOW,
    }
    w.cases.push(made)
    return ok(made)
  },
  'case.open': ({ topic, text, operation: about }) => {
    const id = `case_${(w.cases.length + 1).toString().padStart(32, '0')}` as CaseId
    w.cases.push({
      ...{ id, customer: ME, conversation: 'web:1' as ConversationId, wrong: 'other', topic, text },
      ...(about && { operation: about }),
      ...{ state: 'open', revision: 0, attached: '{}', comment: 'not-possible', dispute: 'not-possible', attempts: 0 },
      ...{ createdAt: NOW, waitingSince: NOW },
    })
    return ok(id)
  },
  'case.outlook': () => ({
    ...({ standing: 'signed-in', isFrozen: false } as const),
    ...{ answeredBy: NOW + 4 * 3_600_000, timeZone: 'America/New_York', isZoneNamed: false },
  }),
  'case.payments': () => [...w.operations.values()],
  'case.thread': ({ case: id }) => w.cases.find((each) => each.id === id),
  'case.here': () => w.cases.filter(({ state }) => state !== 'closed'),
  'case.answered': () => w.cases.find(({ thread }) => thread?.at(-1)?.by === 'support')?.id,
  'case.write': ({ case: id, text }) => {
    const message: CaseMessage = { id: `msg_${w.cases.length}` as CaseMessageId, at: NOW, by: 'customer', text }
    w.cases = w.cases.map((each) => (each.id === id ? { ...each, thread: [...(each.thread ?? []), message] } : each))
    return ok(id)
  },
  'case.close': ({ case: id }) => {
    w.cases = w.cases.map((each) => (each.id === id ? { ...each, state: 'closed', closedAt: NOW } : each))
    return true
  },
  'case.list': () => w.cases,
  'case.find': ({ case: id }) => w.cases.find((each) => each.id === id),
})
