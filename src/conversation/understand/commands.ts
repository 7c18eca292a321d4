import { type Goal, type GoalName, goal } from './goal.ts'
import { PHRASES } from './phrases.ts'

/** What stands after a command, understood as if it had been said in words; what isn't understood is asked for. */
const inWords =
  (name: GoalName, verb: string) =>
  (rest: string): Goal => {
    const said = `${verb} ${rest}`.trim()
    for (const phrase of PHRASES) {
      const found = phrase(said)
      if (found?.name === name) return goal(name, found.slots)
    }
    return goal(name)
  }

const inAnyWords = (said: string): Goal | undefined => {
  for (const phrase of PHRASES) {
    const found = phrase(said)
    if (found) return goal(found.name, found.slots)
  }
  return undefined
}

const plain = (name: GoalName) => (): Goal => goal(name)
const slotted =
  (name: GoalName, slot: 'account' | 'nickname' | 'code' | 'coin') =>
  (rest: string): Goal =>
    goal(name, rest === '' ? {} : { [slot]: rest })

export const COMMANDS_OF: Readonly<Record<string, ((rest: string) => Goal | undefined) | undefined>> = Object.assign(
  Object.create(null) as Record<string, (rest: string) => Goal | undefined>,
  {
    start: plain('menu'),
    menu: plain('menu'),
    // Free text for channels that only pass commands on.
    bank: (rest: string) => (rest === '' ? goal('menu') : inAnyWords(rest)),
    register: plain('register'),
    signup: plain('register'),
    login: plain('sign-in'),
    logout: plain('sign-out'),
    details: plain('details'),
    'photo-id': () => goal('identity', { detail: 'photo-id' }),
    // Telegram's commands have no hyphens.
    photo_id: () => goal('identity', { detail: 'photo-id' }),
    accounts: plain('accounts'),
    balance: plain('accounts'),
    open: slotted('open-account', 'nickname'),
    fund: inWords('fund', 'add'),
    send: inWords('send', 'send'),
    pay: inWords('send', 'pay'),
    schedule: (rest: string) => (rest === '' ? goal('schedules') : inWords('schedule', 'send')(rest)),
    schedules: plain('schedules'),
    history: slotted('history', 'account'),
    price: slotted('prices', 'coin'),
    prices: slotted('prices', 'coin'),
    crypto: plain('crypto'),
    buy: inWords('buy', 'buy'),
    sell: inWords('sell', 'sell'),
    alert: inWords('alert', 'alert'),
    alerts: plain('alerts'),
    link: slotted('link', 'code'),
    request: inWords('request', 'request'),
    requests: plain('requests'),
    split: inWords('split', 'split'),
    report: plain('report'),
    cases: plain('cases'),
    reports: plain('cases'),
    pin: plain('pin'),
    help: plain('help'),
    cancel: plain('cancel'),
    back: plain('back'),
  },
)
