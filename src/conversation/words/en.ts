import { accounts } from './en/accounts.ts'
import { acts } from './en/acts.ts'
import { alerts, coins } from './en/coins.ts'
import { bankCode } from './en/bank-code.ts'
import { common } from './en/common.ts'
import { details, link, pin } from './en/details.ts'
import { fund } from './en/fund.ts'
import { history } from './en/history.ts'
import { identity } from './en/identity.ts'
import { labels } from './en/labels.ts'
import { notices } from './en/notices.ts'
import { outcomes } from './en/outcomes.ts'
import { register, signIn, tiers } from './en/register.ts'
import { reports } from './en/reports.ts'
import { requests } from './en/requests.ts'
import { routing } from './en/routing.ts'
import { rules } from './en/rules.ts'
import { schedules } from './en/schedules.ts'
import { send } from './en/send.ts'
import { split } from './en/split.ts'

export const en = {
  accounts,
  acts,
  alerts,
  bankCode,
  coins,
  common,
  details,
  fund,
  history,
  identity,
  labels,
  link,
  notices,
  outcomes,
  pin,
  register,
  reports,
  requests,
  routing,
  rules,
  schedules,
  send,
  signIn,
  split,
  tiers,
}
