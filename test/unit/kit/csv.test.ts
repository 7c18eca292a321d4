import { describe, expect, it } from 'vitest'
import { csvCell } from '#kit/csv.ts'

describe('a cell of a file for spreadsheets', () => {
  it.each([
    '=1+1',
    '+1',
    '-1+cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00A0=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '−1',
  ])('that might be run as a formula is text: %j', (text) => expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/))

  it.each(['rent', 'a=b', '1-2', '', ' lunch', '(1)', 'Ann, Lee'.slice(0, 3)])('is as it was otherwise: %j', (text) =>
    expect(csvCell(text)).toBe(text),
  )

  it('is quoted where it would end before its end', () => expect(csvCell('Ann "A", Lee')).toBe('"Ann ""A"", Lee"'))
})
