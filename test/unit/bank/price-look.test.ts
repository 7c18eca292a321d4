import { expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { type Candle, STEP_MS } from '#bank/ground/price.ts'
import { changesOf } from '#bank/price/look.ts'
import { coins as english } from '#conversation/crypto/words.en.ts'
import { coins as spanish } from '#conversation/crypto/words.es.ts'
import { percent } from '#conversation/words/percent.ts'
import { plain } from '#conversation/words/text.ts'

const NOW = Date.UTC(2026, 10, 30, 12, 30)
const point = { coin: 'BTC' as const, price: usd(7_000_000n), at: NOW }
const flat = (at: number, dollars: number): Candle => {
  const price = usd(BigInt(dollars * 100))
  return { at, open: price, high: price, low: price, close: price }
}
const none = { minute: [], hour: [], day: [] }

it('changes are those since the price of that moment, and absent where nobody looked then', () => {
  const noon = NOW - 30 * 60_000
  const known = {
    minute: [flat(NOW - STEP_MS.hour, 69_000)],
    hour: [
      flat(noon - 30 * STEP_MS.day, 100_000),
      flat(noon - STEP_MS.day, 71_000),
      { ...flat(noon - 3 * STEP_MS.hour, 70_500), high: usd(7_150_000n), low: usd(6_890_000n) },
      flat(noon, 70_100),
    ],
    day: [flat(Math.floor((NOW - 7 * STEP_MS.day) / STEP_MS.day) * STEP_MS.day, 50_000)],
  }
  const look = changesOf(point, known)
  expect(look).toEqual({
    changes: { hour: 144, day: -140, week: 4_000, month: -3_000 },
    range: { high: usd(7_150_000n), low: usd(6_890_000n) },
  })
  expect(changesOf(point, none)).toEqual({ changes: {} })
  // A record that ends hours before that moment says nothing of it.
  expect(changesOf(point, { ...none, hour: [flat(noon - STEP_MS.day - 5 * STEP_MS.hour, 1)] })).toEqual({ changes: {} })
  const said = { coin: 'BTC' as const, ...look }
  expect(plain(english.prices([point], NOW + 61_000, [said]))).toBe(
    'Bitcoin (BTC): $70,000.00 (1 minute ago)\nChange: hour +1.4%, day −1.4%, week +40.0%, month −30.0%\nLast 24 hours: high $71,500.00, low $68,900.00\nThat price is old. New purchases, sales and alerts wait for a newer one; please look again in a minute.',
  )
  expect(plain(spanish.prices([point], NOW, [said]))).toContain(
    'Cambio: hora +1.4%, día −1.4%, semana +40.0%, mes −30.0%\nÚltimas 24 horas: máximo $71,500.00, mínimo $68,900.00',
  )
})

it.each([
  [0, '0.0%'],
  [4, '0.0%'],
  [-4, '0.0%'],
  [5, '+0.1%'],
  [-123, '−1.2%'],
  [250_000, '+2500.0%'],
])('%s hundredths are said as %s', (hundredths, said) => expect(percent(hundredths)).toBe(said))
