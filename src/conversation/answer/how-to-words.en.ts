import { FEE } from '#bank/ground/fees.ts'
import { formatUsd, isZero } from '#bank/ground/money.ts'
import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { MAX_SHARERS } from '#bank/request/limits.ts'
import { HOUR } from '#bank/ground/calendar.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'
import { businessDays } from '#conversation/words/times.en.ts'
import type { Known } from './known.ts'
import type { HowTo } from './topics.ts'
import { figures } from './words.en.ts'

const cost = isZero(FEE) ? 'It’s free' : `It costs ${formatUsd(FEE)}`

/** How each thing is done that Parley does. */
export const howTo: Readonly<Record<HowTo, (known: Known) => Text>> = {
  'add-money': () =>
    rich`Say ${code('add money')}, link an account at another bank once, and choose how much to move here. That usually takes ${businessDays(COLLECTING)}. ${cost}.`,
  alert: (known) =>
    rich`Say for example ${code('tell me when btc goes above 70k')}. I’ll write to you once, in that chat, when the price is reached. You can have ${figures.alerts(known)} at a time.`,
  buy: (known) =>
    rich`Say for example ${code('buy $50 of bitcoin')}. A card shows the price and about how many coins you get; nothing is bought until you press Confirm, within ${figures.card(known)}. A wallet takes a moment to open, and is free.`,
  cancel: () =>
    rich`Say ${code('cancel my payment')}: it can be stopped until it has moved on. A card you haven’t confirmed moves nothing; ${code('cancel')} drops it.`,
  chats: () =>
    rich`Say ${code('my chats')} to see every chat that’s linked to you, and to remove one. ${code('log out everywhere else')} logs out all the others at once.`,
  close: () =>
    rich`Say ${code('close')} and the name of the account. It has to be empty first, so send its money somewhere else or sell its coins. You confirm it with your PIN.`,
  delete: (known) =>
    rich`Say ${code('delete my data')}. Your accounts have to be empty, and I’ll ask for your PIN. It happens after ${figures.deletion(known)}, and you can stop it until then. What the law requires banks to keep is kept.`,
  details: () =>
    rich`Say ${code('my details')}, or for example ${code('change my email')}. You’ll need your PIN for a change.`,
  export: () =>
    rich`Say ${code('export my data')} for everything we keep about you; I’ll ask for your PIN first. For your payments alone, open ${code('history')} and press ${bold('Export')}.`,
  'forgot-pin': () =>
    rich`Say ${code('I forgot my PIN')}. I’ll show you the ways to show that it’s you, and tell your other chats. No money moves because of it.`,
  freeze: () =>
    rich`Say ${code('freeze')}: one word, and no money leaves your account from then on, from any chat. ${code('unfreeze')} undoes it with your PIN.`,
  history: () =>
    rich`Say ${code('history')}: every transaction, newest first. Press a number to see all the details, or ${bold('Export')} for a file.`,
  limits: ({ bank }) =>
    rich`Say ${code('my limits')}. You can choose the amount above which I ask for your PIN again, for example ${code('ask for my PIN above $50')}. The highest amounts, ${formatUsd(bank.limits.perPayment)} for one payment and ${formatUsd(bank.limits.perDay)} for one day, are the same for everybody.`,
  'link-app': () =>
    rich`Say ${code('link')} in the chat where you are logged in, and type the code you get in the new one. Both chats are then yours, with one PIN.`,
  'link-bank': () =>
    rich`Say ${code('add money')} and link your other bank with its login, or with account and routing numbers. With the numbers, two small deposits arrive there in ${businessDays(SMALL_DEPOSITS)}; tell me the amounts.`,
  'log-in': () =>
    rich`Say ${code('log in')} and enter your PIN where it stays hidden. In a chat that isn’t linked to you yet, say ${code('I already have an account')}.`,
  'log-out': () =>
    rich`Say ${code('log out')}. Your accounts stay as they are, and a card you hadn’t confirmed is no longer valid.`,
  open: () =>
    rich`Say for example ${code('open an account called Rent')}. It takes a moment. ${cost}. For coins, say ${code('open a crypto wallet')}.`,
  pin: () =>
    rich`Say ${code('change pin')}, then enter your current PIN and a new one twice. All your other chats are logged out.`,
  receive: () =>
    rich`Give others your handle: any customer can use it to send you money, and it costs you nothing. Or ask for money yourself: ${code('request 20 from alex for pizza')}.`,
  register: () =>
    rich`Say ${code('register')}: three short forms, then your Social Security number and a PIN, both hidden. It takes about two minutes, and we verify you.`,
  rename: () => rich`Say for example ${code('rename rent to home')}. Its money and history stay as they are.`,
  report: () =>
    rich`Open the payment in your ${code('history')} and press ${bold('Report a problem')}. A person gets it with everything about the payment, and I’ll tell you the answer here.`,
  request: () =>
    rich`Say for example ${code('request 20 from alex for pizza')}. Alex gets a card and decides; ${code('requests')} shows what is open.`,
  schedule: () =>
    rich`Say for example ${code('pay rent 800 to sam monthly on the 1st')}. It goes out at ${HOUR} in the morning of its day, your time, and I’ll tell you each time. ${code('pause rent')} stops it for a while.`,
  sell: () =>
    rich`Say for example ${code('sell $20 of eth')}. A card shows the price; nothing is sold until you press Confirm, and the dollars go into your account.`,
  send: (known) =>
    rich`Say for example ${code('send 20 to @alex for lunch')}. A card shows everything; nothing moves until you press Confirm, within ${figures.card(known)}. ${cost}.`,
  split: () =>
    rich`Say for example ${code('split 60 between alex and sam')}. Each of them gets a request for their share; up to ${MAX_SHARERS} others can share one bill.`,
  verify: () =>
    rich`Say ${code('my details')}: it shows what we still need, with a button for each. You can send a picture of your ID right here.`,
}
