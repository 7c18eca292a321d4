/** An error in words for the log, with where it happened. */
export const problemOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
