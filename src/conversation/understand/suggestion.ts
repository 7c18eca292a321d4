import type { GoalName } from './goal.ts'
import { type Model, NOTHING } from './model/classifier.ts'

/** What words that no pattern fits are probably about: one goal, or some of which the person picks. */
export type Suggestion = { readonly isSure: boolean; readonly goals: readonly [GoalName, ...GoalName[]] }

const MOST_OFFERED = 3
/** Offered goals together have to be likelier than nothing at all by this much. */
const LEAST_TOGETHER = 0.5
const LONGEST = 600

/** Undefined where they are about nothing that can be done or answered here. */
export const suggestionIn = (
  { classify, sure, likely }: Model,
  text: string,
  isOffered: (name: GoalName) => boolean,
): Suggestion | undefined => {
  if (text.length > LONGEST) return undefined
  const guesses = classify(text)
  const nothing = guesses.find(({ name }) => name === NOTHING)?.chance ?? 0
  const offered = guesses.filter(({ name }) => name !== NOTHING && isOffered(name))
  const [first] = offered
  if (first === undefined || first.chance < likely) return undefined
  if (first.chance >= sure && first.chance > nothing) return { isSure: true, goals: [first.name] }
  const others = offered.slice(1, MOST_OFFERED).filter(({ chance }) => chance >= likely)
  const together = [first, ...others].reduce((sum, { chance }) => sum + chance, 0)
  if (nothing > first.chance || together < LEAST_TOGETHER) return undefined
  return { isSure: false, goals: [first.name, ...others.map(({ name }) => name)] }
}
