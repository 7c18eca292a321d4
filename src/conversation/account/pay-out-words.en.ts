import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'

export const payOut = {
  noBank: rich`To send money to your bank, first link your account there. Nothing was sent.`,
  noAccount: rich`You don’t have an account here to send money from. Nothing was sent.`,
  noSuchBank: (typed: string, linked: readonly string[]): Text =>
    rich`You have no linked bank called ${bold(typed)}, so nothing was sent. Linked: ${bold(linked.join(', '))}.`,
  link: 'Link a bank',
  whichBank: rich`To which of your linked banks?`,
  whichSource: rich`From which account?`,
  amount: (bank: string): Text => rich`How much should go to ${bold(bank)}?`,
  changeBank: 'Change bank',
}
