import { accounts } from './en/accounts.ts'
import { acts } from './en/acts.ts'
import { common } from './en/common.ts'
import { labels } from './en/labels.ts'
import { notices } from './en/notices.ts'
import { outcomes } from './en/outcomes.ts'
import { register, signIn, tiers } from './en/register.ts'
import { routing } from './en/routing.ts'
import { rules } from './en/rules.ts'
import { send } from './en/send.ts'

export const en = { accounts, acts, common, labels, notices, outcomes, register, routing, rules, send, signIn, tiers }
