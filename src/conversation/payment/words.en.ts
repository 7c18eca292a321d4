import { isAddress } from '#bank/ground/phone.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'

export const send = {
  payee: rich`Who should get the money? Type a handle like ${code('@alex')}, a phone number, or the name of one of your own accounts.`,
  payeeTitle: 'Who gets it',
  payeeLabel: 'Handle, phone or own account',
  payeeHint: 'For example @alex or (415) 555-0132',
  found: (name: string, handle: string | undefined): Text =>
    handle === undefined ? rich`To your account ${bold(name)}.` : rich`To ${bold(name)} (@${handle}).`,
  amount: (to: Text, available: Usd | undefined): Text =>
    available === undefined
      ? rich`${to} How much?`
      : rich`${to} How much? You have ${bold(formatUsd(available))} available.`,
  amountTitle: 'How much',
  amountLabel: 'Amount in dollars',
  amountHint: 'For example 20 or 12.50',
  noteLabel: 'Note',
  noteHint: 'They can read it, for example Lunch',
  note: rich`Which note should go with it? Leave it empty for none. The other person can read it.`,
  noteTitle: 'Note',
  sending: (amount: Usd, name: string, handle: string | undefined): Text =>
    handle === undefined
      ? rich`${bold(formatUsd(amount))} to your account ${bold(name)}.`
      : rich`${bold(formatUsd(amount))} to ${bold(name)} (@${handle}).`,
  from: rich`From which account?`,
  notFound: (text: string): Text =>
    isAddress(text)
      ? rich`Nothing was sent: I couldn’t find anyone with ${bold(text)}. A phone number or email address works only after its owner has verified it here. Ask them for their handle and type that, for example ${code('@alex')}.`
      : rich`Nothing was sent: I couldn’t find ${bold(text)}. Ask them how their handle is spelled and type it, for example ${code('@alex')}. You can also type a phone number they’ve verified here, or the name of one of your own accounts.`,
  noOwn: (name: string): Text =>
    rich`You don’t have an open account called ${bold(name)}. To send to someone else, type their handle, for example ${code('@alex')}.`,
  noSaved: (name: string): Text =>
    rich`Nothing was sent: there’s no saved payee called ${bold(name)}. Type their handle like ${code('@alex')}, or a phone number or email address they’ve verified here.`,
  noService: (name: string): Text =>
    rich`Nothing was sent: I can’t send money to ${bold(name)}, only to people who bank here. Type their handle like ${code('@alex')}, or a phone number or email address they’ve verified here.`,
  noServiceSource: (name: string): Text =>
    rich`Nothing was sent: you don’t have an open account called ${bold(name)} to send from, and I can’t take money out of other services.`,
  noSource: (name: string): Text =>
    rich`Nothing was sent: you don’t have an open account called ${bold(name)} to send from.`,
  whoIsThat: (word: string): Text =>
    rich`I’m not sure who ${bold(word)} is. Please type a handle like ${code('@alex')}, a phone number, or the name of one of your own accounts.`,
  foreign: rich`Nothing was sent: I can only send money within the United States. Please type a US phone number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  extension: rich`I can’t send money to a number with an extension. Please type a US phone number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  yourself: rich`That’s you. To move money between your own accounts, type the name of the account that should get it, for example ${code('Savings')}.`,
  ambiguous: rich`More than one person or account matches that. Please type the exact handle, for example ${code('@alex')}.`,
  noAccount: rich`You need an account with money in it to send from. Open one first; it takes a moment.`,
  noOther: rich`You have only this one account. To move money between your own accounts, open another one.`,
}
