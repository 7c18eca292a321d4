import { byLocale, type Localized } from '#conversation/words/locale.ts'
import type { Goal } from './goal.ts'
import { eachOf } from './each.ts'
import { hurriedPayment } from './payment-sentence.ts'
import { tidy } from './text.ts'
import { andJoint, introduced, thenJoint, verb } from './wish-words.en.ts'
import {
  andJoint as andInSpanish,
  introduced as introducedInSpanish,
  thenJoint as thenInSpanish,
  verb as verbInSpanish,
} from './wish-words.es.ts'

/** One of several wishes in a message, in words and as understood. */
export type Wish = { readonly text: string; readonly goal: Goal }

const joints = byLocale({
  en: { then: thenJoint, and: andJoint, introduced, verb },
  es: { then: thenInSpanish, and: andInSpanish, introduced: introducedInSpanish, verb: verbInSpanish },
})

/** More at once is a story. */
const MOST_WISHES = 4
/** Of the conversation itself: they ask for nothing that could wait for its turn. */
const NO_WISHES: ReadonlySet<string> = new Set(['cancel', 'back', 'menu', 'help', 'why'])
/** Beside one of these a payment is told of, and not wanted: `mande 20 a alex y no le llego`. */
const TOLD: ReadonlySet<string> = new Set([
  'answer.not-arrived',
  'answer.not-recognised',
  'answer.wrong-amount',
  'answer.declined',
  'answer.payee-trouble',
  'money-gone',
  'report',
])
const isTold = ({ name }: Goal): boolean => TOLD.has(name) || name.startsWith('people.')

type Recognize = (text: string) => Goal | undefined

/** Read whole: nothing of it was left over. */
const isClean = (goal: Goal | undefined): goal is Goal =>
  goal !== undefined && goal.slots.unused === undefined && goal.slots.unparsed === undefined

const isUnparsed = (goal: Goal | undefined): boolean => goal?.slots.unparsed !== undefined

const keysOf = ({ slots }: Goal): string => Object.keys(slots).toSorted().join()

/** `10 to sam` behind `send 5 to alex`: the same again, which names all that the first one names. */
const likeBefore = (part: string, before: Wish | undefined, recognize: Recognize): Wish | undefined => {
  const verb = before?.text.split(' ')[0]
  if (before === undefined || verb === undefined) return undefined
  const text = `${verb} ${part}`
  const goal = recognize(text)
  const isSame = isClean(goal) && goal.name === before.goal.name && keysOf(goal) === keysOf(before.goal)
  return isSame && goal.slots.amount !== undefined ? { text, goal } : undefined
}

/** Every part a wish that was read whole; else it is not taken apart. */
const readAll = (parts: readonly string[], recognize: Recognize, to: Localized): readonly Wish[] | undefined => {
  const wishes: Wish[] = []
  for (const part of parts) {
    const goal = recognize(part)
    const own = isClean(goal) && !NO_WISHES.has(goal.name) && !isTold(goal) ? { text: tidy(part, to), goal } : undefined
    const wish = own ?? likeBefore(part, wishes.at(-1), recognize)
    if (wish === undefined) return undefined
    wishes.push(wish)
  }
  return wishes.length > 1 && wishes.length <= MOST_WISHES ? wishes : undefined
}

/** `20 to alex and 20 to sam`: without a verb each part says how much and to whom, and nothing else. */
const toEach = (parts: readonly string[], to: Localized): readonly string[] | undefined => {
  const { introduced, verb } = joints(to)
  const isPayment = (part: string): boolean => introduced.test(part) && hurriedPayment(part, to) !== undefined
  return parts.length > 1 && parts.every(isPayment) ? parts.map((part) => `${verb} ${part}`) : undefined
}

const partsBy = (text: string, joint: RegExp): readonly string[] =>
  text
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * Several wishes in one message: `send 5 to alex and 10 to sam`, `balance and then buy $20 of bitcoin`. A sentence that is
 * understood as a whole is one wish, unless a word in it says that something follows.
 */
export const wishesIn = (
  text: string,
  whole: Goal | undefined,
  recognize: Recognize,
  to: Localized,
): readonly Wish[] | undefined => {
  const { then, and } = joints(to)
  const said = tidy(text, to)
  if (said.startsWith('/')) return undefined
  const shared = isClean(whole) ? undefined : eachOf(text, { most: MOST_WISHES, recognize }, to)
  if (shared !== undefined) return shared
  const inTurn = partsBy(said, then)
  const first = inTurn.length > 1 ? readAll(inTurn, recognize, to) : undefined
  if (first !== undefined || isClean(whole) || isUnparsed(whole)) return first
  const parts = inTurn.flatMap((part) => partsBy(part, and))
  return readAll(toEach(parts, to) ?? parts, recognize, to)
}
