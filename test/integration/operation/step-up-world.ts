import { proposeClose } from '#bank/account/manage.ts'
import { proposeBuy, proposeSell } from '#bank/crypto/propose.ts'
import { checkPin } from '#bank/customer/sign-in.ts'
import { dayOf } from '#bank/ground/allowances.ts'
import type { Account } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type IdentityKey, identityKey, newId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { confirm } from '#bank/operation/decide.ts'
import { freeze, proposeSend } from '#bank/operation/propose-payment.ts'
import { proposePayOut, proposePull } from '#bank/payment/propose.ts'
import type { Ports } from '#bank/registry.ts'
import type { Recurrence } from '#bank/ground/calendar.ts'
import { confirmSchedule, proposeSchedule } from '#bank/schedule/manage.ts'
import type { Result } from '#kit/result.ts'
import { anAccount } from '#test/support/mongo-stores.ts'
import { MONDAY, openBankOnMongo } from '../schedule/bank-on-mongo.ts'

const PIN = '739152'

/** A payer with every kind of account, two chats of theirs, and everything that may want their PIN. */
export const openStepUpWorld = async () => {
  const bank = await openBankOnMongo(5_000_00n)
  const { payer, payee } = bank
  const ports: Ports = {
    ...bank.ports,
    prices: { latest: async (coin: 'BTC' | 'ETH') => ({ coin, price: usd(50_000_00n), at: MONDAY }) } as never,
    hasher: { hash: async (pin) => pin, matches: async (pin) => pin === PIN },
  }
  const [first] = await ports.customers.identitiesOf(payer.customer.id)
  if (first === undefined) throw new Error('the payer has no chat')
  const other = identityKey('discord:4711')
  await ports.customers.attach(other, payer.customer.id)
  const add = async (set: Partial<Account> & { cents?: bigint }): Promise<Account> => {
    const account = anAccount({ customer: payer.customer.id, asOf: MONDAY, ...set })
    await ports.accounts.insert(account)
    return account
  }
  const savings = await add({ nickname: 'Savings' })
  const linked = await add({ kind: 'external', nickname: 'Chase', cents: 5_000_00n })
  const wallet = await add({ kind: 'crypto', coins: { BTC: money('BTC', 100_000_000n), ETH: money('ETH', 0n) } })

  const me = async (): Promise<Customer> => {
    const found = await ports.customers.find(payer.customer.id)
    if (found === undefined) throw new Error('the payer is gone')
    return found
  }
  const made = async (proposed: Promise<Result<Operation, Refusal>>): Promise<Operation> => {
    const result = await proposed
    if (!result.ok) throw new Error(`no card: ${result.error.kind}`)
    return result.value
  }
  const cause = (now = MONDAY) => ({
    turn: newId('operation'),
    place: { conversation: first, card: newId('request') } as never,
    now,
  })
  const send = async (cents: bigint, { to = payee.account, now = MONDAY } = {}): Promise<Operation> => {
    const given = { ...cause(now), from: payer.account.id, payee: { account: to.id }, amount: usd(cents), note: '' }
    return made(proposeSend(ports, await me(), given))
  }
  /** What no dialog proposes today: money to an account of one's own at another bank. */
  const sendOut = async (cents: bigint): Promise<Operation> => {
    const side = ({ id, nickname }: Account) => ({ account: id, customer: payer.customer.id, name: nickname })
    const order = { kind: 'send', from: side(payer.account), to: side(linked), amount: usd(cents), note: '' } as const
    return made(freeze(ports, await me(), cause(), order))
  }
  const coin = 'BTC' as const
  const cards = {
    send: (cents: bigint) => send(cents),
    'send to an own account': (cents: bigint) => send(cents, { to: savings }),
    'send to a linked bank': sendOut,
    buy: async (cents: bigint) =>
      made(
        proposeBuy(ports, await me(), {
          ...cause(),
          amount: usd(cents),
          from: payer.account.id,
          wallet: wallet.id,
          coin,
        }),
      ),
    sell: async (cents: bigint) =>
      made(proposeSell(ports, await me(), { ...cause(), amount: usd(cents), wallet: wallet.id, to: savings.id, coin })),
    pull: async (cents: bigint) =>
      made(proposePull(ports, await me(), { ...cause(), amount: usd(cents), from: linked.id, to: savings.id })),
    'pay-out': async (cents: bigint) =>
      made(proposePayOut(ports, await me(), { ...cause(), amount: usd(cents), from: payer.account.id, to: linked.id })),
    close: async () => made(proposeClose(ports, await me(), { ...cause(), account: savings.id })),
  }
  const schedule = async (cents: bigint, rule: Recurrence, { chat = first, now = MONDAY } = {}) => {
    const given = { turn: newId('schedule'), conversation: first as never, now, from: payer.account.id }
    const wanted = { ...given, payee: { account: payee.account.id }, amount: usd(cents), note: '', rule }
    const proposed = await proposeSchedule(ports, await me(), wanted)
    if (!proposed.ok) throw new Error(proposed.error.kind)
    const { id } = proposed.value
    const say = async () => (await confirmSchedule(ports, await me(), id, { consent: { chat }, now })).kind
    return { id, say }
  }

  return {
    ...{ bank, ports, payer, payee, first, other, savings, me, cards, send, schedule },
    at: (now = MONDAY, chat: IdentityKey = first) => ({ chat, turn: newId('operation'), now }),
    pin: async (now = MONDAY, chat: IdentityKey = first, pin = PIN) =>
      (await checkPin(ports, await me(), { chat, turn: newId('operation'), now, pin })).kind,
    /** The press on a card, from a dialog that asks for nothing by itself. */
    press: async ({ id }: Pick<Operation, 'id'>, { chat = first, now = MONDAY } = {}) =>
      (await confirm(ports, id, await me(), { consent: { chat }, now })).kind,
    /** Nothing has moved, nothing is set aside, nothing counts against the day. */
    untouched: async ({ id }: Operation) => {
      const account = await ports.accounts.find(payer.account.id)
      const spent = await ports.allowances.spent(payer.customer.id, dayOf(MONDAY, payer.customer.timeZone))
      const state = (await ports.operations.find(id))?.state
      return state === 'proposed' && account?.holds.length === 0 && spent === 0n
    },
  }
}
export type StepUpWorld = Awaited<ReturnType<typeof openStepUpWorld>>
export { PIN }
