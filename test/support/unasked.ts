/** A confirmation that asks for no PIN, as a schedule's own: for tests that are about something else. */
export const unasked = (now: number) => ({ consent: 'agreed', now }) as const
