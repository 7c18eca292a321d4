import type { BankNumbers } from '#bank/ground/account-numbers.ts'
import type { NumbersRefusal } from '#bank/account/numbers.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

const REFUSED: Record<NumbersRefusal['kind'], Text> = {
  'not-yours': rich`Nothing was shown: I couldn’t find that account among yours.`,
  'not-open': rich`Nothing was shown: this account isn’t open for payments right now, so money sent to it could come back. Please choose another account.`,
  frozen: rich`Nothing was shown: your account is frozen. To undo that, say ${code('unfreeze')}; then ask me again.`,
  unverified: rich`Nothing was shown: we need to finish verifying your identity before you can receive money. ${code('My details')} shows what’s missing.`,
}

/** Of the numbers by which other banks pay into an account. */
export const numbers = {
  which: rich`Which account should the money go to?`,
  none: rich`Only an account that holds dollars has account and routing numbers, and you don’t have one yet. Open one now; it’s free and takes a moment.`,
  noSuch: (typed: string): Text =>
    rich`You don’t have an account called ${bold(typed)} that other banks can pay into. Which of these should it be?`,
  title: 'Your PIN',
  label: 'PIN',
  submit: 'Show the numbers',
  ask: (account: string): Text => rich`Enter your PIN to see the account and routing numbers of ${bold(account)}.`,
  shown: (account: string, forMs: number): Text =>
    lines(
      rich`These are the numbers of ${bold(account)}. Give them to your employer, or to whoever pays you from another bank.`,
      rich`I’ll hide them again in ${duration(forMs)}, so nobody else reads them here.`,
    ),
  demo: rich`This is a demo with play money: real payments can’t arrive at these numbers.`,
  numbers: ({ routingNumber, accountNumber }: BankNumbers): Text =>
    lines(
      rich`Routing number: ${code(routingNumber)}`,
      rich`Account number: ${code(accountNumber)}`,
      rich`Account type: checking`,
    ),
  hide: 'Hide them now',
  again: 'Show account numbers',
  hidden: rich`The account and routing numbers are hidden again. To see them, say ${code('account number')}.`,
  refused: ({ kind }: NumbersRefusal): Text => REFUSED[kind],
}
