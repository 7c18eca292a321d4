import type { CaseMessage, Topic } from '#bank/case/case.ts'
import type { OpenRefusal } from '#bank/case/open.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, italic, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.en.ts'

export const TOPIC_NAMES: Record<Topic, string> = {
  human: 'A question for a person',
  complaint: 'Complaint',
  fraud: 'Fraud',
  'lost-phone': 'Lost phone',
  'lost-card': 'Lost card',
  'wrong-payment': 'Payment to the wrong person',
}

/** How a chat stands to an account. */
export type Standing = 'stranger' | 'logged-out' | 'signed-in'

const NO_SECRETS = rich`Nobody from Parley will ever ask for your PIN, a password or a code. Please don’t write any here.`
const FREEZE_HERE = rich`${bold('1. Freeze your account now')}, with one tap. After that no money leaves it; you can undo it with your PIN.`
const FROZEN = rich`${bold('1. Your account is already frozen')}: no money leaves it.`
const NO_ACCOUNT_HERE = rich`${bold('1. Freeze your account')} from another chat that’s linked to it, with one tap. This chat isn’t linked, so it can’t be done from here. If you have no other chat left, say you’re already a customer, and I’ll help you get back in.`

type Now = { readonly standing: Standing; readonly isFrozen: boolean; readonly payments: Payments }
const freezing = ({ standing, isFrozen }: Now): Text =>
  standing === 'stranger' ? NO_ACCOUNT_HERE : isFrozen ? FROZEN : FREEZE_HERE

/** `listed`: payments stand below, to pick one of. `picked`: one of them stands there. `none`: there are none of late. */
export type Payments = 'listed' | 'picked' | 'none'
const NO_PROMISE = rich`I can’t take back what has already reached someone else. A person can ask for it back, but can’t promise it.`

const STOP_PAYMENTS = ({ standing, payments }: Now): Text => {
  if (standing !== 'signed-in')
    return rich`${bold('2. Stop what’s still on its way.')} Log in and say ${code('cancel my payment')}. ${NO_PROMISE}`
  if (payments === 'none')
    return rich`${bold('2. No payment has left your account recently')}, so there’s none to stop.`
  if (payments === 'picked') return rich`${bold('2. Stop the payment below')}, if it’s still on its way. ${NO_PROMISE}`
  return rich`${bold('2. Stop what’s still on its way.')} Press the number of the payment below. ${NO_PROMISE}`
}

const FIRST: Record<Topic, (now: Now) => Text> = {
  human: () =>
    lines(
      rich`${bold('A person can help you')}`,
      rich`I’m a program. What you write next goes to a person in support, who answers in this chat.`,
    ),
  complaint: () =>
    lines(
      rich`${bold('I’m sorry something went wrong')}`,
      rich`Tell me in your own words. A person reads it and answers in this chat. A complaint costs nothing and changes nothing about your account.`,
    ),
  fraud: (now) =>
    lines(
      rich`${bold('Let’s protect your money first')}`,
      freezing(now),
      STOP_PAYMENTS(now),
      rich`Nobody from Parley will ever ask for your PIN, a password or a code.`,
    ),
  'lost-phone': (now) =>
    lines(
      rich`${bold('Whoever has your phone may open this chat')}`,
      freezing(now),
      rich`${bold('2. Lock the phone')} with Find My (Apple) or Find My Device (Google), and ask your carrier to block the number.`,
      rich`${bold('3. Remove that phone’s chat from your account')}: log in somewhere else and say ${code('my chats')}.`,
    ),
  'lost-card': (now) =>
    lines(
      rich`${bold('Parley has no cards')}, so the card is from another bank. Please call that bank now: only they can block it. The number is on their website.`,
      now.standing === 'stranger' || now.isFrozen
        ? rich`If someone may also be in your account here, freeze it, too.`
        : rich`If your phone or your PIN is gone, too, freeze your account here: one tap.`,
    ),
  'wrong-payment': ({ standing, payments }) => {
    if (standing !== 'signed-in')
      return lines(
        rich`${bold('It may still be possible to stop it')}`,
        rich`Log in first, and I’ll check whether it can still be stopped: that’s the fastest way. ${NO_PROMISE}`,
      )
    if (payments === 'none')
      return rich`${bold('No payment has left your account recently')}, so there’s none to stop. If you mean an older one, tell a person about it.`
    return lines(
      rich`${bold('Let’s see whether it can still be stopped')}`,
      rich`I can stop it until it has moved on. ${NO_PROMISE}`,
    )
  },
}

const refused = (refusal: OpenRefusal): Text => {
  switch (refusal.kind) {
    case 'not-yours':
      return rich`Nothing was sent: I can’t find that here. If you’re a customer, please log in first.`
    case 'over':
      return rich`Nothing was added: that case has been closed for more than two weeks. Say ${code('a human')} to start a new one.`
    case 'wait':
      return rich`I didn’t add this message: your last ${refusal.limit} are still waiting for an answer. They’re all there, and a person reads every one.`
    case 'full':
      return rich`Your message wasn’t sent: this case is full. Please close it and start a new one.`
    case 'too-many':
      return rich`Your message wasn’t sent: ${refusal.limit} of your cases are open, the most at one time. Please write in one of them, or close one.`
    case 'too-often':
      return refusal.within === 'hour'
        ? rich`Your message wasn’t sent: I can’t take more right now from people who aren’t logged in. Please log in and try again, or come back in an hour.`
        : rich`Your message wasn’t sent: no more can be written from here today without logging in. Please log in and try again, or come back tomorrow.`
  }
}

