import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMoney } from '#bank/ground/money.ts'
import { recognize } from '#test/support/recognize.ts'
import { runs } from '#test/support/property-runs.ts'

/** An amount as somebody writes it. `cents` is missing where nobody can say what it is worth in dollars. */
type Written = { readonly text: string; readonly cents?: bigint }

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const below100 = (value: number, dash: string): string =>
  value < 20
    ? (ONES[value] ?? '')
    : [TENS[Math.floor(value / 10)], value % 10 === 0 ? undefined : ONES[value % 10]].filter(Boolean).join(dash)
const below1000 = (value: number, dash: string, and: string): string => {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  if (hundreds === 0) return below100(rest, dash)
  const head = `${ONES[hundreds]} hundred`
  return rest === 0 ? head : `${head}${and}${below100(rest, dash)}`
}
const spelled = (value: number, dash: string, and: string): string => {
  const [thousands, rest] = [Math.floor(value / 1000), value % 1000]
  if (thousands === 0) return below1000(rest, dash, and)
  const head = `${below1000(thousands, dash, and)} thousand`
  return rest === 0 ? head : `${head} ${below1000(rest, dash, and)}`
}
const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')

const dollars = fc.integer({ min: 1, max: 99_999 })
const centsPart = fc.integer({ min: 1, max: 99 })
const figures = fc.tuple(dollars, fc.option(centsPart), fc.boolean()).map(
  ([whole, part, isGrouped]): Written => ({
    text: `${isGrouped ? grouped(whole) : whole}${part === null ? '' : `.${String(part).padStart(2, '0')}`}`,
    cents: BigInt(whole * 100 + (part ?? 0)),
  }),
)
const spelledOut = fc
  .tuple(dollars, fc.constantFrom(' ', '-'), fc.constantFrom(' ', ' and '))
  .map(([whole, dash, and]): Written => ({ text: spelled(whole, dash, and), cents: BigInt(whole * 100) }))
const thousands = fc
  .tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('k', ' k', 'K', ' grand', ' thousand'),
  )
  .map(
    ([whole, part, unit]): Written => ({
      text: `${whole}${part === 0 ? '' : `.${part}`}${unit}`,
      cents: BigInt(whole * 100_000 + part * 10_000),
    }),
  )
const inCents = fc.tuple(centsPart, fc.constantFrom('¢', ' cents', 'c')).map(
  ([part, unit]): Written => ({
    text: `${part}${part === 1 && unit === ' cents' ? ' cent' : unit}`,
    cents: BigInt(part),
  }),
)
const withCents = fc.tuple(fc.integer({ min: 1, max: 999 }), centsPart, fc.constantFrom(' and ', ' ')).map(
  ([whole, part, and]): Written => ({
    text: `${whole} dollars${and}${part} cents`,
    cents: BigInt(whole * 100 + part),
  }),
)
const plain = fc.oneof(figures, spelledOut, thousands)
const inDollars = fc
  .tuple(
    plain,
    fc.constantFrom(
      ['', ''],
      ['$', ''],
      ['$ ', ''],
      ['USD ', ''],
      ['US$', ''],
      ['', ' dollars'],
      ['', ' bucks'],
      ['', ' USD'],
      ['', '$'],
      ['', ' US dollars'],
    ),
  )
  .map(([{ text, ...rest }, [before = '', after = '']]): Written => ({ ...rest, text: `${before}${text}${after}` }))
const readable = fc.oneof(inDollars, inCents, withCents)

const FOREIGN = ['EUR', 'euros', '€', 'GBP', '£', 'pounds', 'CAD', 'pesos', '¥', 'rupees']
const spoilt = fc
  .oneof(
    fc.tuple(plain, fc.constantFrom(...FOREIGN)).map(([{ text }, unit]) => `${text} ${unit}`),
    fc.tuple(plain, fc.constantFrom(...FOREIGN)).map(([{ text }, unit]) => `${unit} ${text}`),
    fc
      .tuple(
        plain,
        fc.constantFrom(
          'up to',
          'at least',
          'no more than',
          'about',
          'minus',
          '-',
          'double',
          'not',
          'almost',
          'less than',
          '~',
          '+',
        ),
      )
      .map(([{ text }, word]) => `${word} ${text}`),
    fc
      .tuple(figures, figures, fc.constantFrom(' to ', '-', ' or ', ' ', ' and ', '/'))
      .map(([a, b, joint]) => `${a.text}${joint}${b.text}`),
    fc
      .tuple(plain, fc.constantFrom('each', 'or so', 'per person', '%', 'and a half', 'or more'))
      .map(([{ text }, word]) => `${text} ${word}`),
    figures.map(({ text }) => `${text}.5.1`),
    fc.tuple(dollars, fc.integer({ min: 100, max: 999 })).map(([whole, part]) => `${whole}.${part}`),
    fc.integer({ min: 1, max: 9 }).map((digit) => `${ONES[digit]} hundred thousand hundred`),
  )
  .map((text): Written => ({ text }))

