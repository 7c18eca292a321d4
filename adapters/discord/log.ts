/** What this adapter needs of a logger; pino fits. Errors given to it hold no bodies, URLs or tokens. */
export type Log = {
  warn(context: object, message: string): void
  error(context: object, message: string): void
}
