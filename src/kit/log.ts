/**
 * What every part of the program writes its log to; a pino logger fits. `facts` hold ids, codes and counts: never
 * personal data, secrets or a vendor's error object, which may carry a whole request. Beside the sentence each line
 * names itself by an `event` code that stays when the wording changes, and says `page: true` where a person must look.
 */
export type Log = {
  info(facts: object, words: string): void
  warn(facts: object, words: string): void
  error(facts: object, words: string): void
}
