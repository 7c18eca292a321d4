import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const exports = {
  ask: rich`I’ll put everything we keep about you into two files. They hold personal data, so please enter your PIN first.`,
  title: 'Download my data',
  label: 'PIN',
  submit: 'Download',
  done: rich`Here’s everything we keep about you, in two files. Your PIN and your Social Security number aren’t in them: I keep those only in a form that can’t be read back. Keep the files to yourself, and delete them here once you’ve saved them.`,
  dataName: 'parley-data.json',
  data: rich`Everything we keep about you: your details, chats, accounts, orders, requests, reports, notices and activity.`,
  movementsName: 'parley-movements.csv',
  movements: (rows: number): Text => rich`Every movement of money, ${rows} in all, for a spreadsheet.`,
  tooMany: (ms: number): Text =>
    rich`Nothing was created: you’ve downloaded your data three times in one day. You can do it again in ${bold(duration(ms))}.`,
}
