/** The part of a logger that the adapter writes to; pino's fits. Never given an error object: those carry the request. */
export type Log = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
