/** What a caught value says in one line: for failures that were expected. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The same with its stack: for unexpected failures. */
export const problemOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
