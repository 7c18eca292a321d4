export type LogFacts = {
  /** Names the line in `kebab-case`; it stays when the wording of the sentence changes. */
  readonly event: string
  /** Where a person must look. */
  readonly page?: boolean
  readonly [fact: string]: unknown
}

/**
 * What every part of the program writes its log to; a pino logger fits. `facts` hold ids, codes and counts: never
 * personal data, secrets or a vendor's error object, which may carry a whole request.
 */
export type Log = {
  info(facts: LogFacts, words: string): void
  warn(facts: LogFacts, words: string): void
  error(facts: LogFacts, words: string): void
}
