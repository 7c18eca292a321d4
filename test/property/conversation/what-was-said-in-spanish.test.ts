import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMoney } from '#bank/ground/money.ts'
import { recognize as recognizeFor } from '#conversation/registry.ts'
import { runs } from '#test/support/property-runs.ts'

const recognize = (text: string) => recognizeFor(text, { locale: 'es' })

/** An amount as somebody writes it. `cents` is missing where nobody can say what it is worth in dollars. */
type Written = { readonly text: string; readonly cents?: bigint }

const words = (text: string): readonly string[] => text.split(' ')
const ONES = words(
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
)
const TENS = ['', '', '', ...words('treinta cuarenta cincuenta sesenta setenta ochenta noventa')]
const HUNDREDS = [
  '',
  ...words('ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'),
]

const below100 = (value: number): string =>
  value < 30
    ? (ONES[value] ?? '')
    : [TENS[Math.floor(value / 10)], value % 10 === 0 ? undefined : ONES[value % 10]].filter(Boolean).join(' y ')
const below1000 = (value: number): string => {
  if (value === 100) return 'cien'
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  return [HUNDREDS[hundreds], rest === 0 ? '' : below100(rest)].filter(Boolean).join(' ')
}
/** `treinta y un mil`: one is cut short before a thousand. */
const counting = (value: number): string =>
  below1000(value)
    .replace(/veintiuno$/, 'veintiún')
    .replace(/uno$/, 'un')
const spelled = (value: number): string => {
  const [thousands, rest] = [Math.floor(value / 1000), value % 1000]
  const head = thousands === 0 ? '' : thousands === 1 ? 'mil' : `${counting(thousands)} mil`
  return [head, rest === 0 ? '' : below1000(rest)].filter(Boolean).join(' ')
}
const bare = (text: string): string => text.normalize('NFD').replaceAll(/\u0301/g, '')
const groupedBy = (whole: number, mark: string): string => String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, mark)

const dollars = fc.integer({ min: 1, max: 99_999 })
const centsPart = fc.integer({ min: 1, max: 99 })
const figures = fc.tuple(dollars, fc.option(centsPart), fc.boolean()).map(
  ([whole, part, isGrouped]): Written => ({
    text: `${isGrouped ? groupedBy(whole, ',') : whole}${part === null ? '' : `.${String(part).padStart(2, '0')}`}`,
    cents: BigInt(whole * 100 + (part ?? 0)),
  }),
)
/** As in most of Latin America. */
const withComma = fc.tuple(dollars, centsPart, fc.boolean()).map(
  ([whole, part, isGrouped]): Written => ({
    text: `${isGrouped ? groupedBy(whole, '.') : whole},${String(part).padStart(2, '0')}`,
    cents: BigInt(whole * 100 + part),
  }),
)
const spelledOut = fc.tuple(dollars, fc.boolean()).map(
  ([whole, isBare]): Written => ({
    text: isBare ? bare(spelled(whole)) : spelled(whole),
    cents: BigInt(whole * 100),
  }),
)
const thousands = fc
  .tuple(fc.integer({ min: 2, max: 99 }), fc.constantFrom('k', ' k', ' mil', ' MIL'))
  .map(([whole, unit]): Written => ({ text: `${whole}${unit}`, cents: BigInt(whole * 100_000) }))
const inCents = fc
  .tuple(centsPart, fc.constantFrom('¢', ' centavos'))
  .map(([part, unit]): Written => ({ text: `${part}${unit}`, cents: BigInt(part) }))
const withCents = fc
  .tuple(
    fc.integer({ min: 2, max: 999 }),
    centsPart,
    fc.constantFrom(' dólares con ', ' dolares y ', ' con ', ' dólares '),
    fc.constantFrom(' centavos', ''),
  )
  .filter(([, , joint, unit]) => unit !== '' || joint.includes('con'))
  .map(
    ([whole, part, joint, unit]): Written => ({
      text: `${whole}${joint}${part}${unit}`,
      cents: BigInt(whole * 100 + part),
    }),
  )
const spelledWithCents = fc.tuple(fc.integer({ min: 2, max: 999 }), fc.integer({ min: 2, max: 99 })).map(
  ([whole, part]): Written => ({
    text: `${counting(whole)} dólares con ${counting(part)} centavos`,
    cents: BigInt(whole * 100 + part),
  }),
)
const plain = fc.oneof(figures, withComma, spelledOut, thousands)
const inDollars = fc
  .tuple(
    plain,
    fc.constantFrom(
      ['', ''],
      ['$', ''],
      ['$ ', ''],
      ['USD ', ''],
      ['US$', ''],
      ['', ' dólares'],
      ['', ' dolares'],
      ['', ' USD'],
    ),
  )
  .map(([{ text, ...rest }, [before = '', after = '']]): Written => ({ ...rest, text: `${before}${text}${after}` }))
