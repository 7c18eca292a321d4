import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COINS, formatUsd } from '#bank/ground/money.ts'
import { HOUR } from '#bank/schedule/calendar.ts'
import type { Text } from '#conversation/channel/message.ts'
import { coins } from '#conversation/crypto/words.en.ts'
import { trouble } from '#conversation/customer/recovery-words.en.ts'
import { why } from '#conversation/customer/why-words.en.ts'
import { ADULT } from '#conversation/form/birth-date.ts'
import { type Locale, LOCALES } from '#conversation/words/locale.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { businessDays, duration, SENDING } from '#conversation/words/times.en.ts'
import type { Known } from './known.ts'
import type { TopicName } from './topics.ts'

const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Spanish' }
const listed = new Intl.ListFormat('en', { type: 'conjunction' })

const fee = formatUsd(FEE)
const coinNames = listed.format(COINS.map((coin) => coins.name(coin)))
const amountOf = (amount: Parameters<typeof formatUsd>[0]) => bold(formatUsd(amount))

const waysIn = ({ bank }: Known): Text =>
  bank.isDemo
    ? rich`Link an account at another bank and bring money from there, or ask another customer for it. In this demo you can also add play money at once.`
    : rich`Link an account at another bank and bring money from there, or ask another customer for it.`

const noCards = rich`Parley has no cards: no debit or credit card, no plastic and no virtual one.`
const notOurCard = rich`If a card was promised to you in the name of Parley, it is not from us: please give nobody your details.`

/** Who is not signed in hears what holds for everybody, and how their own is looked at. */
const logInFor = ({ who }: Known, what: string): Text =>
  who === 'customer' ? rich`` : rich` Once you are logged in, I can look at ${what}.`

