import type { SecretKind } from '#conversation/understand/secrets.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Ended, LeftOpen } from './run-out.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

const underWay = (count: number): readonly Text[] => {
  if (count === 0) return []
  return count === 1
    ? [rich`The payment that you confirmed goes on, and I’ll tell you on its card how it ends.`]
    : [rich`The ${count} payments that you confirmed go on, and I’ll tell you on their cards how they end.`]
}

type Open = Omit<LeftOpen, 'underWay'>

/** Not beside something that is void: then its loss is what is told. */
const unhurt = ({ form, card }: Open): string => (form || card === 'void' ? '' : ' Nothing was lost.')

const leftBehind = ({ form, card }: Open): readonly Text[] => [
  ...(form
    ? [rich`The form was not handed in, so I did nothing with it. You can start again once you are logged in.`]
    : []),
  ...(card === 'void'
    ? [rich`The card you had not confirmed is void: nothing was sent or changed because of it.`]
    : []),
]

const SECRETS: Readonly<Record<SecretKind | 'any', string>> = {
  ssn: 'a Social Security number',
  pin: 'a PIN',
  card: 'a card number',
  account: 'an account number',
  password: 'a password',
  any: 'a PIN or a Social Security number',
}

/** What is said between dialogs: when nothing fits, when something is old, when a question has to be asked again. */
export const routing = {
  stale: (): Text =>
    rich`That button belongs to an earlier moment, so I did nothing with it. Here is where we are now.`,
  staleForm: (): Text => rich`That form is no longer open, so I did nothing with it.`,
  /** In place of a card that asked for a decision. */
  closedCard: {
    continues: rich`This card continues below.`,
    replaced: rich`Replaced by the card below. Nothing was done from this one.`,
    notSent: rich`Not confirmed. Nothing was sent.`,
    notDone: rich`Not confirmed. Nothing was done.`,
    decided: rich`Decided. What became of it stands on its newest card.`,
    closed: rich`Closed. It can’t be confirmed any more.`,
    ranOut: (moves: boolean): Text =>
      rich`This ran out before it was confirmed. ${moves ? 'Nothing was sent.' : 'Nothing was done.'} Ask again if you still want it.`,
  },
  signedOutByTime: (why: Ended, left: LeftOpen): Text =>
    lines(
      why.kind === 'unheard'
        ? rich`For your safety I logged you out after ${why.minutes} minutes without a message.${unhurt(left)}`
        : rich`For your safety I ask for your PIN again after ${why.hours === 1 ? 'an hour' : `${why.hours} hours`}, however busy you are. You are logged out.${unhurt(left)}`,
      ...leftBehind(left),
      ...underWay(left.underWay),
    ),
  signedOutElsewhere: (left: Omit<LeftOpen, 'underWay'>): Text =>
    lines(
      rich`You are logged out here: your log-ins were ended from another chat.${unhurt(left)} If that was not you, log in and change your PIN.`,
      ...leftBehind(left),
    ),
  cancelled: (): Text => rich`Cancelled. Nothing was sent or changed.`,
  cancelledTooLate: (): Text =>
    rich`That payment was already on its way, so I could not cancel it here. Its card shows where it stands.`,
  nothingToCancel: (): Text => rich`Nothing is under way here, so there is nothing to cancel or to go back to.`,
  /** Left, while money moves all the same: that is never called cancelled. */
  cancelledStillMoving: (first: Text, count: number): Text =>
    rich`Closed; nothing new was sent or changed. But ${count === 1 ? 'a payment' : `${count} payments`} of yours ${count === 1 ? 'is' : 'are'} still on the way: ${first}${count === 1 ? '' : ', and more'}. To stop it, press the button below.`,
  phoneNotAsked: (): Text => rich`The button for sharing your phone number is not needed any more, so I took it away.`,
  notUnderstood: (): Text =>
    rich`I didn’t understand that. Press a button, or say ${code('help')} to see what I can do.`,
  nothingAsked: (): Text => rich`I’m not waiting for a yes or no right now, so I did nothing.`,
  thanks: (): Text => rich`You’re welcome. I’m here whenever you need me.`,
  thanksWaiting: (): Text =>
    rich`You’re welcome. The card above still waits for you: nothing moves before you press Confirm.`,
  /** Asked to wait, with nothing to be confirmed. */
  waits: (): Text => rich`Take your time. I’m waiting for you, and I do nothing until you answer.`,
  waitsAtCard: (): Text =>
    rich`Take your time. I have done nothing yet: nothing happens before you confirm. To stop, say ${code('cancel')}.`,
  yesBeforeCard: (): Text =>
    rich`Your answer came in before you could see this card, so I took it for nothing: nothing was done. Please look at it now.`,
  waitsIdle: (): Text => rich`Take your time. Nothing is waiting for you here, and I do nothing by myself.`,
  /** Wanted by somebody who is about to register or to log in. */
  afterSignIn: (): Text => rich`I’ll come to that as soon as you are logged in. Nothing is done before then.`,
  correctionInForm: (label: string): Text =>
    rich`That sounds like a change and not like an answer, so I did not use it for ${bold(label)}. Please change the field that it is about, or say it once the form is handed in.`,
  cantRead: (what: string): Text =>
    rich`I can’t read ${what}, only text. You can type what you need, in your own words.`,
  notOwn: (what: string): Text =>
    rich`That is ${what}, so I did nothing with it: I act only on what you write to me yourself. If you want it done, please type it.`,
  /** `what`: a photo, a file. */
  unasked: (what: string): Text =>
    rich`I was not expecting ${what}, so I did not open it. If it shows something private, please delete it from the chat.`,
  logInFirst: (): Text =>
    rich`I have not opened your picture: first I have to know that it is you. Then please send it again.`,
  notLinked: (): Text =>
    rich`This chat is not linked to an account yet, so nothing was changed. If you are a customer already, you get back in like this:`,
  registerFirst: (): Text =>
    rich`For that you need an account with me first. It takes about two minutes. If you have one already, say ${code('I already have an account')}.`,
  quarantined: (reference: string): Text =>
    rich`Something went wrong on our side with what you just sent, and trying again did not help. I have set it aside and closed what we were doing. If it was about money, please look at your ${code('history')} before you send it again. If you ask us about it, the reference is ${code(reference)}.`,
  urgent: (): Text =>
    rich`I took that as your answer. If it is about your account, and you need help now, press the button: nothing else is in the way.`,
  forgotten: (): Text =>
    rich`I lost the thread of what we were doing. No money moved because of it. Please start that step again.`,
  field: (label: string, hint: string | undefined, at: number, of: number): Text =>
    lines(rich`${bold(label)}${of > 1 ? `  (${at} of ${of})` : ''}`, ...(hint === undefined ? [] : [rich`${hint}`])),
  optional: (): Text => rich`You can skip this one.`,
  keypad: (): Text => rich`Tap your PIN on the keys below, then OK. Please don’t type it into the chat.`,
  typedPin: (erased: boolean, isApart: boolean): Text => {
    const where = isApart ? 'Please enter it on the page that the button opens.' : 'Please tap it on the keys.'
    return erased
      ? rich`I removed your message, and I did not use it: a PIN should never be typed into a chat. ${where}`
      : rich`Please don’t type a PIN into the chat: I did not use it. Delete that message yourself. ${where}`
  },
  /** Words that are none of what is asked for. */
  waitsForHidden: (label: string, isApart: boolean): Text =>
    rich`I did nothing with that, since I am waiting for this: ${bold(label)}. Please ${isApart ? 'enter it on the page that the button opens' : 'tap it on the keys'}, or say ${code('cancel')} to stop.`,
  /** Fields that must be hidden, asked on a page of their own. */
  apart: (labels: readonly string[]): Text =>
    lines(
      rich`${bold(labels.join(', '))}`,
      rich`Press the button below: a page opens on which only you see what you enter, and nothing of it stays in this chat. The page works once, for ten minutes. If it has run out, say ${code('help')} and I show a new one.`,
    ),
  askHere: 'Ask me here instead',
  typedSecret: (erased: boolean, what: SecretKind | 'any' = 'any'): Text =>
    erased
      ? rich`I removed your message from the chat and did not use it: it seemed to hold ${SECRETS[what]}. I ask for such things only where they are hidden.`
      : rich`Your message seems to hold ${SECRETS[what]}. I did not use it, and I can’t remove it from here. Delete your message yourself, please. I ask for such things only where they are hidden.`,
  removed: (label: string): Text => rich`${label}: received. I removed your message from the chat.`,
  notRemoved: (label: string): Text =>
    rich`${label}: received. I could not remove your message: please delete it from the chat yourself.`,
  removedUnused: (): Text => rich`I removed your message from the chat, and I did not use it.`,
  notRemovedUnused: (): Text =>
    rich`I did not use that, and I could not remove your message: please delete it from the chat yourself.`,
  secretWillGo: (): Text => rich`I remove your answer from the chat as soon as I have read it.`,
  entered: (label: string): Text => rich`${label}: entered`,
  tooManyKeys: (): string => 'That is long enough: tap OK, or ⌫ to correct it.',
  keysSoFar: (count: number): string => (count === 0 ? 'Empty' : '●'.repeat(count)),
  fieldNeeded: (): Text => rich`Please answer this one; it is needed.`,
  fieldTooLong: (most: number): Text => rich`That is too long: ${most} characters at most, please.`,
  notAChoice: (labels: readonly string[]): Text => rich`Please pick one of: ${labels.join(', ')}.`,
  answeredAlready: (): string => 'That question is answered already.',
  buttonGone: (): string => 'That button is no longer in use.',
  unknownCommand: (typed: string): Text =>
    rich`${code(typed.slice(0, 40))} looks like a command, and I know none by that name, so I did nothing with it. Say ${code('help')} to see what I can do.`,
  answeredAbove: (): Text =>
    rich`That was a question, so I answered it in the chat. The rest of the form is as you left it.`,
  formLeft: (): Text => rich`I closed the form that was open: it was not handed in.`,
  formStays: (): Text =>
    rich`The form above is still open, as you left it. Fill it in, or say ${code('cancel')} to stop.`,
  formWaits: (): Text =>
    rich`I did nothing with that, since the form is still open. Fill it in, or say ${code('cancel')} to stop.`,
  skip: 'Skip',
  ok: 'OK',
}
