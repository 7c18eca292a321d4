import { type Goal, type GoalName, goal } from './goal.ts'

type Found = { readonly name: GoalName; readonly slots: Goal['slots'] }

/** A goal if the words fit, with what they name. `all`: every phrase there is, for one that is built of others. */
export type Phrase = (said: string, all: readonly Phrase[]) => Found | undefined

/** The first that fits, in order; of those that lead to `name`, where only that one will do. */
export const firstOf = (all: readonly Phrase[], said: string, name?: GoalName): Goal | undefined => {
  for (const phrase of all) {
    const found = phrase(said, all)
    if (found && (name === undefined || found.name === name)) return goal(found.name, found.slots)
  }
  return undefined
}

/** Phrases that can fit only where this holds, looked at once for all of them: a question about a card, one that asks how. */
export const where =
  (holds: (said: string) => boolean, phrases: readonly Phrase[]): Phrase =>
  (said, all) => {
    if (!holds(said)) return undefined
    for (const phrase of phrases) {
      const found = phrase(said, all)
      if (found) return found
    }
    return undefined
  }