type When = { readonly timeZone: string; readonly now: number; readonly isZoneNamed: boolean }

const said = ({ by, at, text }: CaseMessage, { timeZone, now, isZoneNamed }: When): Text =>
  rich`${bold(by === 'support' ? 'Support' : 'You')}, ${moment(at, timeZone, now, isZoneNamed)}: ${text}`

export const people = {
  /** When something is, as it is said in a sentence. */
  moment,
  topics: TOPIC_NAMES,
  /** What to do now, before anything is written. `by`: when an answer can be expected. */
  first: (topic: Topic, now: Now, by: string): Text =>
    lines(FIRST[topic](now), rich`A person usually answers by ${bold(by)}.`),
  youWrote: (words: string): Text => rich`You wrote: ${italic(words)}`,
  pickPayment: rich`Which payment is it about? Press its number.`,
  payment: (at: number, what: Text, stands: Text): Text => rich`${at}. ${what}: ${stands}`,
  thisPayment: (what: Text, stands: Text): Text => rich`${bold('About')} ${what}: ${stands}`,
  stands: {
    stoppable: rich`in progress. It may still be possible to stop it; please be quick`,
    moving: rich`in progress, and too far along to stop`,
    arrived: rich`it has arrived, so I can’t take it back`,
    returned: rich`the money came back to you`,
  },
  stop: 'Stop this payment',
  write: 'Write to a person',
  sendThese: 'Send these words',
  title: 'Write to support',
  submit: 'Send to support',
  label: 'Your message',
  ask: (topic: Topic): Text =>
    rich`${bold(TOPIC_NAMES[topic])}. What you write next goes word for word to a person in support. ${NO_SECRETS}`,
  askMore: (reference: string): Text =>
    rich`What you write next goes to a person in support, for case ${code(reference)}. ${NO_SECRETS}`,
  hint: 'For example: what happened, and when',
  secret: rich`I didn’t send that to anyone: it looks like a PIN, a password or a number nobody else should see. Please write it without.`,
  /** Words that could also be done here. */
  which: (words: string): Text =>
    lines(
      rich`You wrote: ${italic(words)}`,
      rich`I can do that here, or send your words to support. ${bold('I haven’t done either yet.')} Which would you like?`,
    ),
  doIt: 'Do it here',
  toSupport: 'Send to support',
  neither: 'Neither',
  shallI: (words: string, reference: string): Text =>
    lines(
      rich`You wrote: ${italic(words)}`,
      rich`Support has written to you in case ${code(reference)}. Should I send these words as your answer? ${bold('Nothing has been sent yet.')}`,
    ),
  notSent: rich`Nothing was sent or done.`,
  lost: rich`Nothing was sent: those words have expired. Please write them again.`,
  opened: (reference: string, by: string): Text =>
    lines(
      rich`${bold('A person has it now')}`,
      rich`Your reference is ${code(reference)}. You can expect an answer by ${bold(by)}, in this chat.`,
      rich`Until then you can go on here as usual. What you type is for me, unless you press ${bold('Add something')}.`,
    ),
  added: (reference: string, by: string): Text =>
    rich`${bold('Sent.')} It’s now part of case ${code(reference)}. You can expect an answer by ${bold(by)}.`,
  add: 'Add something',
  reply: 'Reply to support',
  close: 'Close the case',
  closed: (reference: string): Text =>
    rich`Case ${code(reference)} is closed, and nobody is working on it anymore. If it comes up again within two weeks, press ${bold('Write again')}.`,
  again: 'Write again',
  nothingOpen: rich`You have no open case here. To tell a person about something, press the button.`,
  gone: rich`I can’t find that case here. If you opened it while logged in, please log in first.`,
  refused,
  /** As it arrives. */
  fromSupport: (reference: string, text: string, closes: boolean): Text =>
    lines(
      rich`${bold('Support')} on case ${code(reference)}:`,
      ...text.split('\n').map((line) => rich`${line}`),
      '',
      closes
        ? rich`Support has closed the case with this message. If it isn’t resolved, press ${bold('Write again')} within two weeks.`
        : rich`To answer, press ${bold('Reply to support')}. Anything else you type is for me, not for support.`,
    ),
  thread: (
    given: {
      title: string
      reference: string
      state: Text
      first: string
      messages: readonly CaseMessage[]
      hidden: number
    },
    when: When & { readonly openedAt: number },
  ): Text =>
    lines(
      rich`${bold(given.title)}, case ${code(given.reference)}`,
      given.state,
      '',
      rich`${bold('You')}, ${moment(when.openedAt, when.timeZone, when.now, when.isZoneNamed)}: ${given.first}`,
      ...(given.hidden > 0 ? [rich`${italic(`${given.hidden} earlier messages are not shown`)}`] : []),
      ...given.messages.map((each) => said(each, when)),
    ),
  states: {
    waiting: (by: string): Text => rich`A person has it. You can expect an answer by ${bold(by)}.`,
    answered: rich`Support has answered. You can write again, or close the case.`,
    closed: rich`Closed.`,
  },
}
