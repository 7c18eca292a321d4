import { expect, it } from 'vitest'
import type { Entry, LoggedEntry } from '#adapters/webchat/entries.ts'
import { withoutReplaced } from '#adapters/webchat/replaced.ts'
import { cardId } from '#bank/ground/ids.ts'
import type { Button } from '#conversation/channel/message.ts'

const card = (id: string, text: string, rows: readonly (readonly Button[])[] = []): Entry => ({
  ...{ kind: 'card', at: 1 },
  message: { card: cardId(id), text: [{ text }], rows: rows.map((row) => [...row]) },
})
const close = (id: string, text?: string): Entry => ({
  ...{ kind: 'close', at: 2, card: cardId(id) },
  ...(text !== undefined && { text: [{ text }] }),
})
const said = (...entries: readonly Entry[]): string => {
  const rows = entries.map((entry, at): LoggedEntry => ({ seq: at + 1, edited: false, entry }))
  const shown = withoutReplaced(rows)
  expect(shown.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq))
  return shown
    .map(({ entry }) => ('message' in entry ? entry.message.text.map(({ text }) => text).join('') : entry.kind))
    .join(', ')
}
const GO: readonly (readonly Button[])[] = [[{ id: 'g-menu', label: 'Menu', style: 'plain' }]]

it.each([
  ['what a line has replaced is sent as that line', [card('a', '98123'), close('a', 'hidden')], 'hidden, close'],
  [
    'also where it was shown and hidden twice',
    [card('a', '98123'), close('a', 'one'), card('b', '98123'), close('b', 'two')],
    'one, close, two, close',
  ],
  [
    'what was written anew without a button is sent as it is now',
    [card('a', '98123'), card('a', 'hidden')],
    'hidden, hidden',
  ],
  ['what lost its buttons alone is sent as it was', [card('a', 'Send this?', GO), close('a')], 'Send this?, close'],
  [
    'a choice that was made stays told by the card before',
    [card('a', 'Send this?', GO), card('a', 'Sent')],
    'Send this?, Sent',
  ],
  [
    'nothing of another card changes',
    [card('a', 'One'), card('b', '98123'), close('b', 'hidden')],
    'One, hidden, close',
  ],
  [
    'what is written after the line stands',
    [card('a', '98123'), close('a', 'hidden'), card('a', 'New')],
    'hidden, close, New',
  ],
] as const)('%s', (_, entries, expected) => expect(said(...entries)).toBe(expected))
