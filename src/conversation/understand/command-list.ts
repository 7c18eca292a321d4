/** What can be typed after a slash, as it is published to Telegram's menu and to Discord's slash commands. */
export type Command = {
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  readonly options: readonly CommandOption[]
  /** The same as a person would type it: `{ amount: '20', to: 'alex' }` -> `/send 20 to alex`. */
  text(values: Readonly<Record<string, string>>): string
}
export type CommandOption = {
  readonly name: string
  readonly description: string
  readonly required: boolean
  /** A file, where the platform lets a command have one; it reaches the turn beside the text. */
  readonly file?: true
}

const plain = (name: string, description: string): Command => ({
  name,
  description,
  options: [],
  text: () => `/${name}`,
})

const option = (name: string, description: string): CommandOption => ({ name, description, required: false })
const COIN = option('coin', 'btc or eth')

/** `/name` and the parts that were given; a part with an empty value is left out. */
const typed = (name: string, ...parts: readonly (readonly [before: string, value: string | undefined])[]): string =>
  [`/${name}`, ...parts.flatMap(([before, value]) => (value ? [`${before}${value}`] : []))].join(' ')

/** Bare digits are dollars in a field called amount: said so, because `buy 2 eth` could mean coins. */
const dollars = (amount: string | undefined): string | undefined =>
  amount && /^\d/.test(amount.trim()) ? `$${amount.trim()}` : amount

const trade = (name: 'buy' | 'sell', description: string): Command => ({
  name,
  description,
  options: [option('amount', 'Dollars, for example 50'), COIN],
  text: ({ amount, coin }) => typed(name, ['', dollars(amount)], [amount ? 'of ' : '', coin]),
})

export const COMMANDS: readonly Command[] = [
  plain('start', 'Begin here'),
  plain('menu', 'Everything you can do'),
  plain('register', 'Become a customer'),
  plain('login', 'Log in with your PIN'),
  plain('logout', 'Log out'),
  plain('details', 'See and change your details'),
  {
    name: 'photo-id',
    description: 'Hand in a picture of your ID',
    options: [{ ...option('picture', 'JPEG, PNG or PDF, up to 8 MB'), file: true }],
    text: () => '/photo-id',
  },
  plain('accounts', 'Your accounts and balances'),
  plain('fund', 'Add money'),
  {
    name: 'send',
    description: 'Send money',
    options: [
      option('amount', 'Dollars, for example 20 or 12.50'),
      option('to', 'A handle, a phone number or one of your own accounts'),
      option('note', 'A note the other person can read'),
    ],
    text: ({ amount, to, note }) => {
      if (amount && to) return typed('send', ['', amount], ['to ', to], ['for ', note])
      return amount ? typed('send', ['', amount]) : typed('send', ['money to ', to], [to ? 'for ' : '', to ? note : ''])
    },
  },
  {
    name: 'request',
    description: 'Ask somebody for money',
    options: [
      option('amount', 'Dollars, for example 20 or 12.50'),
      option('from', 'A handle or a phone number'),
      option('note', 'What it is for'),
    ],
    text: ({ amount, from, note }) => {
      if (amount && from) return typed('request', ['', amount], ['from ', from], ['for ', note])
      if (amount) return typed('request', ['', amount])
      return from ? typed('request', ['money from ', from], ['for ', note]) : '/request'
    },
  },
  plain('requests', 'Who asked you for money, and whom you asked'),
  {
    name: 'split',
    description: 'Split a bill among several people',
    options: [
      option('amount', 'The whole bill in dollars'),
      option('people', 'Handles, for example alex and sam'),
      option('note', 'What it is for'),
    ],
    text: ({ amount, people, note }) =>
      amount && people
        ? typed('split', ['', amount], ['for ', note], ['between ', people])
        : typed('split', ['', amount], ['for ', amount ? note : '']),
  },
  {
    name: 'schedule',
    description: 'Payments later, or again and again',
    options: [
      option('amount', 'Dollars, for example 50'),
      option('to', 'A handle, a phone number or one of your own accounts'),
      option('when', 'For example every friday, monthly on the 1st, on june 3'),
    ],
    text: ({ amount, to, when }) =>
      amount && to ? typed('schedule', ['', amount], ['to ', to], ['', when]) : '/schedule',
  },
  {
    name: 'history',
    description: 'What came in and went out',
    options: [option('account', 'The nickname of one account')],
    text: ({ account }) => typed('history', ['', account]),
  },
  {
    name: 'price',
    description: 'Prices of bitcoin and ether',
    options: [COIN],
    text: ({ coin }) => typed('price', ['', coin]),
  },
  plain('crypto', 'Your coins and what they are worth'),
  trade('buy', 'Buy coins for dollars'),
  trade('sell', 'Sell coins for dollars'),
  {
    name: 'alert',
    description: 'Hear when a coin reaches a price',
    options: [COIN, option('direction', 'above or below'), option('price', 'Dollars, for example 70k')],
    text: ({ coin, direction, price }) =>
      coin && price ? typed('alert', ['', coin], ['', direction], ['', price]) : '/alert',
  },
  plain('alerts', 'Your price alerts'),
  {
    name: 'link',
    description: 'Use your account from another app',
    options: [option('code', 'The code from your other app')],
    text: ({ code }) => typed('link', ['', code]),
  },
  plain('cases', 'Problems you have reported'),
  plain('pin', 'Change your PIN'),
  plain('help', 'What to say'),
  plain('cancel', 'Stop what is under way'),
]
