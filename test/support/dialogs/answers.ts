import type { Alert } from '#bank/alert/alert.ts'
import { reachedOf } from '#bank/alert/condition.ts'
import { byLine } from '#conversation/alert/questions.ts'
import { weaknessOf } from '#bank/customer/pin.ts'
import { identityKey } from '#bank/ground/ids.ts'
import type { AccountId, AlertId, ConversationId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import { COINS, money, usd } from '#bank/ground/money.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder, type PaymentOrder, type Order } from '#bank/ground/order.ts'
import { err, ok } from '#kit/result.ts'
import type { AnswerTo, Args, QuestionName } from './questions.ts'
import { orderAnswers } from './order-answers.ts'
import { portfolioAnswers } from './portfolio-answers.ts'
import { requestAnswers } from './request-answers.ts'
import { scheduleAnswers } from './schedule-answers.ts'
import { ME, NOW, operation, type BankFacts } from './bank-facts.ts'

const LIMITS = { perPayment: usd(2_500_00n), perDay: usd(5_000_00n) } as const
const PRICE = { BTC: usd(7_000_000n), ETH: usd(300_000n) } as const

const begun = (w: BankFacts, order: Order, state: Operation['state']): Operation => {
  const id = `op_${(w.operations.size + 1).toString().padStart(32, '0')}` as OperationId
  const made = operation(order, { id, state })
  w.operations.set(id, made)
  return made
}

const move = (
  w: BankFacts,
  kind: PaymentOrder['kind'],
  from: AccountId | 'treasury',
  to: AccountId,
  amount: bigint,
  more: object = {},
): Operation => {
  const name = (id: string): string => w.accounts.find((each) => each.id === id)?.nickname ?? 'Alex Doe'
  const party = (id: AccountId | 'treasury') => ({ account: id as AccountId, name: name(id) })
  return begun(
    w,
    { kind, from: party(from), to: party(to), amount: usd(amount), note: '', ...more } as PaymentOrder,
    'proposed',
  )
}

const quote = (coin: 'BTC' | 'ETH') => ({
  quote: { coin, price: PRICE[coin], coins: money(coin, 71_428n), takenAt: NOW },
})

/** The canned answers, each as simple as its question allows. */
export const canned = (w: BankFacts): { [K in QuestionName]: (args: Args<K>) => AnswerTo<K> } => ({
  'draft.put': ({ key, values }) => void w.drafts.set(key, { ...w.drafts.get(key), ...values }),
  'draft.read': ({ key }) => w.drafts.get(key) ?? {},
  'customer.me': () => w.me,
  'customer.here': () => (w.here ? { handle: w.me.handle, legalName: w.me.legalName } : undefined),
  'customer.language-here': () => (w.here ? w.me.language : undefined),
  'customer.keep-language': () => undefined,
  'customer.time-zone': () => undefined,
  'customer.handle-taken': () => false,
  'customer.prove-phone': () => 'proved',
  'customer.register': () => ok({ customer: ME, operation: begun(w, { kind: 'register' }, 'confirmed') }),
  'customer.bank-code': () => undefined,
  'customer.send-bank-code': ({ device }) =>
    ok(begun(w, { kind: 'send-bank-code', registration: 'op_1' as OperationId, device }, 'confirmed')),
  'customer.enter-bank-code': () =>
    ok(begun(w, { kind: 'enter-bank-code', registration: 'op_1' as OperationId }, 'confirmed')),
  'customer.submit-document': ({ document }) =>
    begun(w, { kind: 'submit-document', document: document.kind }, 'confirmed'),
  'customer.hand-in-picture': () => ok(begun(w, { kind: 'submit-document', document: 'photo-id' }, 'confirmed')),
  'customer.sign-in': ({ pin }) =>
    pin === '246813' ? { kind: 'right', customer: ME, handle: w.me.handle, epoch: 0 } : { kind: 'wrong', triesLeft: 4 },
  'customer.check-pin': ({ pin }) =>
    pin === '246813' ? { kind: 'right', customer: ME, handle: w.me.handle, epoch: 0 } : { kind: 'wrong', triesLeft: 4 },
  'customer.limits': () => ({
    limits: LIMITS,
    left: usd(4_900_00n),
    above: 100_00n,
    graceMs: 300_000,
  }),
  'customer.pin-above': () => 'set',
  'customer.end-grace': () => undefined,
  'customer.why-weak': ({ pin }) =>
    weaknessOf(pin, { birthDate: w.me.birthDate, phone: w.me.phone, ssn: w.me.ssnLast4 }),
  'customer.change-pin': () => ({ epoch: 1 }),
  'customer.chats': () => [{ chat: identityKey('web:1'), isHere: true }],
  'customer.revoke-chat': () => true,
  'customer.freeze': () => ({ epoch: 1 }),
  'customer.unfreeze': () => ({ kind: 'unfrozen' }),
  'privacy.export': () => ok({ data: '', movements: { bytes: '', rows: 0 } }),
  'privacy.look': () => ({ obstacles: [], waitMs: 7 * 86_400_000 }),
  'privacy.delete': () => ({ kind: 'asked', until: NOW + 7 * 86_400_000, isHeld: false }),
  'privacy.keep': () => 'stopped',
  'customer.end-sign-ins': () => ({ epoch: 1 }),
  'customer.change-details': ({ change }) => begun(w, { kind: 'update-details', change }, 'confirmed'),
  'customer.standing': () => ({ standing: { kind: 'none' }, timeZone: undefined }),
  'customer.ways-back': () =>
    w.here
      ? {
          handle: w.me.handle,
          hasOtherChats: true,
          device: '••• 0199',
          waits: { code: 3_600_000, identity: 259_200_000 },
        }
      : undefined,
  'customer.recovery-waits': () => ({ pin: 86_400_000, identity: 259_200_000 }),
  'customer.recovery-code': () => '••• 0199',
  'customer.send-recovery-code': () => ok(begun(w, { kind: 'send-recovery-code', device: '••• 0199' }, 'confirmed')),
  'customer.enter-recovery-code': () =>
    ok(begun(w, { kind: 'enter-recovery-code', sent: 'op_1' as OperationId }, 'confirmed')),
  'customer.claim': () => ({ kind: 'promised', until: NOW + 86_400_000 }),
  'customer.ask-approval': () => ({ kind: 'promised', until: NOW + 86_400_000 }),
  'customer.finish-recovery': () => ({ kind: 'not-ready' }),
  'customer.why-weak-here': ({ pin }) => weaknessOf(pin),
  'customer.approve-recovery': () => 'approved',
  'customer.stop-recovery': () => ({ stopping: 'stopped', epoch: 1 }),
  'customer.leave-recovery': () => undefined,
  'notice.undelivered': () => [],
  'customer.link-code': () => ({ code: 'ABCDEFGH23', expiresAt: NOW + 600_000 }),
  'customer.link': ({ code }) =>
    code === 'ABCDEFGH23' ? { kind: 'right', customer: ME, handle: w.me.handle, epoch: 0 } : { kind: 'bad-code' },
  'answer.bank': () => ({
    ...{ isDemo: w.demo, limits: LIMITS, least: usd(1n), pinAbove: usd(100_00n) },
    ...{ cardLifeMs: 600_000, maxAlerts: 20, deletionWaitMs: 7 * 86_400_000 },
  }),
  'answer.payments': () =>
    [...w.operations.values()]
      .toReversed()
      .flatMap((each) =>
        isPaymentOrder(each.order) && each.state !== 'proposed' ? [{ ...each, order: each.order }] : [],
      ),
  'account.list': () => w.accounts,
  'account.names': () => w.accounts.map(({ nickname }) => nickname),
  'account.open': ({ product, nickname }) =>
    begun(w, { kind: 'open-account', account: 'acct_new' as AccountId, product, nickname }, 'confirmed'),
  'account.rename': ({ account: id, nickname }) =>
    ok(begun(w, { kind: 'rename-account', account: id, before: 'Everyday', nickname }, 'confirmed')),
  'account.has-numbers': () => ok(true),
  'account.make-numbers': ({ account: id }) =>
    ok(begun(w, { kind: 'make-numbers', account: id, nickname: 'Everyday' }, 'confirmed')),
  'account.show-numbers': () => ok({ accountNumber: '9812345678', routingNumber: '084106768' }),
  'account.propose-close': ({ account: id }) =>
    ok(begun(w, { kind: 'close-account', account: id, nickname: 'Everyday' }, 'proposed')),
  'account.link-login': ({ bank }) => begun(w, { kind: 'link-bank-login', bank }, 'confirmed'),
  'operation.answer-question': () => ok(begun(w, { kind: 'answer-bank-question', bank: 'Chase' }, 'confirmed')),
  'account.link-numbers': ({ nickname, accountNumber, accountClass }) =>
    begun(
      w,
      {
        kind: 'link-bank-numbers',
        account: 'acct_ext' as AccountId,
        nickname,
        accountClass,
        last4: accountNumber.slice(-4),
      },
      'confirmed',
    ),
  'account.prove-deposits': ({ account: id, amounts }) =>
    ok(begun(w, { kind: 'prove-deposits', account: id, amounts }, 'confirmed')),
  'payment.find-payee': ({ text }) => {
    const own = w.accounts.find(({ nickname }) => nickname.toLowerCase() === text.toLowerCase())
    if (own) return ok({ account: own.id, customer: ME, name: own.nickname, own: true })
    return /^@?alex$|^\+?1?4155550199$/i.test(text.replace(/[()\s-]/g, ''))
      ? ok({
          account: 'acct_alex' as AccountId,
          customer: 'cus_alex' as CustomerId,
          name: 'Alex Doe',
          handle: 'alex',
          own: false,
        })
      : err({ kind: 'not-found' })
  },
  'payment.propose-send': ({ from, payee, amount, note }) =>
    ok(
      move(w, 'send', from, payee.account, amount.minor, {
        note,
        to: { account: payee.account, name: payee.name, ...(payee.handle && { handle: payee.handle }) },
      }),
    ),
  'payment.propose-pull': ({ from, to, amount }) => ok(move(w, 'pull', from, to, amount.minor)),
  'payment.propose-pay-out': ({ from, to, amount }) => ok(move(w, 'pay-out', from, to, amount.minor)),
  'payment.propose-top-up': ({ to, amount }) => ok(move(w, 'top-up', 'treasury', to, amount.minor)),
  'payment.demo': () => w.demo,
  'crypto.propose-buy': ({ from, wallet, coin, amount }) => ok(move(w, 'buy', from, wallet, amount.minor, quote(coin))),
  'crypto.propose-sell': ({ wallet, to, coin, amount }) =>
    ok(move(w, 'sell', wallet, to, 'asset' in amount ? amount.minor : 1_00n, quote(coin))),
  'crypto.propose-sell-out': ({ wallet, to, coin, closes }) => {
    const quotes = (coin === undefined ? COINS : [coin]).map((each) => quote(each).quote)
    const target = { account: to, name: 'Everyday' }
    return ok(
      begun(w, { kind: 'sell-out', account: wallet, nickname: 'Coins', to: target, quotes, closes }, 'proposed'),
    )
  },
  'operation.confirm': ({ operation: id, card }) => {
    const found = w.operations.get(id)
    if (found === undefined) return { kind: 'not-yours' }
    const place = { ...found.place, card }
    const confirmed: Operation = { ...found, state: 'confirmed', ...(found.state === 'proposed' && { place }) }
    w.operations.set(id, confirmed)
    return { kind: found.state === 'proposed' ? 'confirmed' : 'already', operation: confirmed }
  },
  'operation.asks-pin': () => false,
  'operation.cancel': ({ operation: id }) => {
    const found = w.operations.get(id)
    if (found === undefined) return { kind: 'not-yours' }
    const cancelled: Operation = { ...found, state: 'cancelled', why: 'customer-cancelled' }
    w.operations.set(id, cancelled)
    return { kind: 'cancelled', operation: cancelled }
  },
  'operation.find': ({ operation: id }) => w.operations.get(id),
  'operation.under-way': () =>
    [...w.operations.values()].filter(({ order, state }) => isPaymentOrder(order) && isUnderWay(state)).toReversed(),
  'history.page': ({ account: id, before, limit }) => {
    const all = w.lines.filter((line) => id === undefined || line.account === id)
    const start = before === undefined ? 0 : all.findIndex((line) => line.transfer === before) + 1
    return all.slice(start, start + limit)
  },
  'history.entry': ({ transfer }) => w.lines.find((line) => line.transfer === transfer),
  'history.csv': () => ({ name: 'history.csv', bytes: 'ZGF0ZQ0K', rows: w.lines.length }),
  'price.look': () => [],
  'price.latest': () => (['BTC', 'ETH'] as const).map((coin) => ({ coin, price: PRICE[coin], at: NOW - 60_000 })),
  ...orderAnswers,
  ...portfolioAnswers,
  ...requestAnswers(w),
  ...scheduleAnswers(w),
  'alert.list': () => w.alerts,
  'alert.add': (given) => {
    const wanted = 'condition' in given ? given : byLine(given)
    const isReached = reachedOf(wanted.condition, { price: Number(PRICE[wanted.coin].minor) }) !== undefined
    const made: Alert = {
      ...wanted,
      id: `alrt_${w.alerts.length}` as AlertId,
      customer: ME,
      conversation: 'web:1' as ConversationId,
      state: isReached ? 'cooling' : 'armed',
      ...{ revision: 0, rings: 0, createdAt: NOW, changedAt: NOW },
    }
    w.alerts.push(made)
    return ok(made)
  },
  'alert.values': () => ({ BTC: { price: Number(PRICE.BTC.minor) }, ETH: { price: Number(PRICE.ETH.minor) } }),
  'alert.find': ({ alert: id }) => w.alerts.find((each) => each.id === id),
  'alert.pause': ({ alert: id }) => changeAlert(w, id, { state: 'paused' }),
  'alert.again': ({ alert: id }) => changeAlert(w, id, { state: 'armed' }),
  'alert.snooze': ({ alert: id, until }) => changeAlert(w, id, { state: 'snoozed', until }),
  'alert.quiet-hours': ({ hours }) => void (w.me = { ...w.me, quietHours: hours }),
  'alert.edit': ({ alert: id, condition }) => changeAlert(w, id, { state: 'armed', condition }),
  'alert.delete': ({ alert: id }) => {
    const before = w.alerts.length
    w.alerts = w.alerts.filter((each) => each.id !== id)
    return w.alerts.length < before
  },
})

const changeAlert = (w: BankFacts, id: AlertId, to: Partial<Alert>): Alert | undefined => {
  w.alerts = w.alerts.map((each) => (each.id === id ? { ...each, ...to } : each))
  return w.alerts.find((each) => each.id === id)
}
