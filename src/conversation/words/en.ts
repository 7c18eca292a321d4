import { accounts } from '#conversation/account/words.en.ts'
import { acts } from '#conversation/operation/act-words.en.ts'
import { alerts, coins } from '#conversation/crypto/words.en.ts'
import { bankCode } from '#conversation/customer/bank-code-words.en.ts'
import { common } from './common.en.ts'
import { details, link, pin } from '#conversation/customer/details-words.en.ts'
import { fund } from '#conversation/payment/fund-words.en.ts'
import { history } from '#conversation/account/history-words.en.ts'
import { identity } from '#conversation/customer/identity-words.en.ts'
import { labels } from './labels.en.ts'
import { notices } from '#conversation/notify/words.en.ts'
import { outcomes } from '#conversation/operation/words.en.ts'
import { register, signIn, tiers } from '#conversation/customer/register-words.en.ts'
import { reports } from '#conversation/case/words.en.ts'
import { requests } from '#conversation/request/words.en.ts'
import { routing } from '#conversation/turn/words.en.ts'
import { rules } from '#conversation/form/words.en.ts'
import { schedules } from '#conversation/schedule/words.en.ts'
import { send } from '#conversation/payment/words.en.ts'
import { split } from '#conversation/request/split-words.en.ts'

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
