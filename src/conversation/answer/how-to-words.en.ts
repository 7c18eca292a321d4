import { FEE } from '#bank/ground/fees.ts'
import { formatUsd } from '#bank/ground/money.ts'
import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { MAX_SHARERS } from '#bank/request/limits.ts'
import { HOUR } from '#bank/schedule/calendar.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import { businessDays } from '#conversation/words/times.en.ts'
import type { Known } from './known.ts'
import type { HowTo } from './topics.ts'
import { figures } from './words.en.ts'

/** How each thing is done that Parley does. */
export const howTo: Readonly<Record<HowTo, (known: Known) => Text>> = {
  'add-money': () =>
    rich`Say ${code('add money')}, link an account at another bank once, and choose how much to bring from it. It usually takes ${businessDays(COLLECTING)} and costs ${formatUsd(FEE)}.`,
  alert: (known) =>
    rich`Say for example ${code('tell me when btc goes above 70k')}. I write to you once, in that chat, when the price is reached. You can have ${figures.alerts(known)} at a time.`,
  buy: (known) =>
    rich`Say for example ${code('buy $50 of bitcoin')}. A card shows the price and about how many coins you get; nothing is bought before you press Confirm, within ${figures.card(known)}. A wallet takes a moment to open, and is free.`,
  cancel: () =>
    rich`Say ${code('cancel my payment')}: as long as the bank has not moved it, it can be stopped. A card that you have not confirmed moves nothing; ${code('cancel')} puts it away.`,
  chats: () =>
    rich`Say ${code('my chats')} to see every chat that is linked to you, and to remove one. ${code('log out everywhere else')} ends all other log-ins at once.`,
  close: () =>
    rich`Say ${code('close')} and the name of the account. It has to be empty first, so send its money elsewhere or sell its coins. You confirm it with your PIN.`,
  delete: (known) =>
    rich`Say ${code('delete my data')}. Your accounts have to be empty, I ask for your PIN, and it happens after ${figures.deletion(known)}, in which you can stop it. What the law makes a bank keep is kept.`,
  details: () =>
    rich`Say ${code('my details')}, or for example ${code('change my email')}. A change asks for your PIN, and I tell the bank for you.`,
  export: () =>
    rich`Say ${code('export my data')} for everything that is kept about you; I ask for your PIN first. For your payments alone, open ${code('history')} and press ${bold('Export')}.`,
  'forgot-pin': () =>
    rich`Say ${code('I forgot my PIN')}. I show you the ways to prove that it is you, and your other chats are told. No money moves because of it.`,
  freeze: () =>
    rich`Say ${code('freeze')}: one word, and no money leaves your account from then on, in whichever chat. ${code('unfreeze')} undoes it with your PIN.`,
  history: () =>
    rich`Say ${code('history')}: every movement, newest first. Press a number to see one with all its details, or ${bold('Export')} for a file.`,
  limits: ({ bank }) =>
    rich`Say ${code('my limits')}. Above which amount I ask for your PIN again is yours to choose, for example ${code('ask for my PIN above $50')}. The highest amounts, ${formatUsd(bank.limits.perPayment)} for one payment and ${formatUsd(bank.limits.perDay)} for one day, are the same for everybody.`,
  'link-app': () =>
    rich`Say ${code('link')} in the chat where you are logged in, and type the code that you get in the new one. Both chats are then yours, with one PIN.`,
  'link-bank': () =>
    rich`Say ${code('add money')} and link your other bank by its login, or by account and routing number. By numbers, two small deposits arrive there in ${businessDays(SMALL_DEPOSITS)}; tell me their amounts.`,
  'log-in': () =>
    rich`Say ${code('log in')} and enter your PIN where it is hidden. In a chat that is not linked to you yet, say ${code('I already have an account')}.`,
  'log-out': () =>
    rich`Say ${code('log out')}. Your accounts stay as they are, and a card that you had not confirmed is void.`,
  open: () =>
    rich`Say for example ${code('open an account called Rent')}. It costs ${formatUsd(FEE)} and takes a moment. For coins say ${code('open a crypto wallet')}.`,
  pin: () =>
    rich`Say ${code('change pin')}, then give your old PIN and a new one twice. Every other chat is logged out, so that only the new one counts.`,
  receive: () =>
    rich`Give others your handle: with it any customer can send you money, and it costs you nothing. Or ask for it yourself: ${code('request 20 from alex for pizza')}.`,
  register: () =>
    rich`Say ${code('register')}: three short forms, then your Social Security number and a PIN, both hidden. It takes about two minutes, and the bank verifies you.`,
  rename: () => rich`Say for example ${code('rename rent to home')}. Its money and history stay as they are.`,
  report: () =>
    rich`Open the payment in your ${code('history')} and press ${bold('Report a problem')}. A person gets it with everything about the payment, and I tell you the answer here.`,
  request: () =>
    rich`Say for example ${code('request 20 from alex for pizza')}. Alex gets a card and decides; ${code('requests')} shows what is open.`,
  schedule: () =>
    rich`Say for example ${code('pay rent 800 to sam monthly on the 1st')}. It is made at ${HOUR} in the morning of its day, your time, and I tell you each time. ${code('pause rent')} stops it for a while.`,
  sell: () =>
    rich`Say for example ${code('sell $20 of eth')}. A card shows the price; nothing is sold before you press Confirm, and the dollars go into your account.`,
  send: (known) =>
    rich`Say for example ${code('send 20 to @alex for lunch')}. A card shows everything; nothing moves before you press Confirm, within ${figures.card(known)}. It costs ${formatUsd(FEE)}.`,
  split: () =>
    rich`Say for example ${code('split 60 between alex and sam')}. Each of them gets a request for their share; up to ${MAX_SHARERS} others can be in one bill.`,
  verify: () =>
    rich`Say ${code('my details')}: it shows what the bank still wants, with a button for each. A picture of your ID can be sent right here.`,
}
