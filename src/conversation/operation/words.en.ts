import { formatCoin, formatUsd, money, SCALE, type Usd } from '#bank/ground/money.ts'
import { MAX_ACCOUNTS, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { isPastLimit } from '#bank/ground/coin-price.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COLLECTING } from '#bank/ground/usual-times.ts'
import type { Why } from '#bank/ground/operation.ts'
import type { PaymentKind, PaymentOrder, Party, Scheduled } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { returnedFor } from './return-words.en.ts'
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
  'insufficient-funds': rich`There was not enough money available. Add money, or choose a smaller amount.`,
  'insufficient-coins': rich`There were not enough coins free for it: some may be set aside for another sale under way. Choose a smaller amount, or wait for that sale to end.`,
  'daily-limit': rich`It would have gone over your limit for one day. Choose a smaller amount, or try again tomorrow.`,
  'payment-limit': rich`It is more than one payment may be. Choose a smaller amount.`,
  'account-closed': rich`One of the two accounts is closed or locked, so nothing could be sent.`,
  'payee-account-closed': rich`The account it was to go to is closed by now, is being closed, or is locked. Please choose another account, or ask the other person which one to use.`,
  'payee-cannot-receive': rich`The other person can’t receive money at the moment: the bank is still checking who they are, or has stopped their account. Please ask them, then try again.`,
  'payee-left': rich`This person is not a customer any more, so they can’t be paid here. Nothing was sent, and nothing was taken from your account. If they should still get it, please ask them how.`,
  'request-ended': rich`The request it was to pay has been taken back or declined, or has run out.`,
  'schedule-ended': rich`The schedule it was part of has been deleted.`,
  'price-moved': rich`The price has moved past the limit on the card, so nothing more was ordered at the worse price. You can look at the new price and decide again.`,
  'bank-return': rich`The other side’s bank sent it back. Please check with them that their account is open.`,
  'bank-cancelled': rich`The bank stopped it.`,
  'customer-cancelled': rich`You cancelled it.`,
  'not-empty': rich`The account still holds money or coins. Move them out first.`,
  frozen: rich`You froze your account, so it was not sent.`,
  busy: rich`Something is still under way in that account. Try again once it has ended.`,
  'too-many-accounts': rich`You have ${String(MAX_ACCOUNTS)} accounts, wallets and linked banks, which is as many as one person can have here. Close one that you no longer need, then try again.`,
  'too-many-under-way': rich`You have ${String(MAX_UNDER_WAY)} things under way already, which is as many as one person can have at once. Nothing is lost; once one of them has ended, try this again.`,
  'being-checked': rich`The bank is checking who you are right now, by the name that you gave, so I left it as it is. I’ll tell you what the bank says; if the name is wrong, change it then.`,
  'bank-unreachable': rich`The bank isn’t keeping up at the moment, and so much is waiting for it that I did not take this on. Nothing was handed to it and nothing is set aside. Please try again in a while.`,
  'bad-address': rich`The bank could not find the address. Please check it and give it again, for example: 1 Market St, San Francisco, CA 94105.`,
  'bad-routing-number': rich`The bank does not know that routing number. Please check it on a check or statement and try again.`,
  'bad-bank-login': rich`Your bank did not accept that user name and password. Please check them and try again.`,
  'wrong-answer': rich`Your bank did not accept that answer. Please try again.`,
  'questions-expired': rich`The bank asks other questions by now, so it did not take these answers. Open the questions again; if there are none, give your Social Security number again.`,
  'wrong-code': rich`It may be mistyped, or too old. Try again, or let the bank send a new one.`,
  'wrong-amounts': rich`The two amounts are not the ones that were deposited. Please look at your statement and try again.`,
  'too-many-tries': rich`There were too many tries. Please link the account anew.`,
  'no-longer-kept': rich`The bank could not be reached in time, and what you gave is kept for an hour only. Nothing was handed in; please give it again.`,
  'not-allowed': rich`The bank does not allow this for your account at the moment. My details shows what is missing.`,
  'not-found': rich`The bank no longer knows this account. Please look at your accounts and choose another.`,
  'too-late': rich`It was too far along to be changed.`,
  invalid: rich`The bank did not accept it as it was given. Please check it and try again.`,
}

const TITLES: Record<PaymentKind, { readonly doing: string; readonly done: string; readonly not: string }> = {
  send: { doing: 'On its way', done: 'Sent', not: 'Not sent' },
  pull: { doing: 'On its way', done: 'Money added', not: 'No money added' },
  'top-up': { doing: 'Demo money on its way', done: 'Demo money added', not: 'No demo money added' },
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
]
const scheduled = ({ day, isLast }: Scheduled): Text =>
  rich`Scheduled payment of ${dayName(day)}${isLast ? ', the last one' : ''}`

const limitLine = (side: 'buy' | 'sell', coin: string, limit: Usd): Text =>
  side === 'buy'
    ? rich`Limit: ${bold(formatUsd(limit))} for 1 ${coin}; if it costs more, nothing is bought`
    : rich`Limit: ${bold(formatUsd(limit))} for 1 ${coin}; if it brings less, nothing is sold`

