const name = 'SetUpProblem'

/** Something the person at the terminal can put right: printed as one line, without a stack. */
export const problem = (message: string): Error => Object.assign(new Error(message), { name })

/** What to print for a thrown value: the one line of a `problem`, the whole stack of anything else. */
export const explain = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown)
  return thrown.name === name ? thrown.message : (thrown.stack ?? thrown.message)
}
