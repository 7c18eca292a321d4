import { isAddress } from '#bank/ground/phone.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import type { AskRefusal } from '#bank/request/ask.ts'
import type { RequestState } from '#bank/request/request.ts'
import type { Named, Person, RequestView } from '#bank/request/view.ts'
import { personName as who } from './person-words.en.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { noteFrom } from '#conversation/operation/words.en.ts'
import { day, duration } from '#conversation/words/times.en.ts'

/** Whose share of a bill it is, for who reads it. */
const what = ({ request: { original, bill }, side }: RequestView): string => {
  if (original !== undefined)
    return side === 'payer' ? ' back, from a payment they made to you' : ' back, from a payment you made to them'
  if (bill === undefined) return ''
  return side === 'payer' ? ', your share of a bill' : ', their share of a bill'
}

/** Where it stands, as its asker hears it, and as its payer does. */
const TOLD: Record<
  RequestState,
  { readonly asker: (view: RequestView) => Text; readonly payer: (view: RequestView) => Text }
> = {
  open: {
    asker: ({ payer }) => rich`I’ve asked ${who(payer)}. I’ll tell you here when they answer.`,
    payer: () => rich`Nothing moves unless you press Pay and then Confirm.`,
  },
  paid: {
    asker: ({ payer }) => rich`${bold(`${who(payer)} has paid`)}. The money is in your account.`,
    payer: () => rich`You’ve paid this. There’s nothing more to do.`,
  },
  returned: {
    asker: ({ payer }) => rich`${who(payer)} had paid, but the payment was sent back. It’s no longer in your account.`,
    payer: () => rich`Your payment was sent back. The money is in your account again.`,
  },
  declined: {
    asker: ({ payer }) => rich`${who(payer)} declined. No money moved.`,
    payer: () => rich`You declined this. No money moved.`,
  },
  withdrawn: {
    asker: () => rich`You took this back. No money moved.`,
    payer: ({ asker }) => rich`${who(asker)} took this back. There’s nothing you need to do.`,
  },
  expired: {
    asker: ({ payer }) => rich`${who(payer)} didn’t answer within a week, so this request has expired. No money moved.`,
    payer: () => rich`This request expired after a week. No money moved.`,
  },
}

const STATE: Record<RequestState, string> = {
  open: 'waiting',
  paid: 'paid',
  returned: 'paid, then sent back',
  declined: 'declined',
  withdrawn: 'taken back',
  expired: 'not answered in time',
}

const card = (view: RequestView, now: number): Text => {
  const { request, side, asker, payer } = view
  const amount = bold(formatUsd(request.amount))
  const head =
    side === 'payer'
      ? rich`${bold(who(asker))} asks you for ${amount}${what(view)}.`
      : rich`You asked ${bold(who(payer))} for ${amount}${what(view)}.`
  return lines(
    head,
    ...(request.note === ''
      ? []
      : [side === 'payer' ? noteFrom(asker, request.note, 'For') : rich`For: ${request.note}`]),
    '',
    TOLD[request.state][side](view),
    ...(request.state === 'open' ? [rich`It expires in ${duration(request.expiresAt - now)}.`] : []),
  )
}

const row = ({ request, side, asker, payer }: RequestView, at: number, timeZone: string, now: number): Text =>
  rich`${at + 1}. ${day(request.createdAt, timeZone, now)}: ${bold(formatUsd(request.amount))} ${side === 'payer' ? `to ${who(asker)}` : `from ${who(payer)}`}${request.note === '' ? '' : rich`, ${code(request.note)}`}${side === 'payer' ? '' : `: ${STATE[request.state]}`}`

const refusal = (refused: AskRefusal, name: string): Text => {
  switch (refused.kind) {
    case 'not-found':
    case 'unavailable':
      return rich`Nobody was told anything: ${name} can’t be asked for money right now.`
    case 'left':
      return rich`Nobody was told anything: ${name} is no longer a customer, so they can’t be asked for money.`
    case 'yourself':
      return rich`That’s you. Please choose someone else.`
    case 'not-ready':
      return rich`The account the money should go into isn’t open. Please choose another.`
    case 'tier':
      return rich`We need to finish verifying your identity before you can receive money. ${code('My details')} shows what’s missing.`
    case 'too-small':
      return rich`The smallest amount for this is ${bold(formatUsd(refused.least))}.`
    case 'note-too-small':
      return rich`Nobody was asked: you and ${name} haven’t paid each other yet, so a note needs an amount of ${bold(formatUsd(refused.least))} or more. Please leave the note out, or ask for more.`
    case 'too-much':
      return rich`One payment can be ${bold(formatUsd(refused.limit))} at most, so you can’t ask for more than that at once.`
    case 'too-many':
      return rich`You have ${refused.limit} open requests, the most at one time. Take one back, or wait for an answer.`
    case 'too-many-of-one':
      return rich`You’ve asked ${name} as often as you can for now. Please wait for an answer, or until tomorrow.`
  }
}

