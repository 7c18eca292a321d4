import type { Db } from 'mongodb'

/**
 * One step of the database's shape. Append-only: a released one is never edited, numbers are never reused.
 * Several processes may run the same one at once and any of them may die half-way, so each must be safe to repeat.
 */
export type Migration = { readonly number: number; readonly name: string; run(db: Db): Promise<void> }
