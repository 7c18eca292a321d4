import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'

const notAllowed = rich`The other bank sent it back: the account holder says they didn’t allow it. Please check with them, or with that bank if the account is yours.`

/**
 * Why a payment came back, by the bank's code for it (those of ACH returns). They are said to whoever made the payment,
 * whichever side of it the other bank has. A code that is not here is shown with the general sentence.
 */
const RETURNS: ReadonlyMap<string, Text> = new Map([
  [
    'R01',
    rich`It was sent back: there wasn’t enough money in the account it was paid from. Add money there first, then try again.`,
  ],
  ['R02', rich`The other bank sent it back: the account there is closed. Please use another account.`],
  [
    'R03',
    rich`The other bank sent it back: it couldn’t find an account with that number and name. Please check both, then try again.`,
  ],
  ['R04', rich`The other bank sent it back: the account number isn’t valid. Please check it, then try again.`],
  ['R05', notAllowed],
  [
    'R06',
    rich`The other bank sent it back because the bank that sent the payment asked it to. If you don’t know why, please report the problem.`,
  ],
  [
    'R07',
    rich`The other bank sent it back: the account holder has withdrawn their permission. Please check with them, or with that bank if the account is yours.`,
  ],
  [
    'R08',
    rich`The other bank sent it back: the account holder stopped this payment. Please check with them, or with that bank if the account is yours.`,
  ],
  [
    'R09',
    rich`It was sent back: the money in the account it was paid from hadn’t fully arrived there. Wait until it has, then try again.`,
  ],
  ['R10', notAllowed],
  [
    'R16',
    rich`The other bank sent it back: the account there is frozen, so nothing can go in or out. Only that bank can say why. Please use another account.`,
  ],
  [
    'R20',
    rich`The other bank sent it back: that kind of account can’t be used for payments, as with some savings accounts. Please use another one, such as a checking account.`,
  ],
  ['R23', rich`The other bank sent it back: the person it was for didn’t want to accept it. Please check with them.`],
  [
    'R24',
    rich`The other bank sent it back: it looked like a duplicate of another payment. Please look at your history before you try again.`,
  ],
  [
    'R29',
    rich`The other bank sent it back: the company that holds the account hasn’t allowed it. Please ask them to allow it at their bank first.`,
  ],
])

export const returnedFor = (bankCode: string): Text | undefined => RETURNS.get(bankCode)

/** Why the customer's own bank sent back what was paid out to it: only what it can say of money that comes. */
export const payOutReturned = (bankCode: string | undefined, bank: string): Text => {
  switch (bankCode) {
    case 'R02':
      return rich`${bank} sent it back: your account there is closed. Link another account, then send it again.`
    case 'R03':
    case 'R04':
      return rich`${bank} sent it back: it couldn’t find your account by the number and name we have. Close it here under Accounts, link it again with the right number, then send it again.`
    case 'R16':
      return rich`${bank} sent it back: your account there is frozen. Only that bank can say why. Ask it, or send the money to another account.`
    case 'R20':
      return rich`${bank} sent it back: that kind of account can’t take this payment, as with some savings accounts. Link another one, such as a checking account.`
    case 'R23':
      return rich`${bank} sent it back: it was refused there. Please ask that bank why before you send it again.`
    default:
      return rich`${bank} sent it back. Please ask that bank why before you send it again, or choose another account.`
  }
}
