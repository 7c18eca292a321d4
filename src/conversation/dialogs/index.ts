import type { Dialog } from '../dialog.ts'
import type { GoalName } from '../goal.ts'
import { accountsDialog } from './accounts.ts'
import { alertsDialog } from './alerts.ts'
import { bankCodeDialog } from './bank-code.ts'
import { cryptoDialog } from './crypto.ts'
import { detailsDialog } from './details.ts'
import { fundDialog } from './fund.ts'
import { historyDialog } from './history.ts'
import { identityDialog } from './identity.ts'
import { linkDialog } from './link.ts'
import { operationDialog } from './operation.ts'
import { pinDialog } from './pin.ts'
import { pricesDialog } from './prices.ts'
import { registerDialog } from './register.ts'
import { reportDialog } from './report.ts'
import { requestDialog } from './request.ts'
import { requestsDialog } from './requests.ts'
import { scheduleDialog } from './schedule.ts'
import { schedulesDialog } from './schedules.ts'
import { sendDialog } from './send.ts'
import { signInDialog, signOutDialog } from './sign-in.ts'
import { splitDialog } from './split.ts'
import { tradeDialog } from './trade.ts'

export { cards } from './cards.ts'

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
