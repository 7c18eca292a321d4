import { z } from 'zod'

/** Where a client is in a log: the last entry that it was sent, and whether it was kept from seeing others. */
export type Position = { readonly seq: number; readonly isKept: boolean }

/** What a page calls itself, so that one tab is told from another. */
export const TabName = z.string().regex(/^[\w-]{1,40}$/)

/** The id of an event: a client that comes back names the last one. */
export const writePosition = ({ seq, isKept }: Position): string => (isKept ? `${seq}o` : String(seq))

/** From the beginning, for what is no position of ours. */
export const readPosition = (text: string): Position => {
  const [, digits, kept] = /^(\d{1,15})(o?)$/.exec(text) ?? []
  return digits === undefined ? { seq: 0, isKept: false } : { seq: Number(digits), isKept: kept === 'o' }
}
