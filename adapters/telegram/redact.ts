/** What went wrong, in words that hold neither the bot's token nor what was sent: the only form in which an error is logged. */
export const describe = (error: unknown): string =>
  redact(error instanceof Error ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}` : String(error))

/** Some of the client's errors hold the whole address of the call, and with it the token. */
export const redact = (text: string): string => text.replace(/\d{1,20}:[\w-]{10,}/g, '[token]').slice(0, 500)
