import type { Outcome } from './outcome.ts'
import type { Labelled } from './sets.ts'

/** Whatever moves money, or begins to. */
const MONEY: ReadonlySet<string> = new Set(['send', 'schedule', 'request', 'split', 'fund', 'buy', 'sell'])
/** Money of another country, which is never sent from here. */
const FOREIGN = /[\u00A3\u20AC]|\b(?:pounds?|quid|euros?|gbp|eur|usd ?cents)\b/i

export type Verdict = {
  readonly result: 'right' | 'wrong' | 'asked' | 'missed'
  /** A flow of money that opened at once although nothing of the kind was wanted. */
  readonly isMoneyUnasked: boolean
  readonly isMisread: boolean
}

const isOutside = (goals: readonly string[]): boolean => goals[0] === 'none'

export const judged = (outcome: Outcome, { text, row, slots }: Labelled): Verdict => {
  const goals = row?.goals
  const name = outcome.kind === 'goal' ? outcome.name : 'none'
  const isGood = goals === undefined || goals.includes(name) || (name === 'decision' && goals.includes('none'))
  const isMoney = outcome.kind === 'goal' && outcome.begun && MONEY.has(name)
  return {
    result: resultOf(outcome, isGood, goals ?? []),
    isMoneyUnasked: isMoney && !isGood,
    isMisread: outcome.kind === 'goal' && isMisread(text, outcome.slots, slots),
  }
}

const resultOf = (outcome: Outcome, isGood: boolean, goals: readonly string[]): Verdict['result'] => {
  if (isGood && outcome.kind !== 'asked') return 'right'
  if (outcome.kind === 'asked') return 'asked'
  return outcome.kind === 'none' && !isOutside(goals) ? 'missed' : 'wrong'
}

const figures = (text: string): string => text.replaceAll(/[^\d.]/g, '').replace(/\.0+$/, '')

/** An amount or a payee on a card that is not what was said. */
const isMisread = (text: string, read: Labelled['slots'], said: Labelled['slots']): boolean => {
  const { amount, payee } = read
  const [money, person] = [said['amount_of_money'], said['person_name']]
  const isOther = amount !== undefined && /\d/.test(text) && !figures(text).includes(figures(amount))
  const isForeign = amount !== undefined && FOREIGN.test(money ?? text)
  const isStranger =
    payee !== undefined &&
    person !== undefined &&
    payee.toLowerCase() !== person.toLowerCase() &&
    !payee.startsWith('@')
  return isOther || isForeign || isStranger
}