const readable = fc.oneof(inDollars, inCents, withCents, spelledWithCents)

const FOREIGN = ['EUR', 'euros', '€', 'libras', '£', 'pesos', 'MXN', 'soles', 'quetzales', 'bolívares', '¥']
const spoilt = fc
  .oneof(
    fc.tuple(plain, fc.constantFrom(...FOREIGN)).map(([{ text }, unit]) => `${text} ${unit}`),
    fc.tuple(plain, fc.constantFrom('EUR', '€', 'MXN', '£')).map(([{ text }, unit]) => `${unit} ${text}`),
    fc
      .tuple(
        plain,
        fc.constantFrom(
          'hasta',
          'al menos',
          'no más de',
          'como',
          'menos',
          '-',
          'el doble de',
          'casi',
          'unos',
          'más de',
          '~',
        ),
      )
      .map(([{ text }, word]) => `${word} ${text}`),
    fc
      .tuple(figures, figures, fc.constantFrom(' a ', '-', ' o ', ' ', '/'))
      .map(([a, b, joint]) => `${a.text}${joint}${b.text}`),
    fc
      .tuple(plain, fc.constantFrom('cada uno', 'o así', 'por persona', '%', 'y medio', 'o más', 'y pico'))
      .map(([{ text }, word]) => `${text} ${word}`),
    // A point in front of three digits groups them in most of Latin America, and not here.
    fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 100, max: 999 }))
      .map(([whole, part]) => `${whole}.${part}`),
  )
  .map((text): Written => ({ text }))

const TRICKY = words(
  'alberto brisa alertas_mx balanza sendero payan paraiso desdemona anton enero_92 mayo_k abril julio agosto marzo_77 domingo_r viernes13 cadenas cadaques hasta_luego portia porfirio conchita con_trol unai dosantos tresa mila milagros milton centeno cienfuegos quintina dolores dolarica bitcoinbob ethan btc_sam josé maría-luz íñigo nuño begoña zoë o.neill k9 ana sol paz luz angel jesus rosa',
)
const syllables = fc.constantFrom(
  ...words('ba ke li mo nu ra se ti vo wy zan der fin gol har jun lex mar ned pri qui ros sam tor'),
)
const names = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...TRICKY) },
  {
    weight: 3,
    arbitrary: fc
      .array(syllables, { minLength: 2, maxLength: 4 })
      .map((parts) => parts.join(''))
      // `motivo` begins a note, and `mora` is a word like any other.
      .filter((name) => name !== 'motivo'),
  },
  { weight: 1, arbitrary: fc.tuple(syllables, fc.nat(9_999)).map(([start, number]) => `@${start}n_${number}`) },
)

type Frame = (amount: string, name: string) => string
const FRAMES: readonly Frame[] = [
  (amount, name) => `envía ${amount} a ${name}`,
  (amount, name) => `Envia ${amount} a ${name}.`,
  (amount, name) => `manda ${amount} a ${name}`,
  (amount, name) => `mándale ${amount} a ${name}`,
  (amount, name) => `enviale a ${name} ${amount}`,
  (amount, name) => `paga a ${name} ${amount}`,
  (amount, name) => `por favor envía ${amount} a ${name} por el almuerzo`,
  (amount, name) => `transfiere ${amount} a ${name} para dos boletos`,
  (amount, name) => `dale ${amount} a ${name} por el taxi`,
  (amount, name) => `envía ${amount} a ${name} cada viernes`,
  (amount, name) => `paga ${amount} a ${name} el 1 de cada mes`,
  (amount, name) => `manda ${amount} a ${name} mañana`,
  (amount, name) => `manda ${amount} a ${name} pasado mañana`,
  (amount, name) => `cada viernes envía ${amount} a ${name}`,
  (amount, name) => `envía ${amount} a ${name} por la renta mañana`,
  (amount, name) => `envía ${amount} a ${name} desde ahorros`,
  (amount, name) => `envía ${amount} desde ahorros a ${name}`,
  (amount, name) => `puedes enviar ${amount} a ${name} por favor`,
  (amount, name) => `quiero pagar ${amount} a ${name}`,
  (amount, name) => `paga la renta ${amount} a ${name}`,
  (amount, name) => `programa un pago de ${amount} a ${name} cada mes`,
  (amount, name) => `pide ${amount} a ${name}`,
  (amount, name) => `pídele a ${name} ${amount}`,
  (amount, name) => `/enviar ${amount} a ${name}`,
]

const centsOf = (amount: string | undefined): bigint | undefined => {
  const read = parseMoney('USD', amount ?? '')
  return read.ok ? read.value.minor : undefined
}

describe('what was said in Spanish is what stands on the card', () => {
  it('has thousands of amounts and names to be tried with', () => {
    const amounts = fc.sample(readable, { numRuns: 12_000, seed: 1 }).map(({ text }) => text)
    expect(new Set(amounts).size).toBeGreaterThan(5_000)
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
