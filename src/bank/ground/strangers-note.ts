import type { Customer } from './customer.ts'
import { type Usd, usd } from './money.ts'
import type { Entries } from './transfer.ts'

/** What a stranger must send, or ask for, before words may come with it: a message to everybody would cost this much each. */
export const LEAST_WITH_NOTE = usd(1_00n)
/** Of what two customers have paid each other, the newest so many are looked through. */
const LOOKED_AT = 50

/**
 * Whether this note may reach its reader. Somebody is no stranger once the reader has paid them, or was paid enough by them: a
 * cent without words must not be the ticket for words.
 */
export const mayAttachNote = async (
  { entries }: { readonly entries: Pick<Entries, 'between'> },
  { writer, reader }: { readonly writer: Customer; readonly reader: Customer },
  { amount, note }: { readonly amount: Usd; readonly note: string },
): Promise<boolean> => {
  if (note === '' || amount.minor >= LEAST_WITH_NOTE.minor) return true
  const settled = await entries.between([writer.id, reader.id], LOOKED_AT)
  return settled.some(
    ({ transfer }) =>
      transfer.amount.minor >= LEAST_WITH_NOTE.minor ||
      (reader.bankUserId !== undefined && transfer.from.user === reader.bankUserId),
  )
}
