import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

/** For who is known to the bank from elsewhere: a code of the bank's, before Parley may act for them. */
export const bankCode = {
  wanted: rich`The bank knows you already. To connect your accounts there with me, it sends a code to you, and you enter it here.`,
  choose: (sentTo: string | undefined): Text =>
    lines(
      rich`The bank knows you already. Before I may act for you, it wants to send a code to a phone number or e-mail address that it has on file for you.`,
      sentTo === undefined
        ? rich`Where should it send the code?`
        : rich`The last code went to ${bold(sentTo)}. Where should the bank send a new one? The old one no longer counts then.`,
    ),
  title: 'Code from the bank',
  label: 'Code from the bank',
  hint: 'The digits you were sent, for example 481516',
  ask: (sentTo: string): Text => rich`Please enter the code that the bank has sent to ${bold(sentTo)}.`,
  notWanted: rich`The bank wants no code from you any more. You can go on.`,
  tooManySent: (until: number, now: number): Text =>
    rich`The bank has sent you several codes already. To protect you, the next one can be sent in ${bold(duration(until - now))}. Nothing has changed at the bank, and nothing is lost.`,
  tooManyTries: (until: number, now: number): Text =>
    rich`Several codes were entered already. To protect you, you can try again in ${bold(duration(until - now))}. Nothing has changed at the bank, and nothing is lost.`,
  left: rich`All right. Nothing has changed at the bank. You can go on with this under My details at any time.`,
  enterCode: 'Enter the code',
  anotherCode: 'Send a new code',
  seeWhen: 'See when I can go on',
}
