/**
 * Answers to a form that is filled field by field, until it is handed in. They are personal data and secrets:
 * never part of the session, encrypted at rest, gone an hour after they were given.
 */
export type Drafts = {
  /** Giving a field again replaces it. */
  put(key: string, field: string, value: string, now: number): Promise<void>
  /** The values by field name; empty when there are none or they have expired. */
  read(key: string, now: number): Promise<Readonly<Record<string, string>>>
  erase(key: string): Promise<void>
}
