import { asideOf, recognize } from '#conversation/registry.ts'
import type { Takes } from '#conversation/form/takes.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import { asksOfCard } from '#conversation/understand/card-question.ts'
import { changesAmount } from '#conversation/understand/multiple.ts'
import { isCorrection } from '#conversation/understand/correction.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { leansTo } from '#conversation/understand/languages.ts'
import { isQuestion } from '#conversation/understand/question.ts'
import { isMenu, saysNo, saysWait } from '#conversation/understand/replies.ts'
import { LOCALES, type Localized } from '#conversation/words/locale.ts'

/** What is typed where a field is open and is no answer to it: a way out, a call for help, another wish. */

/** What can't wait until a form is filled in. */
const URGENT: ReadonlySet<string> = new Set([
  'freeze',
  'forgot-pin',
  'cant-log-in',
  'lost-chat',
  'money-gone',
  'recovery-stop',
  'claim',
  'sign-out',
  'people.fraud',
  'people.lost-phone',
  'people.lost-card',
])
export const isUrgent = (goal: Goal | undefined): boolean => goal !== undefined && URGENT.has(goal.name)

/** For a person, which a form would only take for a wrong answer. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['people.human', 'people.complaint', 'people.wrong-payment'])

/** Ends what is under way: `stop it` means that, and no payment of before, while a form is open. */
export const isStop = (goal: Goal | undefined, text: string, to: Localized): boolean =>
  goal?.name === 'cancel' || (goal?.name === 'operation' && goal.slots.act === 'stop' && saysNo(text, to))

const wordsIn = (text: string): number => text.trim().split(/\s+/).length

/** A wish that says all of itself, as no note does: whom and how much, or what and for how much. */
const LEAST_SLOTS = 2
const isWholeWish = ({ slots }: Goal): boolean =>
  Object.keys(slots).length >= LEAST_SLOTS && slots.unused === undefined && slots.unparsed === undefined

/** Fewer words than these may be what somebody calls a payment or an account. */
const LEAST_WORDS = 3

/** A name is written with capitals, and a wish is not. */
const isNoName = (text: string): boolean => !/\p{Lu}/u.test(text.slice(1))

type Typed = {
  readonly text: string
  readonly goal: Goal
  /** Whether the field would take it. */
  readonly fits: boolean
}

/** Whether a wish interrupts where such a field is open, or may be its answer. */
export const isInterruption = (takes: Takes | undefined, { text, goal, fits }: Typed): boolean => {
  const isHelp = isUrgent(goal) || FOR_PEOPLE.has(goal.name)
  switch (takes) {
    case undefined:
      return true
    case 'value':
      return !fits
    case 'name':
      return isNoName(text) || (isHelp && wordsIn(text) >= LEAST_WORDS)
    case 'reference':
      return goal.name === 'sign-out' || wordsIn(text) > 1
    case 'label':
      return goal.name === 'sign-out' || (isHelp && wordsIn(text) >= LEAST_WORDS) || isWholeWish(goal)
    case 'secret':
      return isHelp || (!fits && isWholeWish(goal))
    case 'story':
      return goal.name === 'sign-out' && wordsIn(text) <= LEAST_WORDS
    case 'password':
      return false
  }
}

/** What is asked or called for in a field of a form that is shown as a whole. */
export const isMeantInForm = (takes: Takes, typed: Typed, to: Localized): boolean => {
  const { goal, text } = typed
  if (takes === 'password') return false
  if (isCommand(text) || goal.name === 'back' || isStop(goal, text, to)) return true
  if (takes === 'story') return isInterruption(takes, typed)
  if (goal.name === 'help' || goal.name === 'why') return true
  if (goal.name === 'menu') return isMenu(text, to)
  if (asideOf(goal) === undefined) return isInterruption(takes, typed)
  return takes === 'value' ? !typed.fits : isQuestion(text, to)
}

/**
 * Said in another language than theirs, with at least a word that speaks for it. What a field would take for its answer is one
 * there, unless it is put as a question.
 */
export const interruptionInOtherLanguage = (
  takes: Takes | undefined,
  { text, fits }: Pick<Typed, 'text' | 'fits'>,
  to: Localized,
): { readonly goal: Goal; readonly to: Localized } | undefined => {
  const isAsked = /[?\u00BF]/.test(text)
  if (takes === 'story' || takes === 'password' || ((fits || takes === 'label') && !isAsked)) return undefined
  for (const locale of LOCALES) {
    const goal = locale === to.locale ? undefined : recognize(text, { locale })
    if (goal !== undefined && (wordsIn(text) > 1 || leansTo(text, { locale }, to))) return { goal, to: { locale } }
  }
  return undefined
}

/**
 * What changes an earlier answer, or asks about one, is no name, note or nickname; a correction of this very field was read
 * before.
 */
export const isNoAnswer = (takes: Takes | undefined, text: string, to: Localized): boolean =>
  (takes === 'label' || takes === 'reference' || takes === 'name') &&
  (isCorrection(text, to) || asksOfCard(text, to) || changesAmount(text, to))

/** More time is wanted; a password may be any word. */
export const asksToWait = (takes: Takes | undefined, text: string, to: Localized): boolean =>
  takes !== 'password' && saysWait(text, to)
