import {
  answerQuestion,
  linkByLogin,
  linkByNumbers,
  openAccount,
  proposeClose,
  proveDeposits,
  renameAccount,
} from '#bank/account/manage.ts'
import { historyCsv } from '#bank/account/export.ts'
import { historyItem, historyPage } from '#bank/ground/history.ts'
import { addAlert, deleteAlert } from '#bank/alert/watch.ts'
import { availableCoins } from '#bank/ground/account.ts'
import { proposeBuy, proposeSell, worthOf } from '#bank/crypto/propose.ts'
import { enterBankCode, sendBankCode, wantedCode } from '#bank/customer/bank-code.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { writeAnswers } from '#bank/customer/papers.ts'
import { MAX_PHOTO_BYTES, type PhotoProblem, readPhoto } from '#bank/customer/photo.ts'
import { changeDetails, findTaken, register, submitDocument } from '#bank/customer/register.ts'
import { changePin, checkPin, issueLinkCode, link, signIn } from '#bank/customer/sign-in.ts'
import { COINS, subtract, type Usd, usd } from '#bank/ground/money.ts'
import { stop, withdrawCard } from '#bank/operation/cancel.ts'
import { confirm, type ConfirmOutcome } from '#bank/operation/decide.ts'
import { isUnderWay } from '#bank/ground/operation.ts'
import { isPaymentOrder, type Order } from '#bank/ground/order.ts'
import { dayOf } from '#bank/ground/limits.ts'
import { retryUnreachable } from '#bank/notice/deliver.ts'
import { findPayee } from '#bank/payment/payee.ts'
import { proposePull, proposeTopUp } from '#bank/payment/propose.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import type { Ports } from '#bank/registry.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { forCases, forRequests } from './answer-requests.ts'
import { forSchedules } from './answer-schedules.ts'
import { type Asker, causeOf, type Handlers, type Part } from './answering.ts'
import type { Drafts } from '#conversation/form/drafts.ts'
import type { Args, Asked, Confirmation } from './questions.ts'
import type { Answerer } from '#conversation/turn/receive.ts'
import { unreadOf } from '#conversation/notify/answer-unread.ts'
import type { SentFile, Turn } from '#conversation/channel/turn.ts'
import type { Uploads } from '#conversation/channel/uploads.ts'

/** Answers the dialogs' questions with the bank's use cases. The one place where the two meet. */
export const createAnswerer = (ports: Ports, drafts: Drafts, uploads: Uploads): Answerer => {
  const handlers: Handlers = {
    ...forCustomers(ports, drafts, uploads),
    ...forAccounts(ports),
    ...forPayments(ports),
    ...forRequests(ports),
    ...forCases(ports),
    ...forSchedules(ports),
    ...forTheRest(ports),
  }
  return ({ question, customer }: Asked, { turn, now }) => {
    const me = async (): Promise<Customer> => {
      const found = customer && (await ports.customers.find(customer))
      if (!found) throw new Error(`${question.name} was asked with nobody signed in`)
      return found
    }
    const handle = handlers[question.name] as (args: unknown, asker: Asker) => Promise<unknown>
    return handle(question.args, { turn, now, customer, me })
  }
}

/** Nobody has more on the way at once that could be stopped by words. */
const LATEST = 50

/** What is handed in, as it waits in the vault. */
const valueOf = (document: Args<'customer.submit-document'>['document']): string => {
  if (document.kind === 'ssn') return document.value
  return document.kind === 'photo-id' ? document.dataUri : writeAnswers(document.set, document.answers)
}

/** The picture as the bank wants it. A size that is claimed is believed when it is too much. */
const fetchPicture = async (
  uploads: Uploads,
  { channel }: Turn,
  file: SentFile,
): Promise<Result<string, PhotoProblem>> => {
  if ((file.size ?? 0) > MAX_PHOTO_BYTES) return err({ kind: 'too-big' })
  const fetched = (await uploads[channel]?.(file, MAX_PHOTO_BYTES)) ?? err('not-received' as const)
  return fetched.ok ? readPhoto(fetched.value) : err({ kind: fetched.error })
}

const forCustomers = (ports: Ports, drafts: Drafts, uploads: Uploads): Part<'draft' | 'customer'> => ({
  'draft.put': async ({ key, values }, { now }) => {
    for (const [field, value] of Object.entries(values)) await drafts.put(key, field, value, now)
  },
  'draft.read': ({ key }, { now }) => drafts.read(key, now),
  'customer.me': (_, { me }) => me(),
  'customer.here': async (_, { turn, customer }) => {
    const known = await ports.customers.findByIdentity(turn.who.identity)
    // Where it would have been told without a PIN too. Whoever is signed in hears it in the answer.
    if (known !== undefined && customer === undefined) await retryUnreachable(ports, known.id)
    return known
  },
  'customer.taken': (wanted) => findTaken(ports, wanted),
  'customer.register': ({ card, ...given }, asker) =>
    register(ports, { ...given, ...causeOf(asker, card), identity: asker.turn.who.identity }),
  'customer.bank-code': async (_, { me }) => wantedCode(ports, await me()),
  'customer.send-bank-code': async ({ device, card }, asker) =>
    sendBankCode(ports, await asker.me(), { device, ...causeOf(asker, card) }),
  'customer.enter-bank-code': async ({ code, card }, asker) =>
    enterBankCode(ports, await asker.me(), { code, ...causeOf(asker, card) }),
  'customer.submit-document': async ({ document, card }, asker) => {
    const value = valueOf(document)
    return submitDocument(ports, await asker.me(), { ...causeOf(asker, card), kind: document.kind, value })
  },
  'customer.hand-in-picture': async ({ file, card }, asker) => {
    const customer = await asker.me()
    const picture = await fetchPicture(uploads, asker.turn, file)
    if (!picture.ok) return picture
    const given = { kind: 'photo-id', value: picture.value } as const
    return ok(await submitDocument(ports, customer, { ...causeOf(asker, card), ...given }))
  },
  'customer.sign-in': ({ pin }, { turn, now }) => signIn(ports, turn.who.identity, pin, now),
  'customer.check-pin': async ({ pin }, { me, now }) => checkPin(ports, await me(), pin, now),
  'customer.change-pin': async ({ pin }, { me, now }) => changePin(ports, (await me()).id, pin, now),
  'customer.change-details': async ({ change, card }, asker) =>
    changeDetails(ports, await asker.me(), { ...causeOf(asker, card), change }),
  'customer.link-code': async (_, { me, now }) => issueLinkCode(ports, (await me()).id, now),
  'customer.link': ({ code, pin }, { turn, now }) => link(ports, { identity: turn.who.identity, code, pin, now }),
})

