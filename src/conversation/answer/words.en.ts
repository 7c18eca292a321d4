import { COLLECTING, SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { FEE } from '#bank/ground/fees.ts'
import { COINS, formatUsd } from '#bank/ground/money.ts'
import { HOUR } from '#bank/ground/calendar.ts'
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
    ? rich`Link an account at another bank and move money here from it, or ask another customer for it. In this demo you can also add play money right away.`
    : rich`Link an account at another bank and move money here from it, or ask another customer for it.`

const noCards = rich`Parley has no cards: no debit or credit cards, physical or virtual.`
const notOurCard = rich`If someone promised you a card from Parley, it’s not from us: please don’t give anyone your details.`

/** Who is not signed in hears what holds for everybody, and how their own is looked at. */
const logInFor = ({ who }: Known, what: string): Text =>
  who === 'customer' ? rich`` : rich` Once you’re logged in, I can look at ${what}.`

/** Told to anybody who asks; nothing in it is a customer's own. */
export const answers: Readonly<Record<TopicName, (known: Known) => Text>> = {
  fees: () =>
    rich`Nothing. Opening an account, sending, asking for money, adding money, scheduled payments and coins all cost ${bold(fee)}, and there’s no monthly fee. If there ever is a fee, the card shows it before you confirm. Coins are bought and sold at our price at that moment.`,
  limits: ({ bank: { limits, least, pinAbove } }) =>
    rich`One payment can be ${amountOf(limits.perPayment)} at most and ${formatUsd(least)} at least, and ${amountOf(limits.perDay)} can leave in one day. A new day starts at your midnight. Above ${formatUsd(pinAbove)} I ask for your PIN again, unless you choose another amount.`,
  timing: () =>
    rich`Money to another customer, or between your own accounts, usually arrives within ${bold(SENDING)}; so do coins. Money from another bank usually takes ${bold(businessDays(COLLECTING))}. Each payment’s card shows when it has arrived.`,
  cutoff: () =>
    rich`There’s no cutoff: a payment goes out as soon as you confirm it, at any hour on any day. Money from another bank moves on business days only. Scheduled payments go out at ${HOUR} in the morning, your time, and a new day of your limit starts at your midnight.`,
  declined: (known) =>
    rich`A payment isn’t made when there isn’t enough money, when it’s above a limit, when your identity isn’t verified, when your account is frozen, or when the other person can’t receive it. Its card says which of these it was.${logInFor(known, 'your last payment and tell you why')}`,
  pending: (known) =>
    rich`Pending means that we have the payment and it isn’t finished yet. To another customer that usually takes ${SENDING}, from another bank ${businessDays(COLLECTING)}. Its card is updated when it’s done; please don’t send it again.${logInFor(known, 'yours')}`,
  'not-arrived': (known) =>
    rich`Money to another customer usually arrives within ${SENDING}. If it takes longer, the payment’s card shows where it stands; please don’t send it again before you know.${logInFor(known, 'your last payment')}`,
  'charged-twice': (known) =>
    rich`Each card can be confirmed once and pays once, however often it’s pressed. If you see the same payment twice, report one of them from your history, and a person will look into it.${logInFor(known, 'whether there are two')}`,
  'not-recognised': (known) =>
    rich`If you didn’t make a payment, first freeze your account: no money leaves it from then on. Then report the payment from your history, and a person will look into it.${logInFor(known, 'what left your account')}`,
  'account-number': (known) =>
    rich`Your dollar account can have an account number and a routing number. Give them to your employer to get your salary here by direct deposit, or to whoever pays you from another bank. I show them here, in private, after your PIN.${known.bank.isDemo ? rich` In this demo no real payment can arrive at them.` : rich``} Other customers pay you by your handle.${logInFor(known, 'them')}`,
  'why-ssn': () => rich`${why.answers.ssn ?? why.general}`,
  identity: (known) =>
    rich`By law, banks must know who their customers are. You give your name, date of birth, address, phone number, email and Social Security number, and a picture of an ID if we ask for one. Until we’ve verified you, you can’t send money.${logInFor(known, 'what’s still missing')}`,
  'identity-failed': (known) =>
    rich`We couldn’t verify you with what we have. Most often a picture is blurred, or a name, birth date or number differs from the ID: enter it again, exactly as it appears there. Nothing is lost in the meantime.${logInFor(known, 'what we still need')}`,
  safety: ({ bank }) => trouble.safety(bank.isDemo),
  who: ({ bank }) =>
    bank.isDemo
      ? rich`I’m Parley, a bank you talk to: accounts, payments, bitcoin and ether, all in the chat. This is a demo with play money, and no real bank stands behind it.`
      : rich`I’m Parley, a bank you talk to: accounts, payments, bitcoin and ether, all in the chat. The accounts are held at our partner bank.`,
  robot: () =>
    rich`Yes, I’m a program. I do only what I show you on a card and you confirm. If you report a problem with a payment, a person reads it.`,
  languages: () =>
    rich`I speak ${listed.format(LOCALES.map((locale) => LANGUAGES[locale]))}. Short, plain sentences work best; the buttons always work.`,
  coins: () =>
    rich`${bold(coinNames)}, bought with dollars from your account here and sold back into it. Coins stay in your wallet here: they can’t be sent to another wallet or brought in from one.`,
  tax: () =>
    rich`We don’t send tax forms, and I can’t give tax advice. Selling coins can be taxable: the file for taxes lists each sale with what the coins cost and what they brought, and your history shows everything else. Please ask a tax adviser.`,
  statements: () =>
    rich`There are no monthly statements, on paper or as a PDF. Your history shows every transaction, and ${bold('Export')} there gives you a file for a spreadsheet. ${bold('Download my data')} gives you everything we keep about you.`,
  countries: () =>
    rich`Parley is for people who live in the United States: you need a home address, a phone number and a Social Security number there. Money can’t be sent to other countries or received from them.`,
  age: () => rich`You have to be ${bold(String(ADULT))} or older. There are no accounts for children.`,
  cards: () =>
    rich`${noCards} What works: send money to other customers by their handle, ask them for money, and move money here from an account at another bank.`,
  'card-arrival': () => rich`${noCards} So none is on its way to you, and there’s none to activate. ${notOurCard}`,
  'card-problem': () =>
    rich`${noCards} If a card from another bank doesn’t work or is lost, only that bank can help: its number is on the back of the card. If money you don’t recognize has left your account here, look at your history and report it.`,
  cash: () =>
    rich`There’s no cash here: no ATMs and no counter, so nothing to deposit or withdraw. What works: send money to your own account at another bank that you’ve linked, move money here from it, and send it to other customers.`,
  interest: () =>
    rich`Accounts here pay no interest, and nothing here charges any. The value of coins follows their price, which can fall as well as rise.`,
  'exchange-rate': () =>
    rich`Only US dollars are held and sent here, so there’s no exchange rate between currencies. Coins have their own price: the card shows it, and once it’s done, the price you got.`,
  currencies: () =>
    rich`US dollars, and two coins: ${bold(coinNames)}. No other currency can be held, sent or received.`,
  refund: (known) =>
    rich`A payment that’s still on its way can be stopped. If it has arrived, you can ask for it back: open it in your history and press ${bold('Ask for it back')}; the other person decides. When a payment is sent back, the money is in your account again and its card says so.${logInFor(known, 'your own')}`,
  'cancel-payment': (known) =>
    rich`A payment can be stopped until it has moved on: say ${code('cancel my payment')}. After that you can ask for it back from your history.${logInFor(known, 'what’s on its way')}`,
  'add-money': (known) => rich`${waysIn(known)} Money from another bank usually takes ${businessDays(COLLECTING)}.`,
  'deposit-missing': (known) =>
    rich`Money from another bank usually takes ${businessDays(COLLECTING)}; weekends don’t count. The two small deposits that verify an account take ${businessDays(SMALL_DEPOSITS)} and arrive at that other bank, not here.${logInFor(known, 'what’s on its way to you')}`,
  balance: () => rich`Only you can see your balance, once you’re logged in.`,
  'balance-not-updated': (known) =>
    rich`A balance counts what has arrived. Money set aside for payments on their way is taken off what’s available, and money from another bank appears once it has arrived.${logInFor(known, 'yours')}`,
  'payee-trouble': () =>
    rich`Type the handle exactly as the other person spells it, like ${code('@alex')}. A phone number or email address works only after its owner has verified it here. Both of you need a verified account here.`,
  beneficiary: () =>
    rich`There’s no list of payees to fill in: just use a customer’s handle, like ${code('send 20 to @alex')}. Both of you need a verified account here. Nobody outside Parley can be paid.`,
  disposable: () =>
    rich`${noCards} So there are no disposable ones, either. To pay someone, their handle is all you need; they never see a number of yours.`,
  'top-up': (known) =>
    rich`You can’t top up by card, in cash or automatically. ${waysIn(known)} Money from another bank usually takes ${businessDays(COLLECTING)}.`,
  'apple-pay': () =>
    rich`Apple Pay and Google Pay don’t work with Parley, because it has no cards. What works: send money to other customers by their handle, right here in the chat.`,
  'direct-debit': () =>
    rich`Nobody can take money from your account here: it leaves only by a payment you confirm, or by a scheduled one you’ve set up. If you see one you don’t recognize, report it from your history.`,
  'credit-score': () =>
    rich`I don’t know your credit score, and we report nothing to credit bureaus. Nothing you do here changes it. The bureaus can tell you your score.`,
  loans: () =>
    rich`There are no loans, credit or overdrafts here: you can spend only what’s in your account. What works: ask another customer for money, or move it here from another bank.`,
  rewards: () => rich`There are no rewards, points or cash back here. And nothing costs a fee.`,
  bills: () =>
    rich`I can’t pay companies or their bills. You can pay anyone who’s a customer here by their handle, once or regularly, for example ${code('pay rent 800 to sam monthly on the 1st')}.`,
  checks: () =>
    rich`There are no checks here: you can’t order, cash or deposit them. What works: deposit the check at your other bank, then move the money here.`,
  branch: () =>
    rich`There are no branches, opening hours or phone lines: I’m here in the chat, day and night. If you report a problem with a payment, a person will look into it.`,
  'wrong-amount': (known) =>
    rich`The amount on the card is exactly what moves, to the cent, and no fee comes off it. With coins, the dollars are exact, and the number of coins can differ a little.${logInFor(known, 'your last payment')}`,
}

/** What is asked in general: `how do I …`, without saying what. */
export const howToAsk = lines(
  rich`Just tell me what you want in your own words, and I’ll ask for the rest. Nothing moves until you press Confirm on a card that shows everything.`,
  rich`For example ${code('send 20 to @alex')}, ${code('add money')}, ${code('how do I split a bill?')}`,
)

/** How long a card stands, and how much there may be of a thing: told where it is done. */
export const figures = {
  card: ({ bank }: Known): string => duration(bank.cardLifeMs),
  deletion: ({ bank }: Known): string => duration(bank.deletionWaitMs),
  alerts: ({ bank }: Known): string => String(bank.maxAlerts),
}
