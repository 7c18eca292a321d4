import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'

export const fund = {
  menu: (linked: readonly string[], waiting: readonly string[], demo: boolean): Text =>
    lines(
      rich`${bold('Add money')}`,
      ...(linked.length === 0
        ? [rich`Link an account at another bank, then move money here from it.`]
        : [rich`Move money here from ${bold(linked.join(', '))}, or link another bank.`]),
      ...(waiting.length === 0
        ? []
        : [rich`${bold(waiting.join(', '))}: once two small deposits have arrived there, tell me the amounts.`]),
      ...(demo ? [rich`This is a demo, so you can also add play money right away.`] : []),
    ),
  noAccount: rich`You need an account here before you can add money. Opening one takes a moment.`,
  login: lines(
    rich`${bold('Link with your other bank’s login')}`,
    rich`Which bank is it, and how do you log in there? Your password goes only to that bank and isn’t kept. It may ask you a question next.`,
  ),
  numbers: lines(
    rich`${bold('Link by account number')}`,
    rich`Enter the account and routing numbers from a check. Then two small deposits show that the account is yours.`,
  ),
  proof: (name: string): Text =>
    rich`Which two amounts arrived in ${bold(name)}? Each is under a dollar; you’ll find them on that account’s statement.`,
  whichTarget: rich`Into which account?`,
  amount: (from: string | undefined, to: string): Text =>
    from === undefined
      ? rich`How much play money should go into ${bold(to)}?`
      : rich`How much from ${bold(from)} into ${bold(to)}?`,
  amountTitle: 'How much',
  byLogin: 'Link by bank login',
  byNumbers: 'Link by account number',
  topUp: 'Add demo money',
  notLinked: rich`That linked account can’t be used yet. Verify it first, or choose another.`,
  labels: {
    bank: 'Your other bank',
    loginName: 'Username at that bank',
    password: 'Password at that bank',
    nickname: 'Nickname',
    accountNumber: 'Account number',
    routingNumber: 'Routing number',
    accountClass: 'Account type',
    first: 'First amount',
    second: 'Second amount',
    amount: 'Amount in dollars',
  },
  hints: {
    bank: 'For example Chase',
    nickname: 'For example My checking',
    accountNumber: '4 to 17 digits, at the bottom of a check',
    routingNumber: '9 digits, at the bottom left of a check',
    cents: 'For example 0.32',
    amount: 'For example 100 or 49.90',
  },
  classes: { checking: 'Checking', savings: 'Savings' },
  titles: { login: 'Link your bank', numbers: 'Link by number', proof: 'Two small deposits' },
}
