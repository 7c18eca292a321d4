import { setTimeout as pause } from 'node:timers/promises'

/** Polls until `found` gives something; says what was waited for when it never does. */
export const until = async <T>(
  what: string | (() => string),
  found: () => Promise<T | undefined> | T | undefined,
  withinMs: number,
): Promise<T> => {
  const end = performance.now() + withinMs
  for (;;) {
    const value = await found()
    if (value !== undefined && value !== false) return value
    if (performance.now() > end) throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`)
    await pause(25)
  }
}
