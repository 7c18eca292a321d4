import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMessage } from '#adapters/discord/render.ts'
import { render } from '#adapters/telegram/render.ts'
import { cardEntry } from '#adapters/webchat/answer-entries.ts'
import type { CardId } from '#bank/ground/ids.ts'
import type { Message } from '#conversation/channel/message.ts'
import { bold, code, fit, italic, plain, rich } from '#conversation/words/text.ts'

const HOSTILE = [
  '@everyone',
  '[x](tg://user?id=1)',
  'Ann \u202e00.005$\u202c',
  '\u2069\u202e1,000.00 $ dnes\u2066',
  'שלום 500$',
  '\u0645\u0631\u062d\u0628\u0627 100',
  '\u200f\u200e\u061c',
  'zero\u200bwidth\u200d\ufeff',
  '*_~`__unbalanced',
  '\u2067\u2067\u2067',
  'two\nlines \u202e of it',
]
const payload = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '))

const message = (text: Message['text'], label = 'Go'): Message => ({
  card: 'card' as CardId,
  text,
  rows: [[{ id: 'go', label, style: 'plain' }]],
})
/** What each channel puts on the screen: the text, and a button. */
const RENDERERS: readonly (readonly [string, (shown: Message) => string])[] = [
  [
    'telegram',
    (shown) =>
      render(shown)
        .map(({ text }) => text)
        .join(''),
  ],
  ['discord', (shown) => renderMessage(shown).body.content ?? ''],
  [
    'web',
    (shown) => {
      const entry = cardEntry(shown, 0)
      return entry.kind === 'card' ? plain(entry.message.text) : ''
    },
  ],
]

/** No control turns the text around it: what is begun in a line ends in it, and nothing else turns anything. */
const turnsNothingOutside = (text: string): boolean =>
  text.split(/[\n\r\u0085\u2028\u2029]/).every((line) => {
    const outside = line.replaceAll(/\u2068[^\u2066-\u2069\u202a-\u202e]*\u2069/gu, '')
    return !/[\u202a-\u202e\u2066-\u2069\u0590-\u08ff\u200f]/u.test(outside)
  })

describe.each(RENDERERS)('R36: a text that somebody else wrote, on %s', (_, shown) => {
  it('keeps to itself: amounts and words around it stand as we wrote them', () => {
    fc.assert(
      fc.property(payload, (theirs) => {
        const text = rich`Send ${bold('$5.00')} to ${theirs} (${bold(theirs)}, ${italic(theirs)}, ${code(theirs)})? Fee ${bold('$0.10')}.`
        expect(turnsNothingOutside(shown(message(text)))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('does so on a button', () => {
    fc.assert(
      fc.property(payload, (theirs) => {
        expect(turnsNothingOutside(fit(theirs))).toBe(true)
        expect(turnsNothingOutside(shown(message([{ text: 'Pay whom?' }], fit(theirs))))).toBe(true)
      }),
    )
  })
})

it('a text that turns nothing stays as it was typed', () => {
  expect(plain(rich`To ${'José O’Neil-Müller 李 🎉'}: ${'50% *off*'}`)).toBe('To José O’Neil-Müller 李 🎉: 50% *off*')
})
