import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const link = {
  menu: rich`You can use one account from several apps. Get a code here and type it in the other app, or type a code from the other app here.`,
  getCode: 'Get a code',
  haveCode: 'I have a code',
  code: (codeText: string, ms: number): Text =>
    lines(
      rich`Your code: ${code(codeText)}`,
      rich`In the other app, say ${code(`link ${codeText}`)} or press “I have a code”. It works once, for ${duration(ms)}, and only with your PIN. Never give it to anyone.`,
    ),
  pin: rich`Create a code that links another app to your account.`,
  ask: rich`Please enter the code from your other app, and your PIN.`,
  title: 'Link this chat',
  submit: 'Link',
  labels: { code: 'Code', pin: 'Your PIN' },
  codeHint: 'Ten letters and digits',
  badCode: (lifeMs: number): Text =>
    rich`That code isn’t valid anymore. A code works once, for ${duration(lifeMs)}. Please get a new one in your other app.`,
  wrongPin: (left: number): Text =>
    rich`That PIN isn’t right; you have ${bold(`${left} ${left === 1 ? 'try' : 'tries'}`)} left. The code has been used up: please get a new one in your other app.`,
  done: (handle: string): Text => rich`This chat is now linked to ${bold(`@${handle}`)}, and you’re logged in.`,
  already: (handle: string): Text =>
    rich`This chat is already linked to ${bold(`@${handle}`)}. To add another app, log in here and get a code.`,
}