const forAccounts = (ports: Ports): Part<'account'> => ({
  'account.list': async (_, { me }) => {
    const customer = await me()
    await ports.wake.sync(customer.id)
    return ports.accounts.ofCustomer(customer.id)
  },
  'account.open': async ({ card, ...given }, asker) =>
    openAccount(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'account.rename': async ({ card, ...given }, asker) =>
    renameAccount(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'account.propose-close': async ({ card, ...given }, asker) =>
    proposeClose(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'account.link-login': async ({ card, ...given }, asker) =>
    linkByLogin(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'account.answer-question': async ({ card, ...given }, asker) =>
    answerQuestion(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'account.link-numbers': async ({ card, ...given }, asker) =>
    linkByNumbers(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'account.prove-deposits': async ({ card, ...given }, asker) =>
    proveDeposits(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
})

const forPayments = (ports: Ports): Part<'payment' | 'crypto' | 'operation'> => ({
  'payment.find-payee': async ({ text }, { me }) => findPayee(ports, await me(), text),
  'payment.propose-send': async ({ card, ...given }, asker) =>
    proposeSend(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'payment.propose-pull': async ({ card, ...given }, asker) =>
    proposePull(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'payment.propose-top-up': async ({ card, ...given }, asker) =>
    proposeTopUp(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'payment.demo': async () => ports.settings.treasury !== undefined,
  'crypto.propose-buy': async ({ card, ...given }, asker) =>
    proposeBuy(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'crypto.propose-sell': async ({ card, ...given }, asker) =>
    proposeSell(ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
  'operation.confirm': async ({ operation }, { me, now }) => {
    const customer = await me()
    return confirmationOf(ports, await confirm(ports, operation, customer, now), customer, now)
  },
  'operation.cancel': async ({ operation, atBank }, { me, now }) =>
    (atBank ? stop : withdrawCard)(ports, operation, await me(), now),
  'operation.find': async ({ operation }, { me }) => {
    const [found, customer] = await Promise.all([ports.operations.find(operation), me()])
    return found?.customer === customer.id ? found : undefined
  },
  'operation.under-way': async (_, { me }) => {
    const latest = await ports.operations.ofCustomer((await me()).id, { limit: LATEST })
    return latest.filter(({ order, state }) => isPaymentOrder(order) && isUnderWay(state))
  },
})

/** What could still be taken from where the order takes it; of coins, what they are worth at its price. */
const leftFor = async ({ accounts }: Ports, order: Order): Promise<Usd> => {
  const account = isPaymentOrder(order) ? await accounts.find(order.from.account) : undefined
  if (account === undefined) return usd(0n)
  if (order.kind !== 'sell') return account.available
  return worthOf(availableCoins(account, order.quote.coin), order.quote.price)
}

/** What stood in the way, with the figures as they are now. */
const confirmationOf = async (
  ports: Ports,
  confirmed: ConfirmOutcome,
  customer: Customer,
  now: number,
): Promise<Confirmation> => {
  if (confirmed.kind !== 'short' && confirmed.kind !== 'over-daily-limit') return confirmed
  const { operation } = confirmed
  if (confirmed.kind === 'short') {
    const available = await leftFor(ports, operation.order)
    return { kind: 'refused', operation, refusal: { kind: 'short', available } }
  }
  const { perDay } = ports.settings.limits
  const left = subtract(perDay, usd(await ports.allowances.spent(customer.id, dayOf(now, customer.timeZone))))
  return {
    kind: 'refused',
    operation,
    refusal: { kind: 'over-daily-limit', limit: perDay, left: left.ok ? left.value : usd(0n) },
  }
}

const forTheRest = (ports: Ports): Part<'history' | 'price' | 'alert' | 'notice'> => ({
  'notice.unread': async (_, { customer }) => (customer === undefined ? [] : await unreadOf(ports, customer)),
  'history.page': async (query, { me }) => historyPage(ports, await me(), query),
  'history.entry': async ({ transfer }, { me }) => historyItem(ports, await me(), transfer),
  'history.csv': async ({ account }, { me }) => historyCsv(ports, await me(), account),
  'price.latest': async () => {
    const points = await Promise.all(COINS.map((coin) => ports.prices.latest(coin)))
    return points.filter((point) => point !== undefined)
  },
  'alert.list': async (_, { me }) => ports.alerts.ofCustomer((await me()).id),
  'alert.add': async (given, { me, turn, now }) =>
    addAlert(ports, await me(), { ...given, turn: turn.id, conversation: turn.conversation, now }),
  'alert.delete': async ({ alert }, { me }) => deleteAlert(ports, await me(), alert),
})
