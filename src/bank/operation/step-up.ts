import type { Accounts } from '#bank/ground/account.ts'
import { type Customer, signInEpochOf } from '#bank/ground/customer.ts'
import type { IdentityKey } from '#bank/ground/ids.ts'
import { worthAt } from '#bank/ground/coin-price.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { type Order, isPaymentOrder } from '#bank/ground/order.ts'
import type { Settings } from '#bank/ground/settings.ts'
import {
  type Here,
  isFresh,
  NO_STEP_UP,
  pinAboveOf,
  spentWithout,
  type StepUp,
  type StepUps,
  withoutSpent,
} from '#bank/ground/step-up.ts'

export type PinPorts = {
  readonly stepUps: StepUps
  readonly accounts: Pick<Accounts, 'find'>
  readonly settings: Pick<Settings, 'stepUp'>
}

/** Who says yes: the customer in this chat, whose right PIN there is looked for; or nobody anew, as it was agreed on before. */
export type Consent = { readonly chat: IdentityKey } | 'agreed'
export type Said = { readonly consent: Consent; readonly now: number }

/** `always`: the PIN, whatever it is worth. */
type Worth = bigint | 'nothing' | 'always'

/** What leaves the customer by it, in cents. Between their own accounts nothing does, unless one is at another bank. */
const worthOf = async ({ accounts }: Pick<PinPorts, 'accounts'>, order: Order): Promise<Worth> => {
  if (order.kind === 'close-account') return 'always'
  if (order.kind === 'sell-out')
    return order.closes
      ? 'always'
      : order.quotes.reduce((sum, quote) => sum + worthAt(quote.coins, quote.price).minor, 0n)
  if (!isPaymentOrder(order) || order.kind === 'pull' || order.kind === 'top-up') return 'nothing'
  if (order.kind === 'send' && order.to.customer === order.from.customer) {
    const to = await accounts.find(order.to.account)
    return to?.kind === 'external' ? order.amount.minor : 'nothing'
  }
  return order.amount.minor
}

export const hereOf = (customer: Customer, chat: IdentityKey, now: number): Here => ({
  chat,
  epoch: signInEpochOf(customer),
  now,
})

type Spending = { readonly cause: string; readonly worth: Worth }

/** After it, or undefined where the PIN is wanted first. */
const decide = (
  stepUp: StepUp,
  { cause, worth }: Spending,
  here: Here,
  rule: Settings['stepUp'],
): StepUp | undefined => {
  if (worth === 'nothing' || isFresh(stepUp, here, rule)) return stepUp
  if (worth === 'always') return undefined
  return spentWithout(stepUp, { cause, chat: here.chat, cents: worth }, pinAboveOf(stepUp, rule))
}

/** Counts what is confirmed without the PIN; true where the PIN is wanted before anything is done. */
export const isPinWanted = async (
  { stepUps, settings }: Omit<PinPorts, 'accounts'>,
  customer: Customer,
  spending: Spending,
  { consent, now }: Said,
): Promise<boolean> => {
  if (consent === 'agreed' || spending.worth === 'nothing') return false
  const here = hereOf(customer, consent.chat, now)
  return await stepUps.change(customer.id, (stepUp) => {
    const after = decide(stepUp, spending, here, settings.stepUp)
    return { after: after ?? stepUp, outcome: after === undefined }
  })
}

/** The one place where an order's confirmation is held against the customer's PIN. */
export const isPinWantedFor = async (
  ports: PinPorts,
  { id, order }: Pick<Operation, 'id' | 'order'>,
  customer: Customer,
  said: Said,
): Promise<boolean> => {
  if (said.consent === 'agreed') return false
  return await isPinWanted(ports, customer, { cause: id, worth: await worthOf(ports, order) }, said)
}

/** Whether confirming it now would want the PIN, by what was read of the customer: for saying so on the card. */
export const willWantPin = async (
  ports: Omit<PinPorts, 'stepUps'>,
  customer: Customer,
  what: { readonly order: Order } | { readonly worth: bigint | 'nothing' },
  { chat, now }: { readonly chat: IdentityKey; readonly now: number },
): Promise<boolean> => {
  const worth = 'order' in what ? await worthOf(ports, what.order) : what.worth
  const { stepUp = NO_STEP_UP } = customer
  return decide(stepUp, { cause: 'card', worth }, hereOf(customer, chat, now), ports.settings.stepUp) === undefined
}

/** Nothing left by it after all. */
export const giveBackPinSum = async (
  { stepUps }: Pick<PinPorts, 'stepUps'>,
  { customer, id, order }: Pick<Operation, 'customer' | 'id' | 'order'>,
): Promise<void> => {
  if (!['send', 'pay-out', 'buy', 'sell', 'sell-out'].includes(order.kind)) return
  await stepUps.change(customer, (stepUp) => ({ after: withoutSpent(stepUp, id), outcome: undefined }))
}

/**
 * For what is not about an amount: changing details, linking and removing chats, exporting and deleting data. True once the
 * PIN was given in this chat a moment ago.
 */
export const isPinFresh = async (
  { stepUps, settings }: Omit<PinPorts, 'accounts'>,
  customer: Customer,
  { chat, now }: { readonly chat: IdentityKey; readonly now: number },
): Promise<boolean> =>
  !(await isPinWanted({ stepUps, settings }, customer, { cause: chat, worth: 'always' }, { consent: { chat }, now }))
