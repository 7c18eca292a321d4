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

/** A person as the other side sees them: `Alex Rivera (@alex)`. */
const what = ({ request: { original, bill } }: RequestView): string =>
  original !== undefined ? ', back from an earlier payment' : bill !== undefined ? ', their share of a bill' : ''

/** Where it stands, as its asker hears it, and as its payer does. */
const TOLD: Record<
  RequestState,
  { readonly asker: (view: RequestView) => Text; readonly payer: (view: RequestView) => Text }
> = {
  open: {
    asker: ({ payer }) => rich`${who(payer)} has been asked. I’ll tell you here what they answer.`,
    payer: () => rich`Nothing moves unless you press Pay and then Confirm.`,
  },
  paid: {
    asker: ({ payer }) => rich`${bold(`${who(payer)} has paid`)}. The money is in your account.`,
    payer: () => rich`You have paid this. Nothing more is to be done.`,
  },
  returned: {
    asker: ({ payer }) =>
      rich`${who(payer)} had paid, but the bank sent that payment back. It is no longer in your account.`,
    payer: () => rich`The bank sent your payment back. The money is in your account again.`,
  },
  declined: {
    asker: ({ payer }) => rich`${who(payer)} has declined. No money moved.`,
    payer: () => rich`You declined this. No money moved.`,
  },
  withdrawn: {
    asker: () => rich`You have taken this back. No money moved.`,
    payer: ({ asker }) => rich`${who(asker)} has taken this back. You don’t have to do anything.`,
  },
  expired: {
    asker: ({ payer }) => rich`${who(payer)} has not answered within a week, so this has ended. No money moved.`,
    payer: () => rich`This has ended after a week. No money moved.`,
  },
}

const STATE: Record<RequestState, string> = {
  open: 'waiting',
  paid: 'paid',
  returned: 'paid, then sent back by the bank',
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
    ...(request.state === 'open' ? [rich`It stays open for ${duration(request.expiresAt - now)}.`] : []),
  )
}

const row = ({ request, side, asker, payer }: RequestView, at: number, timeZone: string, now: number): Text =>
  rich`${at + 1}. ${day(request.createdAt, timeZone, now)}: ${bold(formatUsd(request.amount))} ${side === 'payer' ? `to ${who(asker)}` : `from ${who(payer)}`}${request.note === '' ? '' : rich`, ${code(request.note)}`}${side === 'payer' ? '' : `: ${STATE[request.state]}`}`

const refusal = (refused: AskRefusal, name: string): Text => {
  switch (refused.kind) {
    case 'not-found':
    case 'unavailable':
      return rich`${name} can’t be asked for money right now. Nobody was told anything.`
    case 'left':
      return rich`${name} is not a customer any more, so they can’t be asked for money. Nobody was told anything.`
    case 'yourself':
      return rich`That is you. Please name somebody else.`
    case 'not-ready':
      return rich`The account the money should come into is not open. Please choose another.`
    case 'tier':
      return rich`The bank does not let you receive money yet. ${code('My details')} shows what is missing.`
    case 'too-small':
      return rich`The least amount for this is ${bold(formatUsd(refused.least))}.`
    case 'note-too-small':
      return rich`You and ${name} have not paid each other yet, so a note can come with ${bold(formatUsd(refused.least))} or more. Nobody was asked. Please leave the note out, or ask for more.`
    case 'too-much':
      return rich`One payment can be ${bold(formatUsd(refused.limit))} at most, so no more can be asked for at once.`
    case 'too-many':
      return rich`You have ${refused.limit} open requests, which is the most. Take one back, or wait for an answer.`
    case 'too-many-of-one':
      return rich`You have asked ${name} as often as is possible for now. Please wait for an answer, or until tomorrow.`
  }
}

export const requests = {
  who,
  card,
  refusal,
  payerTitle: 'Who should pay',
  payer: rich`Whom should I ask? Type a handle like ${code('@alex')} or a phone number.`,
  payerLabel: 'Handle or phone',
  payerHint: 'For example @alex or (415) 555-0132',
  notFound: (typed: string): Text =>
    isAddress(typed)
      ? rich`I found nobody by ${bold(typed)}, so nobody was asked. A phone number or an e-mail address works only once its owner has proved to me that it is theirs. Ask them for their handle, and type that, for example ${code('@alex')}.`
      : rich`I found nobody by ${bold(typed)} whom you could ask. Ask them how their handle is spelt, and type it, for example ${code('@alex')}, or a phone number that they have proved.`,
  foreign: rich`That is a number from outside the United States, and nobody can be asked there. Please type a US number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  extension: rich`Nobody can be asked at a number with an extension. Please type a US number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  own: rich`That is your own account. Please name somebody else, for example ${code('@alex')}.`,
  amount: (to: Named): Text => rich`How much should I ask ${bold(who(to))} for?`,
  amountTitle: 'How much',
  amountLabel: 'Amount in dollars',
  noteLabel: 'For what',
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
      rich`For: ${asked.note === '' ? 'nothing named' : asked.note}`,
      rich`Into: ${bold(asked.into)}`,
      '',
      rich`They see your name and handle. Nothing moves unless they agree.`,
    ),
  ask: 'Ask',
  otherAccount: 'Into another account',
  into: rich`Into which account should the money come?`,
  noAccount: rich`You need an account that the money can come into. Open one first; it takes a moment.`,
  notBack: rich`This payment can’t be asked back: it has not settled, or it did not go to another customer.`,
  backNote: (note: string): string => (note === '' ? 'Asked back' : `Asked back: ${note}`),
  draftGone: rich`That took a while, so I no longer have what you typed. Please start again.`,
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
  none: rich`You have asked nobody for money, and nobody has asked you. Say for example ${code('request 20 from alex for pizza')}.`,
  gone: rich`I can’t find that request any more.`,
  notYours: rich`That request is between other people, so I did nothing.`,
  beingPaid: rich`It is being paid right now. Its card tells how that ends.`,
  from: (view: RequestView): Text =>
    rich`${bold(formatUsd(view.request.amount))} to ${bold(who(view.asker))}. From which account?`,
  noSource: rich`You need an account with money in it to pay from. Open one first; it takes a moment.`,
  blockAsk: (name: string): Text =>
    rich`Block ${bold(name)}? They can’t ask you for money any more, and everything they have asked is declined. You can still send each other money, and undo this under Requests.`,
  blocked: (name: string): Text =>
    rich`${bold(name)} can’t ask you for money any more. What they had asked is declined.`,
  unblocked: (name: string): Text => rich`${bold(name)} can ask you for money again.`,
  blockedList: (people: readonly Person[]): Text =>
    people.length === 0
      ? rich`You have blocked nobody.`
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
  new: 'Ask somebody',
  split: 'Split a bill',
  askBack: 'Ask for it back',
}
