import { toMarkdown } from '#adapters/discord/escape.ts'
import { bold, code, italic, rich } from '#conversation/words/text.ts'
import { render } from '#test/support/discord/markdown.ts'
import { array, assert, constantFrom, oneof, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

const NASTY = [
  '**',
  '*',
  '_',
  '__',
  '~~',
  '||',
  '`',
  '```',
  '\\',
  '[pay](https://evil.example)',
  '<https://evil.example>',
  '[x]: y',
  'https://evil.example/a',
  'discord.gg/abc',
  '<@123456>',
  '<@&1>',
  '<#1>',
  '<t:1:R>',
  '<:a:1>',
  '</pay:1>',
  '<id:home>',
  '@everyone',
  '@here',
  '# ',
  '## ',
  '-# ',
  '- ',
  '> ',
  '>>> ',
  '1. ',
  '* ',
  '\n',
  ' ',
  'word',
  '$5.00',
  'ü',
  '🙂',
  'a_b_c',
  '(',
  ')',
]
const nasty = array(oneof(constantFrom(...NASTY), string({ unit: 'grapheme', maxLength: 4 })), {
  maxLength: 12,
})
const visible = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u200b]/gu, '')

describe('escaping', () => {
  it('leaves every text as it was typed, and nothing in it acts', () => {
    assert(
      property(
        nasty.map((parts) => parts.join('')),
        (text) => {
          const { text: shown, marks } = render(toMarkdown([{ text }]))
          expect(marks).toEqual([])
          expect(shown).toBe(visible(text))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('keeps our own marks and no others, whatever stands between them', () => {
    const span = record({
      text: nasty.map((parts) => parts.join('')),
      style: constantFrom(undefined, 'bold' as const, 'italic' as const, 'code' as const),
    })
    assert(
      property(array(span, { maxLength: 5 }), (spans) => {
        const text = spans.map(({ text: words, style }) => (style ? { text: words, style } : { text: words }))
        const { text: shown, marks } = render(toMarkdown(text))
        const allowed = new Set(spans.map(({ style }) => style))
        expect(marks.filter(({ kind }) => !allowed.has(kind as 'bold'))).toEqual([])
        expect(shown).toBe(visible(spans.map(({ text: words }) => words).join('')))
      }),
      {
        numRuns: 3000,
        // Blanks before a mark do not end the line's start, whichever span they stand in.
        examples: [
          [
            [
              { text: ' ', style: 'bold' },
              { text: '-# ', style: undefined },
              { text: ' ', style: undefined },
            ],
          ],
          [
            [
              { text: ' ', style: 'bold' },
              { text: '# ', style: undefined },
              { text: '**', style: undefined },
            ],
          ],
          [
            [
              { text: ' ', style: undefined },
              { text: '-  ', style: 'code' },
              { text: '\n', style: 'code' },
            ],
          ],
          [
            [
              { text: '1', style: undefined },
              { text: '. `x', style: 'code' },
            ],
          ],
        ],
      },
    )
  })

  it('shows bold, italic and code', () => {
    const { text, marks } = render(
      toMarkdown(rich`Send ${bold('$20.00')} to ${italic('kim_')}${bold('!')} ${code('7F3A-92C1')}`),
    )
    expect(text).toBe('Send $20.00 to kim_! 7F3A-92C1')
    expect(marks).toEqual([
      { kind: 'bold', text: '$20.00' },
      { kind: 'italic', text: 'kim_' },
      { kind: 'bold', text: '!' },
      { kind: 'code', text: '7F3A-92C1' },
    ])
  })

  it('leaves no mention for Discord’s servers to find either', () => {
    const sent = toMarkdown([{ text: '<@123> <@&4> <#5> @everyone @HERE' }])
    expect(sent).not.toMatch(/<[@#]|@everyone|@here/i)
  })

  it('takes out what could turn or hide text', () => {
    expect(toMarkdown([{ text: 'pay\u202e001\u0007' }])).toBe('pay001')
  })
})