const TRICKY =
  'albert prince brice pricey alerta balanca sendy payton fore toby ando fromm onya will may mark max penny rich grant dawn summer sonny monday_club friday13 thursday_t nextdoor evert eacher daily_news weekly.news forrest tony andy andrea oren orla bitcoinbob ethan btc_sam etherea ceentra dollarbill buckley graham grandpa_joe thousandoaks tennessee tennyson sixto ninette oneida twila hundredacre juan josé zoë maría-luz o.neill van.der.berg x_æ k9 ana kay emma em mil'.split(
    ' ',
  )
const syllables = fc.constantFrom(
  'ba',
  'ke',
  'li',
  'mo',
  'nu',
  'ra',
  'se',
  'ti',
  'vo',
  'wy',
  'zan',
  'der',
  'fin',
  'gol',
  'har',
  'jun',
  'lex',
  'mar',
  'ned',
  'pri',
  'qui',
  'ros',
  'sam',
  'tor',
)
/** But `like`: `pay like 20` is about twenty. */
const names = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...TRICKY) },
  {
    weight: 3,
    arbitrary: fc
      .array(syllables, { minLength: 2, maxLength: 4 })
      .map((parts) => parts.join(''))
      .filter((name) => name !== 'like'),
  },
  { weight: 1, arbitrary: fc.tuple(syllables, fc.nat(9_999)).map(([start, number]) => `@${start}n_${number}`) },
)

type Frame = (amount: string, name: string) => string
const FRAMES: readonly Frame[] = [
  (amount, name) => `send ${amount} to ${name}`,
  (amount, name) => `Send ${amount} to ${name}.`,
  (amount, name) => `pay ${name} ${amount}`,
  (amount, name) => `please send ${amount} to ${name} for lunch`,
  (amount, name) => `transfer ${amount} to ${name} for two tickets`,
  (amount, name) => `give ${name} ${amount} for the taxi`,
  (amount, name) => `send ${amount} to ${name} every friday`,
  (amount, name) => `pay ${name} ${amount} on the 1st of every month`,
  (amount, name) => `send ${amount} to ${name} tomorrow`,
  (amount, name) => `every friday send ${amount} to ${name}`,
  (amount, name) => `send ${amount} to ${name} for rent tomorrow`,
  (amount, name) => `wire ${amount} to ${name} from savings`,
  (amount, name) => `move ${amount} from savings to ${name}`,
  (amount, name) => `can you send ${amount} to ${name} please`,
  (amount, name) => `i want to pay ${amount} to ${name}`,
  (amount, name) => `pay rent ${amount} to ${name}`,
  (amount, name) => `schedule a payment of ${amount} to ${name} every month`,
  (amount, name) => `request ${amount} from ${name}`,
  (amount, name) => `ask ${name} for ${amount}`,
  (amount, name) => `/send ${amount} to ${name}`,
]

const centsOf = (amount: string | undefined): bigint | undefined => {
  const read = parseMoney('USD', amount ?? '')
  return read.ok ? read.value.minor : undefined
}

describe('what was said is what stands on the card', () => {
  it('has thousands of amounts and names to be tried with', () => {
    expect(new Set(fc.sample(readable, { numRuns: 12_000, seed: 1 }).map(({ text }) => text)).size).toBeGreaterThan(
      5_000,
    )
    expect(new Set(fc.sample(names, { numRuns: 12_000, seed: 1 })).size).toBeGreaterThan(2_000)
    expect(FRAMES.length).toBeGreaterThanOrEqual(20)
  })

  it('reads an amount that can be read, and the payee, in every frame', () => {
    fc.assert(
      fc.property(readable, names, fc.constantFrom(...FRAMES), ({ text, cents }, name, frame) => {
        const said = frame(text, name)
        const slots = recognize(said)?.slots
        expect(centsOf(slots?.amount), said).toBe(cents)
        expect(slots?.payee, said).toBe(name)
        expect(slots?.unused, said).toBeUndefined()
      }),
      { numRuns: runs(12_000) },
    )
  })

  it('asks for an amount that can’t be read whole, and never takes a part of it', () => {
    fc.assert(
      fc.property(spoilt, names, fc.constantFrom(...FRAMES), ({ text }, name, frame) => {
        const said = frame(text, name)
        const slots = recognize(said)?.slots
        expect(slots?.amount, said).toBeUndefined()
        expect(slots?.payee ?? name, said).toBe(name)
      }),
      { numRuns: runs(12_000) },
    )
  })
})
