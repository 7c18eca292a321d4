import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const exports = {
  ask: rich`I’ll put everything that I keep about you into two files. They hold personal data, so please enter your PIN first.`,
  title: 'Download my data',
  label: 'PIN',
  submit: 'Download',
  done: rich`Here is everything that I keep about you, in two files. Your PIN and your Social Security number are not in them: of both I keep only what they can be compared with. Keep the files to yourself, and delete them here once you have saved them.`,
  dataName: 'parley-data.json',
  data: rich`All that is kept about you: your details, chats, accounts, orders, requests, reports, notices and what was logged.`,
  movementsName: 'parley-movements.csv',
  movements: (rows: number): Text => rich`Every movement of money, ${rows} in all, for a spreadsheet.`,
  tooMany: (ms: number): Text =>
    rich`You have downloaded your data three times within a day, so nothing was made now. You can do it again in ${bold(duration(ms))}.`,
}