/** Told to anybody who asks; nothing in it is a customer's own. */
export const answers: Readonly<Record<TopicName, (known: Known) => Text>> = {
  fees: () =>
    rich`Nothing: opening an account, sending, asking for money, adding money, scheduled payments and coins all cost ${bold(fee)}, and there is no monthly fee. Every card names the fee before you confirm. Coins are bought and sold at the bank’s own price of that moment.`,
  limits: ({ bank: { limits, least, pinAbove } }) =>
    rich`One payment can be ${amountOf(limits.perPayment)} at most and ${formatUsd(least)} at least, and ${amountOf(limits.perDay)} can leave in one day. A new day begins at your midnight. Above ${formatUsd(pinAbove)} I ask for your PIN again, unless you choose another amount.`,
  timing: () =>
    rich`Money to another customer, or between your own accounts, usually arrives within ${bold(SENDING)}; so do coins. Money from another bank usually takes ${bold(businessDays(COLLECTING))}. The card of each payment tells you when it has arrived.`,
  cutoff: () =>
    rich`There is none: a payment is handed to the bank as soon as you confirm it, at any hour and on any day. Money from another bank moves on business days only. Scheduled payments are made at ${HOUR} in the morning, your time, and a new day of your limit begins at your midnight.`,
  declined: (known) =>
    rich`A payment is not made when there is too little money, when it is above a limit, when your identity is not verified or your account is frozen, or when the other side can’t receive it. Its card says which of these it was.${logInFor(known, 'your last payment and tell you why')}`,
  pending: (known) =>
    rich`Pending means that the bank has the payment and has not finished it. To another customer that usually takes ${SENDING}, from another bank ${businessDays(COLLECTING)}. Its card changes when it is done; please don’t send it again.${logInFor(known, 'yours')}`,
  'not-arrived': (known) =>
    rich`Money to another customer usually arrives within ${SENDING}. If it takes longer, the card of the payment says where it stands; please don’t send it again before you know.${logInFor(known, 'your last payment')}`,
  'charged-twice': (known) =>
    rich`Each card can be confirmed once, and pays once, however often it is pressed. If you see the same payment twice, report one of the two from your history, and a person looks at it.${logInFor(known, 'whether there are two')}`,
  'not-recognised': (known) =>
    rich`If you did not make a payment, first freeze your account: no money leaves it from then on. Then report the payment from your history, and a person looks at it.${logInFor(known, 'what left your account')}`,
  'account-number': (known) =>
    rich`An account here has no account or routing number that others could pay to. ${waysIn(known)} Other customers pay you by your handle.`,
  'why-ssn': () => rich`${why.answers.ssn ?? why.general}`,
  identity: (known) =>
    rich`By law a bank has to know who its customers are. You give your name, date of birth, address, phone, e-mail and Social Security number, and a picture of an ID when the bank asks for one; until it has verified you, you can’t send money.${logInFor(known, 'what is still missing')}`,
  'identity-failed': (known) =>
    rich`The bank could not verify you by what it has. Most often a picture is blurred, or a name, birth date or number differs from the ID: give it again, exactly as it stands there. Nothing is lost meanwhile.${logInFor(known, 'what the bank still wants')}`,
  safety: ({ bank }) => trouble.safety(bank.isDemo),
  who: ({ bank }) =>
    bank.isDemo
      ? rich`I’m Parley, a bank you talk to: accounts, payments, bitcoin and ether, all in the chat. This is a demonstration with play money, and no real bank stands behind it.`
      : rich`I’m Parley, a bank you talk to: accounts, payments, bitcoin and ether, all in the chat. The accounts are kept by the bank that I work with.`,
  robot: () =>
    rich`Yes, I’m a program. I do only what I show you on a card and you confirm. When you report a problem with a payment, a person reads it.`,
  languages: () =>
    rich`I speak ${listed.format(LOCALES.map((locale) => LANGUAGES[locale]))}. Short and plain sentences work best; the buttons always work.`,
  coins: () =>
    rich`${bold(coinNames)}, bought with dollars from your account here and sold back into it. Coins stay in your wallet here: I can’t send them to another wallet or take any from there.`,
  tax: () =>
    rich`I send no tax forms and can’t give tax advice. Your history holds every payment, purchase and sale with its date and amount, and can be downloaded as a file. Selling coins can be taxable: please ask a tax adviser.`,
  statements: () =>
    rich`There are no monthly statements on paper or as PDF. Your history holds every movement, and ${bold('Export')} there makes a file of it for a spreadsheet. ${bold('Download my data')} gives you everything that is kept about you.`,
  countries: () =>
    rich`Parley is for people who live in the United States: you need a home address, a phone number and a Social Security number there. Money can’t be sent to other countries or come from them.`,
  age: () => rich`You have to be ${bold(String(ADULT))} or older. There are no accounts for children.`,
  cards: () =>
    rich`${noCards} What works: send money to other customers by their handle, ask them for money, and bring money from an account at another bank.`,
  'card-arrival': () => rich`${noCards} So none is on its way to you, and there is none to activate. ${notOurCard}`,
  'card-problem': () =>
    rich`${noCards} If a card of another bank does not work, or is lost, only that bank can help: its number is on the back of the card. If money has left your account here that you don’t know of, look at your history and report it.`,
  cash: () =>
    rich`There is no cash here: no machines, no counter, nothing to pay in or take out. I can’t pay out to an account at another bank either. What works: bring money in from another bank, and send it to other customers.`,
  interest: () =>
    rich`Accounts here pay no interest, and nothing you do here costs any. The value of coins follows their price, which can fall as well as rise.`,
  'exchange-rate': () =>
    rich`I keep and move US dollars only, so there is no exchange rate between currencies here. For coins the bank’s own price counts: the card shows it, and once it is done, the price it was done at.`,
  currencies: () =>
    rich`US dollars, and two coins: ${bold(coinNames)}. No other currency can be held, sent or received.`,
  refund: (known) =>
    rich`A payment that is still on its way can be stopped. One that has arrived can be asked back: open it in your history and press ${bold('Ask for it back')}; the other person decides. When the bank sends a payment back, the money is in your account again and its card says so.${logInFor(known, 'your own')}`,
  'cancel-payment': (known) =>
    rich`A payment can be stopped until the bank has moved it: say ${code('cancel my payment')}. Afterwards you can ask for it back from your history.${logInFor(known, 'what is on its way')}`,
  'add-money': (known) => rich`${waysIn(known)} Money from another bank usually takes ${businessDays(COLLECTING)}.`,
  'deposit-missing': (known) =>
    rich`Money from another bank usually takes ${businessDays(COLLECTING)}; weekends don’t count. The two small deposits that prove an account take ${businessDays(SMALL_DEPOSITS)} and arrive at that other bank, not here.${logInFor(known, 'what is on its way to you')}`,
  balance: () => rich`Your balance is shown to you alone, once you are logged in.`,
  'balance-not-updated': (known) =>
    rich`A balance counts what has arrived. What is set aside for payments on their way is taken off what is available, and money from another bank appears once it has arrived.${logInFor(known, 'yours')}`,
  'payee-trouble': () =>
    rich`Type the handle exactly as the other person spells it, like ${code('@alex')}. A phone number or e-mail address works only once its owner has proved to me that it is theirs. Both of you need a verified account here.`,
  beneficiary: () =>
    rich`There is no list of payees to fill in: name a customer by their handle, like ${code('send 20 to @alex')}. Both of you need a verified account here. Nobody outside Parley can be paid.`,
  disposable: () =>
    rich`${noCards} So there are no disposable ones either. To pay a person, their handle is all you need; they never see a number of yours.`,
  'top-up': (known) =>
    rich`Topping up by card, in cash, or by itself is not possible. ${waysIn(known)} Money from another bank usually takes ${businessDays(COLLECTING)}.`,
  'apple-pay': () =>
    rich`Apple Pay and Google Pay don’t work with Parley, since it has no cards. What works: send money to other customers by their handle, right here in the chat.`,
  'direct-debit': () =>
    rich`Nobody can collect money from your account here: it leaves only by a payment that you confirm, or by a scheduled one that you have set up. If you see one that you don’t know, report it from your history.`,
  'credit-score': () =>
    rich`I don’t know your credit score and report nothing to credit bureaus. Nothing you do here changes it. The bureaus themselves tell you your score.`,
  loans: () =>
    rich`There are no loans, no credit and no overdraft here: you can spend only what is in your account. What works: ask another customer for money, or bring it from another bank.`,
  rewards: () => rich`There are no rewards, points or cashback here. In return nothing costs a fee.`,
  bills: () =>
    rich`I can’t pay companies or their bills. A person who is a customer here can be paid by their handle, also again and again, for example ${code('pay rent 800 to sam monthly on the 1st')}.`,
  checks: () =>
    rich`There are no checks here: I can’t order, cash or take any. What works: bring the money from the bank where the check was paid in.`,
  branch: () =>
    rich`There are no branches, no opening hours and no phone line: I’m here in the chat, day and night. When you report a problem with a payment, a person looks at it.`,
  'wrong-amount': (known) =>
    rich`What stands on the card is exactly what moves, to the cent, and no fee comes off it. Of coins the dollars are exact, and their number can differ a little.${logInFor(known, 'your last payment')}`,
}

/** What is asked in general: `how do I …`, without saying what. */
export const howToAsk = lines(
  rich`Just tell me what you want, in your own words, and I ask for the rest. Nothing moves before you press Confirm on a card that shows everything.`,
  rich`For example ${code('send 20 to @alex')}, ${code('add money')}, ${code('how do I split a bill?')}`,
)

/** How long a card stands, and how much there may be of a thing: told where it is done. */
export const figures = {
  card: ({ bank }: Known): string => duration(bank.cardLifeMs),
  deletion: ({ bank }: Known): string => duration(bank.deletionWaitMs),
  alerts: ({ bank }: Known): string => String(bank.maxAlerts),
}
