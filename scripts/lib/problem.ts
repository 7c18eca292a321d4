import { describeError } from '../../src/kit/error.ts'

const name = 'SetUpProblem'

/** Something the person at the terminal can put right: printed as one line, without a stack. */
export const problem = (message: string): Error => Object.assign(new Error(message), { name })

/** What to print for a thrown value: the one line of a `problem`, and of anything else what the log would hold, with its stack. */
export const explain = (thrown: unknown): string => {
  if (thrown instanceof Error && thrown.name === name) return thrown.message
  const { type, message, stack } = describeError(thrown)
  return `${type}: ${message}${stack === undefined ? '' : `\n${stack}`}`
}