/** Everything on the card to be confirmed. */
const proposal = (order: PaymentOrder, expiresAt: number, now: number): Text => {
  const until = rich`Nothing moves before you press Confirm. This card is good for ${duration(expiresAt - now)}.`
  const head = (title: string): Text => rich`${bold(title)}`
  const rows = [
    rich`From: ${bold(order.from.name)}`,
    rich`To: ${bold(partyName(order.to))}`,
    rich`Amount: ${bold(formatUsd(order.amount))}`,
    rich`Fee: ${formatUsd(FEE)}`,
  ]
  switch (order.kind) {
    case 'send':
      return lines(head('Send this?'), ...rows, order.note === '' ? rich`Note: none` : noteOf(order), '', until)
    case 'pull':
      return lines(
        head('Add this money?'),
        ...rows,
        '',
        rich`Money from another bank usually takes ${businessDays(COLLECTING)}. ${until}`,
      )
    case 'top-up':
      return lines(
        head('Add demo money?'),
        rich`To: ${bold(order.to.name)}`,
        rich`Amount: ${bold(formatUsd(order.amount))} (demo)`,
        '',
        rich`This is play money of the demo, not real dollars. ${until}`,
      )
    case 'buy':
    case 'sell': {
      const { coin, coins, price, takenAt, limit } = order.quote
      return lines(
        head(order.kind === 'buy' ? `Buy ${coin}?` : `Sell ${coin}?`),
        ...rows.slice(0, 2),
        ...(order.asked === undefined ? [] : [rich`You asked for: ${bold(formatCoin(order.asked))}`]),
        rich`Price: ${bold(formatUsd(price))} for 1 ${coin}, ${takenAt > now - 10_000 ? 'just now' : `${duration(now - takenAt)} ago`}`,
        rich`Coins: about ${bold(formatCoin(coins))}`,
        ...(limit === undefined ? [] : [limitLine(order.kind, coin, limit)]),
        rich`Fee: ${formatUsd(FEE)}`,
        rich`Total: ${bold(formatUsd(order.amount))} (exact)`,
        '',
        rich`I compare the limit with the bank’s price right before I order. The bank locks no price and executes at its own price of that moment, seconds later, so the number of coins can differ a little; the dollars are exact.`,
        until,
      )
    }
  }
}

const progress = (order: PaymentOrder, stage: string | undefined): Text => {
  const after = rich`I’ll change this card when it is done. You don’t have to do anything.`
  if (stage === 'debited')
    return rich`The money has left ${order.from.name} and is on its way to ${partyName(order.to)}. ${after}`
  if (stage === 'credited')
    return rich`The money has reached ${partyName(order.to)}, and the bank is finishing up. ${after}`
  if (order.kind === 'pull')
    return rich`The bank is collecting the money. From another bank that usually takes ${businessDays(COLLECTING)}. ${after}`
  return rich`The bank is working on it; that usually takes ${SENDING}. ${after}`
}

/** What confirming has done meanwhile: only what is kept here is set aside. */
const setAside = (order: PaymentOrder): Text => {
  if (order.kind === 'send' || order.kind === 'buy')
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
    ? rich` That is past the limit of your card: it moved in the seconds after I had ordered, and the bank locks no price.`
    : rich``
  return rich`The bank’s price was ${bold(formatUsd(rate))} for 1 ${coin}: ${bold(`about ${formatCoin(coins)}`)} for ${formatUsd(order.amount)}.${past}`
}

const arrived = (order: PaymentOrder, rate: Usd | undefined): Text => {
  const price = rate === undefined || !('quote' in order) ? [] : [executed(order, rate)]
  switch (order.kind) {
    case 'buy':
      return lines(rich`The coins are in ${bold(order.to.name)}.`, ...price)
    case 'sell':
      return lines(rich`The dollars are in ${bold(order.to.name)}.`, ...price)
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
  goodFor: (ms: number): Text => rich`This card is good for ${duration(ms)}.`,
  titles: TITLES,
  what,
  noted,
  proposal,
  progress,
  arrived,
  back,
  stayed,
  /** `bankCode`: what the bank gives as its reason; there may be more to say than that it was sent back. */
  why: (why: Why | undefined, bankCode?: string): Text => {
    const returned = why === 'bank-return' && bankCode !== undefined ? returnedFor(bankCode) : undefined
    return returned ?? WHY[why ?? 'invalid']
  },
  title: (text: string): Text => rich`${bold(text)}`,
  cancelledTitle: 'Cancelled',
  expiredTitle: 'Not confirmed in time',
  returnedTitle: 'Sent back by the bank',
  checkingTitle: 'We’re checking with the bank',
  expired: rich`The card was not confirmed in time, so nothing was done.`,
  /** Never a failure, never a success: the bank may have accepted it. */
  checkingMoney: rich`The bank has not told us clearly yet whether it took this. Your money is safe. You don’t have to do anything, and please don’t send it again: I’ll change this card as soon as we know.`,
  checking: rich`We’re checking with the bank whether this went through. Nothing is lost. You don’t have to do anything, and please don’t start it again: I’ll change this card as soon as we know.`,
  waitingTitle: 'Waiting for the bank',
  waiting: (order: PaymentOrder): Text =>
    rich`The bank isn’t answering at the moment, so nothing has been sent to it yet. ${setAside(order)}I’ll hand this over as soon as the bank is back, and change this card. You don’t have to do anything; until then you can still stop it.`,
  waitingAct: rich`The bank isn’t answering at the moment, so this waits here. Nothing is lost: I’ll hand it over as soon as the bank is back, and change this card. You don’t have to do anything.`,
  bankAway: rich`The bank isn’t answering anybody at the moment, so this takes longer than usual.`,
  handingOver: rich`I’m handing it to the bank. I’ll change this card when there is news; you don’t have to do anything.`,
  /** After the customer wanted it stopped. */
  stopping: rich`You want this stopped, and I’m asking the bank. Until it has answered this may still be paid; I’ll change this card either way.`,
  tooLateToStop: rich`You wanted this stopped, but it was too late: the bank had already moved the money on.`,
  returnCode: (reason: string): Text => rich`The bank’s code: ${code(reason)}`,
  reference: (reference: string, at: number, timeZone: string, now: number): Text =>
    rich`Reference ${code(reference)}, ${moment(at, timeZone, now)}`,
}
