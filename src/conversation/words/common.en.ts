import { coinName, COINS } from '#bank/ground/coins.ts'
import { listed } from './listed.ts'
import { bold, code, lines, rich, type Text } from './text.ts'

/** Said between dialogs, and the menu. */
export const common = {
  menu: (name: string | undefined): Text =>
    name === undefined
      ? rich`What would you like to do? Press a button, or just say it, for example ${code('send 20 to alex')}.`
      : rich`Hello, ${bold(name)}. What would you like to do? Press a button, or just say it, for example ${code('send 20 to alex')}.`,
  greeting: (name: string): Text => rich`Hello, ${bold(name)}.`,
  welcomeBack: (handle: string): Text =>
    rich`Welcome back, ${bold(`@${handle}`)}. Log in with your PIN, and I can help you with everything.`,
  hello: lines(
    rich`${bold('Hi, I’m Parley, a bank you talk to.')}`,
    rich`Open an account, send money, and buy ${listed(
      COINS.map((coin) => coinName(coin).toLowerCase()),
      'or',
    )}, right here in the chat. Registering takes about two minutes.`,
  ),
  fallback: rich`I didn’t understand that. Here’s what I can do.`,
  examples: rich`Press a button, or say it in your own words: ${code('send 20 to alex')}, ${code('balance')}, ${code('price of bitcoin')}, ${code('tell me when btc goes above 70k')}.`,
  help: lines(
    rich`${bold('What I can do')}`,
    rich`${bold('Accounts')}: ${code('balance')}, ${code('open an account called rent')}, ${code('rename rent to home')}, ${code('close rent')}`,
    rich`${bold('Add money, or pay out')}: ${code('add money')}, ${code('withdraw 50 to my bank')}`,
    rich`${bold('Send')}: ${code('send 20 to @alex for lunch')}`,
    rich`${bold('Ask for money')}: ${code('request 20 from alex for pizza')}, ${code('split 60 between alex and sam')}`,
    rich`${bold('Scheduled payments')}: ${code('pay rent 800 to sam monthly on the 1st')}, ${code('pause rent')}`,
    rich`${bold('History')}: ${code('history')}, ${code('where is my payment?')}, ${code('cancel my payment')}`,
    rich`${bold('Prices')}: ${code('what’s bitcoin at?')}`,
    rich`${bold('Crypto')}: ${code('buy $50 of bitcoin')}, ${code('sell $20 of eth')}, ${code('buy $50 of btc if it drops below 60k')}, ${code('buy $20 of bitcoin every friday')}`,
    rich`${bold('Price alerts')}: ${code('tell me when btc goes above 70k')}`,
    rich`${bold('Questions')}: ${code('what are your fees?')}, ${code('how long does it take?')}, ${code('why was my payment declined?')}`,
    rich`${bold('A problem')}: ${code('report a problem')}, ${code('my reports')}, ${code('talk to a human')}`,
    rich`${bold('Can’t get in, or worried')}: ${code('I forgot my PIN')}, ${code('I lost my phone')}, ${code('freeze')}`,
    rich`${bold('My details')}: ${code('change my email')}, ${code('change pin')}, ${code('link')}`,
    '',
    rich`Say ${code('back')} to correct your last answer and ${code('cancel')} to stop. Nothing moves until you press Confirm on a card that shows everything.`,
    rich`I ask for your Social Security number only to verify your identity, and for your PIN when you log in or do something important, and only where they stay hidden. Nobody else should ever ask you for them.`,
  ),
  needsLogin: rich`Please log in first.`,
}
