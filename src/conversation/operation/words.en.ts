import { formatCoin, formatUsd, isZero, money, SCALE, type Usd } from '#bank/ground/money.ts'
import { MAX_ACCOUNTS, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { isPastLimit } from '#bank/ground/coin-price.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COLLECTING, PAYING_OUT } from '#bank/ground/usual-times.ts'
import type { Why } from '#bank/ground/operation.ts'
import type { Triggered } from '#bank/ground/waiting.ts'
import type { Order, PaymentKind, PaymentOrder, Party, Scheduled } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { payOutReturned, returnedFor } from './return-words.en.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { businessDays, dayName, duration, moment, SENDING } from '#conversation/words/times.en.ts'

/** A person or an account, as on the card: `Alex Doe (@alex)`. */
export const partyName = ({ name, handle }: Pick<Party, 'name' | 'handle'>): string =>
  handle === undefined ? name : `${name} (@${handle})`

/**
 * What somebody else wrote, under whose name, in a style that no channel makes a link of. `label`: what the line begins with.
 */
export const noteFrom = (from: Pick<Party, 'name' | 'handle'>, note: string, label = 'Note'): Text =>
  rich`${label}: ${code(note)} (from ${from.handle === undefined ? from.name : `@${from.handle}`}, not from Parley)`

/** A request that is paid brings the note of who asked. */
const noteOf = (order: PaymentOrder): Text =>
  order.kind === 'send' && order.request !== undefined ? noteFrom(order.to, order.note) : rich`Note: ${order.note}`

const WHY: Record<Why, Text> = {
  'insufficient-funds': rich`There wasn’t enough money available. Add money, or choose a smaller amount.`,
  'insufficient-coins': rich`You don’t have enough coins free: some may be set aside for another sale in progress. Choose a smaller amount, or wait for that sale to finish.`,
  'daily-limit': rich`It would have gone over your limit for one day. Choose a smaller amount, or try again tomorrow.`,
  'payment-limit': rich`It’s more than one payment can be. Choose a smaller amount.`,
  'account-closed': rich`One of the two accounts is closed or locked, so nothing could be sent.`,
  'payee-account-closed': rich`The account it was going to is closed, closing or locked. Choose another account, or ask the other person which one to use.`,
  'bank-unlinked': rich`Your account at the other bank is no longer linked here, so nothing was sent to it. Link it again, or choose another one.`,
  'payee-cannot-receive': rich`The other person can’t receive money right now: we’re still checking who they are, or their account is locked. Please ask them, then try again.`,
  'payee-left': rich`Nothing was sent, and nothing was taken from your account. This person is no longer a customer, so they can’t be paid here. If you still owe them the money, ask them how they’d like to get it.`,
  'request-ended': rich`The request it was for was taken back, was declined or has expired.`,
  'schedule-ended': rich`The scheduled payment it was part of has been deleted.`,
  'no-price': rich`Nothing was bought: there was no current price to buy at.`,
  'price-moved': rich`Nothing more was ordered: the price had moved past the limit on the card. You can look at the new price and decide again.`,
  'bank-return': rich`The other bank sent it back. Please check that the account there is open.`,
  'bank-cancelled': rich`We had to stop it. If you don’t know why, report a problem and a person will look into it.`,
  'customer-cancelled': rich`You canceled it.`,
  'not-empty': rich`The account still holds money or coins. Move them out first.`,
  frozen: rich`Your account was frozen, so it wasn’t sent.`,
  busy: rich`Something is still in progress in that account. Try again once it’s finished.`,
  'too-many-accounts': rich`You have ${String(MAX_ACCOUNTS)} accounts, wallets and linked banks, the most one person can have here. Close one you no longer need, then try again.`,
  'too-many-under-way': rich`You already have ${String(MAX_UNDER_WAY)} things in progress, the most at one time. Nothing is lost: try this again once one of them is finished.`,
  'being-checked': rich`We’re still checking the name you gave, so nothing was changed. I’ll tell you the result; if the name is wrong, you can change it then.`,
  'bank-unreachable': rich`Nothing was sent, and nothing is set aside. We’re very busy right now, so please try again in a little while.`,
  'bad-address': rich`We couldn’t find that address. Please check it and enter it again, for example: 1 Market St, San Francisco, CA 94105.`,
  'bad-routing-number': rich`We don’t recognize that routing number. Please check it on a check or statement and try again.`,
  'bad-bank-login': rich`Your other bank didn’t accept that username and password. Please check them and try again.`,
  'wrong-answer': rich`Your other bank didn’t accept that answer. Please try again.`,
  'questions-expired': rich`Those questions have expired, so your answers weren’t used. Open the questions again; if there are none, enter your Social Security number again.`,
  'wrong-code': rich`It may be mistyped or too old. Try again, or ask for a new one.`,
  'wrong-amounts': rich`Those aren’t the two amounts that were deposited. Please check your statement and try again.`,
  'too-many-tries': rich`There were too many tries. Please link the account again.`,
  'no-longer-kept': rich`Nothing was changed. This took longer than an hour, and for your safety we don’t keep what you entered longer than that. Please enter it again.`,
  'not-allowed': rich`We can’t do this for your account right now. My details shows what’s missing.`,
  'not-found': rich`We can’t find this account anymore. Please look at your accounts and choose another.`,
  'too-late': rich`It was too far along to be changed.`,
  invalid: rich`It couldn’t be accepted as entered. Please check it and try again.`,
}

const TITLES: Record<PaymentKind, { readonly doing: string; readonly done: string; readonly not: string }> = {
  send: { doing: 'Sending', done: 'Sent', not: 'Not sent' },
  pull: { doing: 'Adding money', done: 'Money added', not: 'No money added' },
  'pay-out': { doing: 'Sending to your bank', done: 'Sent to your bank', not: 'Not sent to your bank' },
  'top-up': { doing: 'Adding demo money', done: 'Demo money added', not: 'No demo money added' },
  buy: { doing: 'Buying', done: 'Bought', not: 'Not bought' },
  sell: { doing: 'Selling', done: 'Sold', not: 'Not sold' },
}

/** In one line what a card moves: amount, from where, to where. */
const what = (order: PaymentOrder): Text => {
  const amount = bold(formatUsd(order.amount))
  if (order.kind === 'buy')
    return rich`${amount} of ${order.quote.coin}, from ${bold(order.from.name)} into ${bold(order.to.name)}`
  if (order.kind === 'sell')
    return rich`${amount} of ${order.quote.coin}, from ${bold(order.from.name)} into ${bold(order.to.name)}`
  if (order.kind === 'top-up') return rich`${amount} of demo money to ${bold(order.to.name)}`
  return rich`${amount} from ${bold(order.from.name)} to ${bold(partyName(order.to))}`
}
const noted = (order: PaymentOrder): readonly Text[] => [
  ...(order.note === '' ? [] : [noteOf(order)]),
  ...(order.kind === 'send' && order.schedule ? [scheduled(order.schedule)] : []),
  ...(order.kind === 'buy' && order.schedule ? [bought(order.schedule)] : []),
  ...('trigger' in order && order.trigger ? [triggered(order.trigger)] : []),
]
const bought = ({ day, isLast }: Scheduled): Text =>
  rich`Recurring purchase of ${dayName(day)}${isLast ? ', the last one' : ''}`
const scheduled = ({ day, isLast }: Scheduled): Text =>
  rich`Scheduled payment of ${dayName(day)}${isLast ? ', the last one' : ''}`

/** An order that waited for a price, and the price at which it went. */
const triggered = ({ when, level, price }: Triggered): Text =>
  rich`Your order for ${formatUsd(level)} or ${when === 'at-or-above' ? 'more' : 'less'}: it went when the price was ${bold(formatUsd(price))}.`

const limitLine = (side: 'buy' | 'sell', coin: string, limit: Usd): Text =>
  side === 'buy'
    ? rich`Limit: ${bold(formatUsd(limit))} for 1 ${coin}; if it costs more, nothing is bought`
    : rich`Limit: ${bold(formatUsd(limit))} for 1 ${coin}; if it brings less, nothing is sold`

export type ShownAt = { readonly now: number; readonly timeZone: string }
/**
 * Everything on the card to be confirmed. It may wait for minutes: so its price names the time at which it was taken, which
 * stays true, and no age, which doesn’t.
 */
const proposal = (order: PaymentOrder, expiresAt: number, { now, timeZone }: ShownAt): Text => {
  const until = rich`Nothing moves until you press Confirm. This card expires in ${duration(expiresAt - now)}.`
  const head = (title: string): Text => rich`${bold(title)}`
  const fee = isZero(FEE) ? [] : [rich`Fee: ${formatUsd(FEE)}`]
  const from = rich`From: ${bold(order.from.name)}`
  const to = rich`To: ${bold(partyName(order.to))}`
  const rows = [rich`Amount: ${bold(formatUsd(order.amount))}`, to, from, ...fee]
  switch (order.kind) {
    case 'send':
      return lines(head('Send this?'), ...rows, ...(order.note === '' ? [] : [noteOf(order)]), '', until)
    case 'pull':
      return lines(
        head('Add this money?'),
        ...rows,
        '',
        rich`Money from another bank usually takes ${businessDays(COLLECTING)}. ${until}`,
      )
    case 'pay-out':
      return lines(
        head('Send this to your bank?'),
        ...rows,
        '',
        rich`Money to another bank usually takes ${businessDays(PAYING_OUT)}. ${until}`,
      )
    case 'top-up':
      return lines(
        head('Add demo money?'),
        rich`Amount: ${bold(formatUsd(order.amount))} (demo)`,
        to,
        '',
        rich`This is play money for the demo, not real dollars. ${until}`,
      )
    case 'buy':
    case 'sell': {
      const { coin, coins, price, takenAt, limit } = order.quote
      return lines(
        head(order.kind === 'buy' ? `Buy ${coin}?` : `Sell ${coin}?`),
        rich`Total: ${bold(formatUsd(order.amount))} (exact)`,
        rich`Coins: about ${bold(formatCoin(coins))}`,
        ...(order.asked === undefined ? [] : [rich`You asked for: ${bold(formatCoin(order.asked))}`]),
        rich`Price: ${bold(formatUsd(price))} for 1 ${coin}, as of ${moment(takenAt, timeZone, now)}`,
        ...(limit === undefined ? [] : [limitLine(order.kind, coin, limit)]),
        from,
        to,
        ...fee,
        '',
        rich`We check the limit right before the order. The price isn’t locked: the final one is the price seconds later, when it goes through, so the number of coins may differ a little. The dollar amount is exact.`,
        until,
      )
    }
  }
}

const progress = (order: PaymentOrder, stage: string | undefined): Text => {
  const after = rich`I’ll update this card when it’s done. There’s nothing you need to do.`
  if (stage === 'debited' && order.kind !== 'top-up')
    return rich`The money has left ${order.from.name} and is on its way to ${partyName(order.to)}. ${after}`
  if (stage === 'credited') return rich`The money has reached ${partyName(order.to)}, and we’re finishing up. ${after}`
  if (order.kind === 'pull')
    return rich`We’re collecting the money from your other bank. That usually takes ${businessDays(COLLECTING)}. ${after}`
  if (order.kind === 'pay-out')
    return rich`We’re sending the money to ${bold(order.to.name)}. That usually takes ${businessDays(PAYING_OUT)}. ${after}`
  return rich`We’re processing it; that usually takes ${SENDING}. ${after}`
}

/** What confirming has done meanwhile: only what is kept here is set aside. */
const setAside = (order: PaymentOrder): Text => {
  if (order.kind === 'send' || order.kind === 'buy' || order.kind === 'pay-out')
    return rich`The ${bold(formatUsd(order.amount))} is safe, set aside in ${bold(order.from.name)}. `
  return order.kind === 'sell'
    ? rich`The coins are safe, about ${bold(formatCoin(order.quote.coins))} set aside in ${bold(order.from.name)}. `
    : rich``
}

/** The bank names its price; the coins follow from it, to the last place. */
const executed = (order: Extract<PaymentOrder, { quote: unknown }>, rate: Usd): Text => {
  const { coin } = order.quote
  const coins =
    rate.minor === 0n ? order.quote.coins : money(coin, (order.amount.minor * 10n ** BigInt(SCALE[coin])) / rate.minor)
  const past = isPastLimit(order, rate)
    ? rich` That’s past the limit on your card: the price isn’t locked, and it moved in the seconds after the order.`
    : rich``
  return rich`The price was ${bold(formatUsd(rate))} for 1 ${coin}: ${bold(`about ${formatCoin(coins)}`)} for ${formatUsd(order.amount)}.${past}`
}

const arrived = (order: PaymentOrder, rate: Usd | undefined): Text => {
  const price = rate === undefined || !('quote' in order) ? [] : [executed(order, rate)]
  switch (order.kind) {
    case 'buy':
      return lines(rich`The coins are in ${bold(order.to.name)}.`, ...price)
    case 'sell':
      return lines(rich`The dollars are in ${bold(order.to.name)}.`, ...price)
    case 'pay-out':
      return rich`The money was paid out to ${bold(order.to.name)}. If you don’t see it there by the end of the next business day, ask that bank first; if it doesn’t find it, report a problem here.`
    case 'send':
    case 'pull':
    case 'top-up':
      return rich`The money has arrived.`
  }
}

/** Where the money is after it came back: said exactly, since this is what is worried about. */
const back = (order: PaymentOrder): Text => {
  const amount = bold(formatUsd(order.amount))
  switch (order.kind) {
    case 'send':
    case 'pay-out':
    case 'buy':
      return rich`The ${amount} is back in ${bold(order.from.name)}.`
    case 'pull':
      return rich`The ${amount} went back to ${bold(order.from.name)}, and is no longer in ${bold(order.to.name)}.`
    case 'top-up':
      return rich`The ${amount} of demo money is no longer in ${bold(order.to.name)}.`
    case 'sell':
      return rich`The coins are back in ${bold(order.from.name)}, and the ${amount} is no longer in ${bold(order.to.name)}.`
  }
}

const stayed = (order: PaymentOrder): Text => {
  if (order.kind === 'top-up') return rich`Nothing has changed in ${bold(order.to.name)}.`
  return order.kind === 'sell'
    ? rich`No coins have left ${bold(order.from.name)}.`
    : rich`The ${bold(formatUsd(order.amount))} is still in ${bold(order.from.name)}.`
}

export const outcomes = {
  goodFor: (ms: number): Text => rich`This card expires in ${duration(ms)}.`,
  titles: TITLES,
  what,
  noted,
  proposal,
  progress,
  arrived,
  balanceAfter: (available: Usd, account: string): Text =>
    rich`You now have ${bold(formatUsd(available))} available in ${bold(account)}.`,
  back,
  stayed,
  /** `bankCode`: what the bank gives as its reason; there may be more to say than that it was sent back. */
  why: (why: Why | undefined, bankCode?: string, order?: Order): Text => {
    if (why === 'bank-return' && order?.kind === 'pay-out') return payOutReturned(bankCode, order.to.name)
    const returned = why === 'bank-return' && bankCode !== undefined ? returnedFor(bankCode) : undefined
    return returned ?? WHY[why ?? 'invalid']
  },
  title: (text: string): Text => rich`${bold(text)}`,
  cancelledTitle: 'Canceled',
  expiredTitle: 'Not confirmed in time',
  returnedTitle: 'Sent back',
  checkingTitle: 'We’re checking on this',
  expired: rich`Nothing was changed: the card wasn’t confirmed in time.`,
  /** Never a failure, never a success: the bank may have accepted it. */
  checkingMoney: rich`We can’t tell yet whether this went through. Your money is safe. There’s nothing you need to do, and please don’t send it again: I’ll update this card as soon as we know.`,
  checking: rich`We’re checking whether this went through. Nothing is lost. There’s nothing you need to do, and please don’t start it again: I’ll update this card as soon as we know.`,
  waitingTitle: 'Delayed',
  waiting: (order: PaymentOrder): Text =>
    rich`Nothing has been sent yet: there’s a delay on our side. ${setAside(order)}I’ll go ahead as soon as I can, and update this card. There’s nothing you need to do; until then you can still stop it.`,
  waitingAct: rich`There’s a delay on our side, so this hasn’t started yet. Nothing is lost: I’ll go ahead as soon as I can, and update this card. There’s nothing you need to do.`,
  bankAway: rich`There’s a delay on our side, so this is taking longer than usual.`,
  handingOver: rich`I’m starting this now. I’ll update this card when there’s news; there’s nothing you need to do.`,
  /** After the customer wanted it stopped. */
  stopping: rich`You asked us to stop this, and we’re trying. Until we know, it may still be paid; I’ll update this card either way.`,
  tooLateToStop: rich`You asked us to stop this, but it was too late: the money had already moved on.`,
  returnCode: (reason: string): Text => rich`Return code: ${code(reason)}`,
  reference: (reference: string, at: number, timeZone: string, now: number): Text =>
    rich`Reference ${code(reference)}, ${moment(at, timeZone, now)}`,
}