export const requests = {
  who,
  card,
  refusal,
  payerTitle: 'Who should pay',
  payer: rich`Who should I ask? Type a handle like ${code('@alex')} or a phone number.`,
  payerLabel: 'Handle or phone number',
  payerHint: 'For example @alex or (415) 555-0132',
  notFound: (typed: string): Text =>
    isAddress(typed)
      ? rich`Nobody was asked: I couldn’t find anyone with ${bold(typed)}. A phone number or email address works only after its owner has verified it here. Ask them for their handle and type that, for example ${code('@alex')}.`
      : rich`Nobody was asked: I couldn’t find ${bold(typed)}. Ask them how their handle is spelled and type it, for example ${code('@alex')}, or type a phone number they’ve verified here.`,
  noSaved: (name: string): Text =>
    rich`Nobody was asked: there’s no saved contact called ${bold(name)}. Type their handle like ${code('@alex')}, or a phone number or email address they’ve verified here.`,
  foreign: rich`I can only ask people within the United States. Please type a US phone number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  extension: rich`I can’t ask anyone at a number with an extension. Please type a US phone number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  own: rich`That’s your own account. Please choose someone else, for example ${code('@alex')}.`,
  amount: (to: Named): Text => rich`How much should I ask ${bold(who(to))} for?`,
  amountTitle: 'How much',
  amountLabel: 'Amount in dollars',
  noteLabel: 'What it’s for',
  noteHint: 'They can read it, for example Pizza',
  confirm: (asked: {
    readonly payer: Named
    readonly amount: Usd
    readonly note: string
    readonly into: string
    readonly back: boolean
  }): Text =>
    lines(
      rich`${bold(asked.back ? 'Ask for this back?' : 'Ask for this?')}`,
      rich`From: ${bold(who(asked.payer))}`,
      rich`Amount: ${bold(formatUsd(asked.amount))}`,
      ...(asked.note === '' ? [] : [rich`For: ${asked.note}`]),
      rich`Into: ${bold(asked.into)}`,
      '',
      rich`They see your name and handle. Nothing moves unless they agree.`,
    ),
  ask: 'Ask',
  otherAccount: 'Into another account',
  into: rich`Which account should the money go into?`,
  noAccount: rich`You need an account for the money to go into. Open one first; it takes a moment.`,
  notBack: rich`You can’t ask for this payment back: it hasn’t been completed, or it didn’t go to another customer.`,
  backNote: (note: string): string => (note === '' ? 'Asked back' : `Asked back: ${note}`),
  draftGone: rich`That took a while, and what you typed has expired. Please start again.`,
  list: (
    all: { readonly waiting: readonly RequestView[]; readonly asked: readonly RequestView[] },
    blocked: number,
    timeZone: string,
    now: number,
  ): Text =>
    lines(
      rich`${bold('Requests')}`,
      ...(all.waiting.length === 0 ? [] : [rich`Waiting for you:`]),
      ...all.waiting.map((view, at) => row(view, at, timeZone, now)),
      ...(all.asked.length === 0 ? [] : ['', rich`You asked:`]),
      ...all.asked.map((view, at) => row(view, all.waiting.length + at, timeZone, now)),
      '',
      rich`Press a number to see it.${blocked === 0 ? '' : ` You have blocked ${blocked === 1 ? 'one person' : `${blocked} people`}.`}`,
    ),
  none: rich`You haven’t asked anyone for money, and nobody has asked you. Say for example ${code('request 20 from alex for pizza')}.`,
  gone: rich`I can’t find that request anymore.`,
  notYours: rich`Nothing was done: that request is between other people.`,
  beingPaid: rich`It’s being paid right now. Its card will show how that ends.`,
  from: (view: RequestView): Text =>
    rich`${bold(formatUsd(view.request.amount))} to ${bold(who(view.asker))}. From which account?`,
  noSource: rich`You need an account with money in it to pay from. Open one first; it takes a moment.`,
  blockAsk: (name: string): Text =>
    rich`Block ${bold(name)}? They won’t be able to ask you for money anymore, and everything they’ve asked for is declined. You can still send each other money, and you can undo this under Requests.`,
  blocked: (name: string): Text =>
    rich`${bold(name)} can’t ask you for money anymore. Everything they had asked for is declined.`,
  unblocked: (name: string): Text => rich`${bold(name)} can ask you for money again.`,
  blockedList: (people: readonly Person[]): Text =>
    people.length === 0
      ? rich`You haven’t blocked anyone.`
      : lines(
          rich`${bold('Blocked')}`,
          ...people.map((each) => rich`${who(each)}`),
          '',
          rich`Press a name to let them ask again.`,
        ),
  pay: 'Pay',
  decline: 'Decline',
  block: 'Block this person',
  blockYes: 'Block',
  withdraw: 'Take it back',
  see: 'See requests',
  seeBlocked: 'Blocked people',
  new: 'Ask someone',
  split: 'Split a bill',
  askBack: 'Ask for it back',
}
