import type { Text } from '#conversation/channel/message.ts'
import { rich } from '#conversation/words/text.ts'

const notAllowed = rich`The other bank sent it back: the holder of the account says that it was not allowed. Please check with them, or with that bank if the account is yours.`

/**
 * Why a payment came back, by the bank's code for it (those of ACH returns). They are said to whoever made the payment,
 * whichever side of it the other bank has. A code that is not here is shown with the general sentence.
 */
const RETURNS: ReadonlyMap<string, Text> = new Map([
  [
    'R01',
    rich`The bank sent it back: there was not enough money in the account that it was to be paid from. Put money in there first, then try again.`,
  ],
  ['R02', rich`The other bank sent it back: the account there is closed. Please use another account.`],
  [
    'R03',
    rich`The other bank sent it back: it could not find an account with that number and name. Please check both, then try again.`,
  ],
  ['R04', rich`The other bank sent it back: the account number is not a valid one. Please check it, then try again.`],
  ['R05', notAllowed],
  [
    'R06',
    rich`The other bank sent it back because the bank that had sent the payment asked for that. Please report the problem if you don’t know why.`,
  ],
  [
    'R07',
    rich`The other bank sent it back: the holder of the account has taken back their permission for it. Please check with them, or with that bank if the account is yours.`,
  ],
  [
    'R08',
    rich`The other bank sent it back: the holder of the account had this payment stopped. Please check with them, or with that bank if the account is yours.`,
  ],
  [
    'R09',
    rich`The bank sent it back: the money in the account that it was to be paid from has not fully arrived there yet. Wait until it has, then try again.`,
  ],
  ['R10', notAllowed],
  [
    'R16',
    rich`The other bank sent it back: the account there is frozen, so nothing can be paid into it or out of it. Only that bank can say why. Please use another account.`,
  ],
  [
    'R20',
    rich`The other bank sent it back: that kind of account can’t be used for payments, as is so with some savings accounts. Please use another account, such as a checking account.`,
  ],
  ['R23', rich`The other bank sent it back: whoever it was for did not want to take it. Please check with them.`],
  [
    'R24',
    rich`The other bank sent it back: it took this for a repetition of another payment. Please look at your history before you try again.`,
  ],
  [
    'R29',
    rich`The other bank sent it back: the company that holds the account has not allowed it. Please ask them to allow it at their bank first.`,
  ],
])

export const returnedFor = (bankCode: string): Text | undefined => RETURNS.get(bankCode)
