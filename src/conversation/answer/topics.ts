import type { LookName } from './looks.ts'
import type { WayName } from './ways.ts'

export type Topic = {
  /** Where a button leads that helps. */
  readonly ways: readonly WayName[]
  /** Which of the customer's own records are looked at; who is not signed in gets the words for everybody. */
  readonly looks?: LookName
}

const of = (...ways: readonly WayName[]): Topic => ({ ways })
const looking = (looks: LookName, ...ways: readonly WayName[]): Topic => ({ ways, looks })

/** All that can be asked, by the name of its goal behind `answer.`; what is said is in the words. */
export const TOPICS = {
  'account-number': of('account-numbers', 'add-money'),
  'add-money': of('add-money'),
  age: of(),
  'apple-pay': of('send'),
  balance: looking('balance', 'accounts'),
  'balance-not-updated': looking('balance-not-updated', 'accounts', 'history'),
  beneficiary: looking('standing', 'send'),
  bills: of('schedule', 'send'),
  branch: of('help'),
  'cancel-payment': looking('cancel-payment', 'history'),
  'card-arrival': of('help'),
  'card-problem': of('history', 'report'),
  cards: of('send', 'add-money'),
  cash: of('pay-out', 'add-money', 'send'),
  'charged-twice': looking('charged-twice', 'history'),
  checks: of('add-money'),
  coins: of('prices', 'buy'),
  countries: of(),
  'credit-score': of('accounts'),
  currencies: of('prices'),
  cutoff: of('schedule'),
  declined: looking('declined', 'history'),
  'deposit-missing': looking('deposit-missing', 'add-money', 'history'),
  'direct-debit': of('schedule', 'history'),
  disposable: of('send'),
  'exchange-rate': of('prices'),
  fees: of('limits'),
  identity: looking('identity', 'details'),
  'identity-failed': looking('identity', 'details'),
  interest: of('accounts', 'prices'),
  languages: of('language'),
  limits: looking('limits', 'limits'),
  loans: of('request', 'add-money'),
  'not-arrived': looking('not-arrived', 'history'),
  'not-recognised': looking('not-recognised', 'history', 'report', 'freeze'),
  'payee-trouble': looking('standing', 'send'),
  pending: looking('pending', 'history'),
  refund: looking('refund', 'history'),
  rewards: of(),
  robot: of('report', 'help'),
  safety: of('freeze'),
  statements: of('history', 'export'),
  tax: of('tax-file', 'history'),
  timing: of('send', 'add-money'),
  'top-up': of('add-money'),
  who: of('help'),
  'why-ssn': of(),
  'wrong-amount': looking('wrong-amount', 'history', 'report'),
} as const satisfies Readonly<Record<string, Topic>>
export type TopicName = keyof typeof TOPICS

/** What Parley does, as a question about how it is done names it in its slot `what`, and where it is done. */
export const HOW_TO = {
  'add-money': ['add-money'],
  alert: ['alert'],
  buy: ['buy', 'prices'],
  cancel: ['history'],
  chats: ['chats'],
  close: ['accounts'],
  delete: ['delete'],
  details: ['details'],
  export: ['export'],
  'forgot-pin': ['forgot-pin'],
  freeze: ['freeze'],
  history: ['history'],
  limits: ['limits'],
  'link-app': ['link-app'],
  'link-bank': ['add-money'],
  'log-in': [],
  'log-out': ['log-out'],
  open: ['open-account'],
  pin: ['pin'],
  receive: ['request'],
  register: [],
  rename: ['accounts'],
  report: ['report'],
  request: ['request'],
  schedule: ['schedule'],
  sell: ['sell', 'prices'],
  send: ['send'],
  split: ['split'],
  verify: ['details'],
} as const satisfies Readonly<Record<string, readonly WayName[]>>
export type HowTo = keyof typeof HOW_TO
