import type { Goal, GoalName } from './goal.ts'

/** A goal if the words fit, with what they name. */
export type Phrase = (said: string) => { readonly name: GoalName; readonly slots: Goal['slots'] } | undefined
