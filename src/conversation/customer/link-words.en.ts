import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const link = {
  menu: rich`You can use one account from several apps. Get a code here and type it there, or type here a code from the other app.`,
  getCode: 'Get a code',
  haveCode: 'I have a code',
  code: (codeText: string, ms: number): Text =>
    lines(
      rich`Your code: ${code(codeText)}`,
      rich`In the other app say ${code(`link ${codeText}`)} or press “I have a code”. It works once, for ${duration(ms)}, and only with your PIN. Never give it to anybody.`,
    ),
  pin: rich`Make a code that links another app to your account.`,
  ask: rich`Please enter the code from your other app, and your PIN.`,
  title: 'Link this chat',
  submit: 'Link',
  labels: { code: 'Code', pin: 'Your PIN' },
  codeHint: 'Ten letters and digits',
  badCode: (lifeMs: number): Text =>
    rich`That code is not valid any more. A code works once, for ${duration(lifeMs)}. Please get a new one in your other app.`,
  wrongPin: (left: number): Text =>
    rich`That PIN is not right; you have ${bold(`${left} ${left === 1 ? 'try' : 'tries'}`)} left. The code is used up: please get a new one in your other app.`,
  done: (handle: string): Text => rich`This chat is linked to ${bold(`@${handle}`)}, and you are logged in.`,
  already: (handle: string): Text =>
    rich`This chat is linked to ${bold(`@${handle}`)} already. To add another app, log in here and get a code.`,
}
