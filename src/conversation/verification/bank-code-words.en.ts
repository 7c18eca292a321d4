import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

/** For who is known to the bank from elsewhere: a code of the bank's, before Parley may act for them. */
export const bankCode = {
  wanted: rich`You already have accounts with us. To use them here, we’ll send you a code, and you enter it here.`,
  choose: (sentTo: string | undefined): Text =>
    lines(
      rich`You already have accounts with us. Before you can use them here, we need to send a code to a phone number or email address we have on file for you.`,
      sentTo === undefined
        ? rich`Where should we send the code?`
        : rich`The last code went to ${bold(sentTo)}. Where should we send a new one? The old one will stop working.`,
    ),
  title: 'Your code',
  label: 'Code',
  hint: 'The digits you were sent, for example 481516',
  ask: (sentTo: string): Text => rich`Please enter the code we sent to ${bold(sentTo)}.`,
  notWanted: rich`We don’t need a code from you anymore. You can go on.`,
  tooManySent: (until: number, now: number): Text =>
    rich`Nothing has changed, and nothing is lost. We’ve already sent you several codes, so to protect you we can send the next one in ${bold(duration(until - now))}.`,
  tooManyTries: (until: number, now: number): Text =>
    rich`Nothing has changed, and nothing is lost. Several codes have already been tried, so to protect you, you can try again in ${bold(duration(until - now))}.`,
  left: rich`All right. Nothing has changed. You can continue this under My details anytime.`,
  enterCode: 'Enter the code',
  anotherCode: 'Send a new code',
  seeWhen: 'See when I can go on',
}
