import type { SecretKind } from '#conversation/understand/secrets.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Ended, LeftOpen } from './run-out.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

const underWay = (count: number): readonly Text[] => {
  if (count === 0) return []
  return count === 1
    ? [rich`The payment you confirmed is still going ahead. Its card will show how it ends.`]
    : [rich`The ${count} payments you confirmed are still going ahead. Their cards will show how they end.`]
}

type Open = Omit<LeftOpen, 'underWay'>

/** Not beside something that is void: then its loss is what is told. */
const unhurt = ({ form, card }: Open): string => (form || card === 'void' ? '' : ' Nothing was lost.')

const leftBehind = ({ form, card }: Open): readonly Text[] => [
  ...(form
    ? [
        rich`The form you had open wasn’t sent, so nothing was done with it. You can start it again once you’re logged in.`,
      ]
    : []),
  ...(card === 'void'
    ? [rich`Nothing was sent or changed by the card you hadn’t confirmed. It’s no longer valid.`]
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
  stale: (): Text => rich`Nothing was done: that button is from earlier. Here’s where we are now.`,
  staleForm: (): Text => rich`Nothing was done: that form is no longer open.`,
  /** In place of a card that asked for a decision. */
  closedCard: {
    continues: rich`This continues below.`,
    /** A question or a form, by its name where it has one. */
    answered: (name: string | undefined): Text => rich`${name === undefined ? 'Answered.' : `${name}: answered.`}`,
    ended: (name: string | undefined): Text =>
      rich`${name === undefined ? 'This question is closed.' : `${name}: closed.`}`,
    replaced: rich`Replaced by the card below. Nothing was done from this one.`,
    notSent: rich`Not confirmed. Nothing was sent.`,
    notDone: rich`Not confirmed. Nothing was done.`,
    decided: rich`Answered. The newest card shows what happened.`,
    closed: rich`Closed. It can no longer be confirmed.`,
    ranOut: (moves: boolean): Text =>
      rich`This expired before it was confirmed. ${moves ? 'Nothing was sent.' : 'Nothing was done.'} Ask again if you still want it.`,
  },
  signedOutByTime: (why: Ended, left: LeftOpen): Text =>
    lines(
      why.kind === 'unheard'
        ? rich`For your safety I logged you out after ${why.minutes} minutes without a message.${unhurt(left)}`
        : rich`For your safety I ask for your PIN again every ${why.hours === 1 ? 'hour' : `${why.hours} hours`}. You’re logged out.${unhurt(left)}`,
      ...leftBehind(left),
      ...underWay(left.underWay),
    ),
  signedOutElsewhere: (left: Omit<LeftOpen, 'underWay'>): Text =>
    lines(
      rich`You’re logged out here: this was done from another of your chats.${unhurt(left)} If it wasn’t you, log in and change your PIN.`,
      ...leftBehind(left),
    ),
  cancelled: (): Text => rich`Canceled. Nothing was sent or changed.`,
  cancelledTooLate: (): Text =>
    rich`That payment was already being sent, so it couldn’t be canceled here. Its card shows where it stands.`,
  nothingToCancel: (): Text => rich`There’s nothing to cancel or go back to.`,
  /** Left, while money moves all the same: that is never called cancelled. */
  cancelledStillMoving: (first: Text, count: number): Text =>
    rich`Closed. Nothing new was sent or changed, but ${count === 1 ? 'a payment' : `${count} payments`} of yours ${count === 1 ? 'is' : 'are'} still in progress: ${first}${count === 1 ? '' : ', and more'}. To stop it, press the button below.`,
  phoneNotAsked: (): Text => rich`You don’t need to share your phone number anymore, so I’ve removed the button.`,
  notUnderstood: (): Text =>
    rich`I didn’t understand that. Press a button, or say ${code('help')} to see what I can do.`,
  nothingAsked: (): Text => rich`Nothing was done: there’s nothing to say yes or no to right now.`,
  thanks: (): Text => rich`You’re welcome. I’m here whenever you need me.`,
  thanksWaiting: (): Text =>
    rich`You’re welcome. The card above is still waiting: nothing moves until you press Confirm.`,
  /** A thumb up while a card waits: it may be a yes, and that has to be sure. */
  pictureAtCard: (): Text =>
    rich`The card above is still waiting, and nothing has moved. To go ahead, press Confirm or say ${code('yes')}; to stop, say ${code('cancel')}.`,
  /** Asked to wait, with nothing to be confirmed. */
  waits: (): Text => rich`Take your time. I won’t do anything until you answer.`,
  waitsAtCard: (): Text =>
    rich`Take your time. Nothing has been done yet, and nothing happens until you confirm. To stop, say ${code('cancel')}.`,
  yesBeforeCard: (): Text =>
    rich`Nothing was done: your answer came before you could see this card. Please look at it now.`,
  waitsIdle: (): Text => rich`Take your time. Nothing is waiting for you here.`,
  /** Wanted by somebody who is about to register or to log in. */
  afterSignIn: (): Text => rich`I’ll get to that as soon as you’re logged in. Nothing is done until then.`,
  correctionInForm: (label: string): Text =>
    rich`That sounds like a change rather than an answer, so I didn’t use it for ${bold(label)}. Please change the field you mean, or tell me once you’ve sent the form.`,
  cantRead: (what: string): Text => rich`I can’t read ${what}, only text. Please type what you need in your own words.`,
  notOwn: (what: string): Text =>
    rich`Nothing was done: that’s ${what}, and I act only on what you write yourself. If you want it done, please type it.`,
  /** `what`: a photo, a file. */
  unasked: (what: string): Text =>
    rich`I wasn’t expecting ${what}, so I didn’t open it. If it shows something private, please delete it from the chat.`,
  logInFirst: (): Text =>
    rich`I haven’t opened your picture: I need to know it’s you first. Log in, then please send it again.`,
  notLinked: (): Text =>
    rich`Nothing was changed: this chat isn’t linked to an account yet. If you’re already a customer, here’s how to get back in:`,
  registerFirst: (): Text =>
    rich`You need an account for that first. It takes about two minutes. If you already have one, say ${code('I already have an account')}.`,
  quarantined: (reference: string): Text =>
    rich`Something went wrong on our side, and trying again didn’t help. I’ve closed what we were doing. If it was about money, please look at your ${code('history')} before you send it again. If you contact us about this, the reference is ${code(reference)}.`,
  urgent: (): Text =>
    rich`I took that as your answer. If it’s about your account and you need help now, press the button.`,
  forgotten: (): Text =>
    rich`I’ve lost track of what we were doing. No money moved because of it. Please start that step again.`,
  field: (label: string, hint: string | undefined, at: number, of: number): Text =>
    lines(rich`${bold(label)}${of > 1 ? `  (${at} of ${of})` : ''}`, ...(hint === undefined ? [] : [rich`${hint}`])),
  optional: (): Text => rich`You can skip this one.`,
  keypad: (): Text => rich`Tap your PIN on the keys below, then OK. Please don’t type it into the chat.`,
  typedPin: (erased: boolean, isApart: boolean): Text => {
    const where = isApart ? 'Please enter it on the page the button opens.' : 'Please tap it on the keys.'
    return erased
      ? rich`I removed your message and didn’t use it. For your safety, never type a PIN into a chat. ${where}`
      : rich`I didn’t use that. For your safety, please delete the message yourself, and never type a PIN into a chat. ${where}`
  },
  /** Words that are none of what is asked for. */
  waitsForHidden: (label: string, isApart: boolean): Text =>
    rich`Nothing was done with that. I’m waiting for this: ${bold(label)}. Please ${isApart ? 'enter it on the page the button opens' : 'tap it on the keys'}, or say ${code('cancel')} to stop.`,
  /** Fields that must be hidden, asked on a page of their own. */
  apart: (labels: readonly string[]): Text =>
    lines(
      rich`${bold(labels.join(', '))}`,
      rich`Press the button below to enter this on a page only you can see. Nothing you enter there stays in this chat. The page works once, for ten minutes; if it has expired, say ${code('help')} for a new one.`,
    ),
  askHere: 'Ask me here instead',
  typedSecret: (erased: boolean, what: SecretKind | 'any' = 'any'): Text =>
    erased
      ? rich`I removed your message and didn’t use it: it seemed to contain ${SECRETS[what]}. I ask for that only where it stays hidden.`
      : rich`Your message seems to contain ${SECRETS[what]}. I didn’t use it, but I can’t remove it from here: please delete it yourself. I ask for that only where it stays hidden.`,
  removed: (label: string): Text => rich`${label}: received. I removed your message from the chat.`,
  notRemoved: (label: string): Text =>
    rich`${label}: received. I couldn’t remove your message, so please delete it from the chat yourself.`,
  removedUnused: (): Text => rich`I removed your message from the chat and didn’t use it.`,
  notRemovedUnused: (): Text =>
    rich`I didn’t use that, and I couldn’t remove your message: please delete it from the chat yourself.`,
  secretWillGo: (): Text => rich`I’ll remove your answer from the chat as soon as I’ve read it.`,
  entered: (label: string): Text => rich`${label}: entered`,
  tooManyKeys: (): string => 'That’s long enough: tap OK, or ⌫ to correct it.',
  keysSoFar: (count: number): string => (count === 0 ? 'Empty' : '●'.repeat(count)),
  fieldNeeded: (): Text => rich`Please answer this one; it’s required.`,
  fieldTooLong: (most: number): Text => rich`Please use ${most} characters at most.`,
  notAChoice: (labels: readonly string[]): Text => rich`Please pick one of: ${labels.join(', ')}.`,
  answeredAlready: (): string => 'You’ve already answered that question.',
  buttonGone: (): string => 'That button no longer works.',
  unknownCommand: (typed: string): Text =>
    rich`Nothing was done: I don’t know the command ${code(typed.slice(0, 40))}. Say ${code('help')} to see what I can do.`,
  answeredAbove: (): Text =>
    rich`That was a question, so I answered it in the chat. The rest of the form is as you left it.`,
  formLeft: (): Text => rich`I closed the form that was open. It wasn’t sent.`,
  formStays: (): Text =>
    rich`The form above is still open, as you left it. Fill it in, or say ${code('cancel')} to stop.`,
  formWaits: (): Text =>
    rich`Nothing was done with that: the form is still open. Fill it in, or say ${code('cancel')} to stop.`,
  skip: 'Skip',
  ok: 'OK',
}
