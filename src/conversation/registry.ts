import type { Dialog } from '#conversation/flow/dialog.ts'
import type { GoalName } from '#conversation/understand/goal.ts'
import { accountsDialog } from '#conversation/account/accounts.ts'
import { alertsDialog } from '#conversation/alert/alerts.ts'
import { bankCodeDialog } from '#conversation/customer/bank-code.ts'
import { cryptoDialog } from '#conversation/crypto/crypto.ts'
import { detailsDialog } from '#conversation/customer/details.ts'
import { fundDialog } from '#conversation/payment/fund.ts'
import { historyDialog } from '#conversation/account/history.ts'
import { identityDialog } from '#conversation/customer/identity.ts'
import { linkDialog } from '#conversation/customer/link.ts'
import { operationDialog } from '#conversation/operation/operation.ts'
import { pinDialog } from '#conversation/customer/pin.ts'
import { pricesDialog } from '#conversation/crypto/prices.ts'
import { registerDialog } from '#conversation/customer/register.ts'
import { reportDialog } from '#conversation/case/report.ts'
import { requestDialog } from '#conversation/request/request.ts'
import { requestsDialog } from '#conversation/request/requests.ts'
import { scheduleDialog } from '#conversation/schedule/schedule.ts'
import { schedulesDialog } from '#conversation/schedule/schedules.ts'
import { sendDialog } from '#conversation/payment/send.ts'
import { signInDialog, signOutDialog } from '#conversation/customer/sign-in.ts'
import { splitDialog } from '#conversation/request/split.ts'
import { tradeDialog } from '#conversation/crypto/trade.ts'

export { cards } from '#conversation/turn/cards.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- each dialog knows its own state; the registry holds them all
type AnyDialog = Dialog<any>

const ALL: readonly AnyDialog[] = [
  registerDialog,
  signInDialog,
  signOutDialog,
  accountsDialog,
  fundDialog,
  sendDialog,
  scheduleDialog,
  schedulesDialog,
  historyDialog,
  pricesDialog,
  cryptoDialog,
  tradeDialog,
  alertsDialog,
  detailsDialog,
  identityDialog,
  bankCodeDialog,
  pinDialog,
  linkDialog,
  operationDialog,
  requestDialog,
  requestsDialog,
  splitDialog,
  reportDialog,
]

const DIALOGS: ReadonlyMap<string, AnyDialog> = new Map(ALL.map((dialog) => [dialog.name, dialog]))

/** A dialog by its name, as a session keeps it. */
export const dialogNamed = (name: string): AnyDialog | undefined => DIALOGS.get(name)

/** Which dialog a goal opens; those left out are answered by routing itself. */
const DIALOG_OF: Readonly<Partial<Record<GoalName, string>>> = {
  register: 'register',
  'sign-in': 'sign-in',
  'sign-out': 'sign-out',
  accounts: 'accounts',
  'open-account': 'accounts',
  fund: 'fund',
  send: 'send',
  schedule: 'schedule',
  schedules: 'schedules',
  history: 'history',
  prices: 'prices',
  crypto: 'crypto',
  buy: 'trade',
  sell: 'trade',
  alert: 'alerts',
  alerts: 'alerts',
  details: 'details',
  identity: 'identity',
  'bank-code': 'bank-code',
  'bank-code-enter': 'bank-code',
  pin: 'pin',
  link: 'link',
  operation: 'operation',
  request: 'request',
  requests: 'requests',
  split: 'split',
  report: 'report',
  cases: 'report',
}

/** The goals that a dialog answers. */
export const GOALS = Object.keys(DIALOG_OF) as readonly GoalName[]

/** The dialog that a goal opens. A button may name any goal, and one that there never was opens none. */
export const dialogFor = (goal: GoalName): AnyDialog | undefined =>
  Object.hasOwn(DIALOG_OF, goal) ? dialogNamed(DIALOG_OF[goal] ?? '') : undefined
