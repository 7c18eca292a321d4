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
  from: rich`From which account?`,
  notFound: (text: string): Text =>
    isAddress(text)
      ? rich`I found nobody by ${bold(text)}, so nothing was sent. A phone number or an e-mail address works only once its owner has proved to me that it is theirs. Ask them for their handle, and type that, for example ${code('@alex')}.`
      : rich`I found nobody by ${bold(text)}, so nothing was sent. Ask them how their handle is spelt, and type it, for example ${code('@alex')}. You can also type a phone number that they have proved, or the name of one of your own accounts.`,
  noOwn: (name: string): Text =>
    rich`You have no open account called ${bold(name)}. To send to somebody else, type their handle like ${code('@alex')}.`,
  noSource: (name: string): Text =>
    rich`You have no open account called ${bold(name)}, so I can’t send from it. Nothing was sent.`,
  whoIsThat: (word: string): Text =>
    rich`I can’t tell who ${bold(word)} is. Please type a handle like ${code('@alex')}, a phone number, or the name of one of your own accounts.`,
  foreign: rich`That is a number from outside the United States, and no money can go there. Please type a US number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  extension: rich`A number with an extension can’t be paid. Please type a US number like ${code('(415) 555-0132')}, or a handle like ${code('@alex')}.`,
  yourself: rich`That is you. To move money between your own accounts, type the name of the account that should get it, for example ${code('Savings')}.`,
  ambiguous: rich`Several fit that. Please type the exact handle, for example ${code('@alex')}.`,
  noAccount: rich`You need an account with money in it to send from. Open one first; it takes a moment.`,
  noOther: rich`You have only this one account. Open another one to move money between your own.`,
}
