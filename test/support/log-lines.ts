import { createLogger, type Logger } from '#app/logger.ts'

/** A log as our processes write it, kept in memory: each line its words and then its facts. */
export const logLines = (): { readonly log: Logger; readonly logged: readonly string[] } => {
  const logged: string[] = []
  const write = (line: string): void => {
    const { msg, level: _, time: _at, ...facts } = JSON.parse(line) as Readonly<Record<string, unknown>>
    logged.push(`${String(msg)} ${JSON.stringify(facts)}`)
  }
  return { log: createLogger({ level: 'info', base: {} }, { write }), logged }
}
