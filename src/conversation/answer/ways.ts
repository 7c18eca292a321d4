import { type ButtonDraft, goalButton } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Known } from './known.ts'

type Label = keyof ReturnType<typeof labelWords>
type Way = {
  readonly label: Label
  readonly opens: Goal
  /** Whom it helps; a button that would only ask for a log-in first is not shown. */
  readonly to: 'anyone' | 'customer'
}

/** Where an answer can lead. */
const WAYS = {
  'account-numbers': { label: 'accountNumbers', opens: goal('account-numbers'), to: 'customer' },
  accounts: { label: 'accounts', opens: goal('accounts'), to: 'customer' },
  'pay-out': { label: 'payOut', opens: goal('pay-out'), to: 'customer' },
  'add-money': { label: 'addMoney', opens: goal('fund'), to: 'customer' },
  alert: { label: 'newAlert', opens: goal('alert'), to: 'customer' },
  buy: { label: 'buy', opens: goal('buy'), to: 'customer' },
  chats: { label: 'chats', opens: goal('chats'), to: 'customer' },
  delete: { label: 'deleteData', opens: goal('delete-data'), to: 'customer' },
  details: { label: 'details', opens: goal('details'), to: 'customer' },
  export: { label: 'exportData', opens: goal('export-data'), to: 'customer' },
  'forgot-pin': { label: 'forgotPin', opens: goal('forgot-pin'), to: 'anyone' },
  freeze: { label: 'freeze', opens: goal('freeze'), to: 'customer' },
  help: { label: 'help', opens: goal('help'), to: 'anyone' },
  history: { label: 'history', opens: goal('history'), to: 'customer' },
  language: { label: 'language', opens: goal('language'), to: 'anyone' },
  limits: { label: 'limits', opens: goal('limits'), to: 'customer' },
  'link-app': { label: 'linkApp', opens: goal('link'), to: 'customer' },
  'log-out': { label: 'logOut', opens: goal('sign-out'), to: 'customer' },
  'open-account': { label: 'openAccount', opens: goal('open-account'), to: 'customer' },
  pin: { label: 'changePin', opens: goal('pin'), to: 'customer' },
  prices: { label: 'prices', opens: goal('prices'), to: 'anyone' },
  report: { label: 'report', opens: goal('report'), to: 'customer' },
  request: { label: 'askMoney', opens: goal('request'), to: 'customer' },
  requests: { label: 'requests', opens: goal('requests'), to: 'customer' },
  schedule: { label: 'schedules', opens: goal('schedules'), to: 'customer' },
  sell: { label: 'sell', opens: goal('sell'), to: 'customer' },
  'tax-file': { label: 'taxFile', opens: goal('tax'), to: 'customer' },
  send: { label: 'send', opens: goal('send'), to: 'customer' },
  split: { label: 'splitBill', opens: goal('split'), to: 'customer' },
} as const satisfies Readonly<Record<string, Way>>
export type WayName = keyof typeof WAYS

/** The ways that help who asks; who is not signed in gets the way in beside them. */
export const buttonsOf = (names: readonly WayName[], { who }: Known, to: Localized): readonly ButtonDraft[] => {
  const labels = labelWords(to)
  const shown = names.map((name): Way => WAYS[name]).filter((way) => way.to === 'anyone' || who === 'customer')
  return [
    ...shown.map(({ label, opens }) => goalButton(labels[label], opens)),
    ...(who === 'stranger' ? [goalButton(labels.register, goal('register'))] : []),
    ...(who === 'linked' ? [goalButton(labels.logIn, goal('sign-in'))] : []),
  ]
}
