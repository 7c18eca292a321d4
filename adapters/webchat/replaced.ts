import type { CardId } from '#bank/ground/ids.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { LoggedEntry } from './entries.ts'

/** What stands in place of a card's words later in the log; `closed`: it was taken away, not only written anew. */
type Later = { readonly text: Text; readonly closed: boolean }

/**
 * Words that were replaced, as what replaced them from the start: what was taken away is not sent once more to whoever loads the
 * page later. A card with buttons or fields that is only written anew is left: the page shows which of them was chosen.
 */
export const withoutReplaced = (rows: readonly LoggedEntry[]): readonly LoggedEntry[] => {
  const later = new Map<CardId, Later>()
  return rows
    .toReversed()
    .map((row): LoggedEntry => {
      const { entry } = row
      if (entry.kind === 'close' && entry.text !== undefined) later.set(entry.card, { text: entry.text, closed: true })
      if (entry.kind !== 'card') return row
      const { card, text, rows: buttons, form } = entry.message
      const known = later.get(card)
      if (known === undefined) later.set(card, { text, closed: false })
      const isPlain = buttons.length === 0 && form === undefined
      if (known === undefined || !(known.closed || isPlain)) return row
      return { ...row, entry: { ...entry, message: { card, text: known.text, rows: buttons } } }
    })
    .toReversed()
}
