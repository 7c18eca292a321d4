import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Condition } from '#bank/alert/condition.ts'
import { usd } from '#bank/ground/money.ts'
import { openTape, type Tape } from './tape-world.ts'

let tape: Tape
beforeEach(async () => {
  tape = await openTape()
})
afterEach(() => tape?.close())

const above = (dollars: number): Condition => ({ kind: 'level', direction: 'above', price: usd(BigInt(dollars * 100)) })
const below = (dollars: number): Condition => ({ kind: 'level', direction: 'below', price: usd(BigInt(dollars * 100)) })
const each = { repeat: { leastMs: 0 } } as const
const minutes = (count: number, price: (n: number) => number) =>
  Array.from({ length: count }, (_, n) => [n + 1, price(n)] as const)

describe('each tape of prices rings exactly', () => {
  it('calm: nothing', async () => {
    await tape.play([[0, 70_000]])
    const all = [await tape.add({ condition: above(71_000), ...each }), await tape.add({ condition: below(69_000) })]
    all.push(await tape.add({ condition: { kind: 'change', way: 'either', percent: 100, span: 'hour' } }))
    await tape.play(minutes(60, (n) => 70_000 + (n % 7) * 10))
    for (const alert of all) expect(await tape.rings(alert)).toEqual([])
  })

  it('crash: every line once, at the first price past it, with what it fell from', async () => {
    await tape.play([[0, 70_000]])
    const line = await tape.add({ condition: below(65_000) })
    const fall = await tape.add({ condition: { kind: 'change', way: 'down', percent: 1_000, span: 'hour' } })
    const rise = await tape.add({ condition: { kind: 'change', way: 'up', percent: 100, span: 'day' } })
    const swing = await tape.add({
      condition: { kind: 'swing', way: 'either', by: usd(2_500_00n), span: 'hour' },
      ...each,
    })
    const from = await tape.add({
      condition: { kind: 'from', way: 'down', percent: 500, from: usd(70_000_00n), of: 'now' },
    })
    const moved = await tape.add({
      condition: { kind: 'moved', way: 'either', by: usd(1_500_00n), from: usd(70_000_00n) },
    })
    await tape.play(minutes(10, (n) => 69_000 - n * 1_000))
    expect(await tape.rings(line)).toEqual([[5, 65_000]])
    expect(await tape.rings(fall)).toEqual([[7, 63_000]])
    expect(await tape.rings(rise)).toEqual([])
    expect(await tape.rings(swing)).toEqual([[3, 67_000]])
    expect(await tape.rings(from)).toEqual([[4, 66_000]])
    expect(await tape.rings(moved)).toEqual([[2, 68_000]])
    expect((await tape.deps.alerts.find(fall.id))?.rung?.from).toEqual(usd(70_000_00n))
    expect((await tape.deps.alerts.find(line.id))?.state).toBe('ended')
  })

  it('gap: a price that jumps over a line rings it, at the price that there is', async () => {
    await tape.play([[0, 70_000]])
    const alert = await tape.add({ condition: above(71_000) })
    await tape.play([
      [1, 74_000],
      [2, 70_000],
      [3, 74_000],
    ])
    expect(await tape.rings(alert)).toEqual([[1, 74_000]])
  })

  it('flapping: a price that trembles on the line rings once, and again once it has left by half a percent', async () => {
    await tape.play([[0, 69_990]])
    const alert = await tape.add({ condition: above(70_000), ...each })
    await tape.play(minutes(20, (n) => (n % 2 === 0 ? 70_010 : 69_990)))
    expect(await tape.rings(alert)).toEqual([[1, 70_010]])
    await tape.play([
      [31, 69_651],
      [32, 70_010],
      [33, 69_650],
      [34, 70_000],
    ])
    expect(await tape.rings(alert)).toEqual([
      [1, 70_010],
      [34, 70_000],
    ])
  })

  it('true as it is made: waits for the next crossing, also one that rings once', async () => {
    await tape.play([[0, 70_000]])
    const alert = await tape.add({ condition: above(60_000) })
    expect(alert.state).toBe('cooling')
    await tape.play([
      [1, 71_000],
      [2, 59_900],
      [3, 60_100],
      [4, 59_700],
      [5, 60_100],
    ])
    expect(await tape.rings(alert)).toEqual([[5, 60_100]])
  })

  it('least interval: silent until it is over, and then for the next crossing', async () => {
    await tape.play([[0, 69_000]])
    const alert = await tape.add({ condition: above(70_000), repeat: { leastMs: 30 * 60_000 } })
    const wave = (n: number) => (n % 10 < 5 ? 70_100 : 69_000)
    await tape.play(minutes(100, wave))
    expect(await tape.rings(alert)).toEqual([
      [1, 70_100],
      [41, 70_100],
      [81, 70_100],
    ])
  })

  it('expiry: nothing after it', async () => {
    await tape.play([[0, 69_000]])
    const alert = await tape.add({ condition: above(70_000), expiresAt: tape.at(5) })
    await tape.play([
      [4, 69_000],
      [5, 70_100],
    ])
    expect(await tape.rings(alert)).toEqual([])
    expect((await tape.deps.alerts.find(alert.id))?.state).toBe('expired')
  })

  it('outage: what crossed and went back meanwhile is told as of its own time, once', async () => {
    await tape.play([[0, 70_000]])
    const [up, down] = [await tape.add({ condition: above(71_000) }), await tape.add({ condition: below(68_000) })]
    await tape.play([[10, 70_000]])
    await tape.fillIn([
      [20, 70_500],
      [30, 71_500],
      [31, 71_900],
      [40, 70_100],
    ])
    tape.restart()
    await tape.play([[60, 69_500]])
    expect(await tape.rings(up)).toEqual([[30, 71_500]])
    expect(await tape.rings(down)).toEqual([])
    expect(tape.logged).toContain('price-gap')
    await tape.play([[61, 71_200]])
    expect(await tape.rings(up)).toEqual([[30, 71_500]])
  })

  it('outage: an alert made meanwhile hears nothing of a time before it', async () => {
    await tape.play([[0, 70_000]])
    await tape.play([[1, 70_000]])
    await tape.fillIn([[30, 71_500]])
    const early = await tape.add({ condition: above(71_000) })
    await tape.deps.alerts.change([early], { state: 'armed', since: tape.at(40) }, tape.at(40))
    await tape.play([[60, 69_500]])
    expect(await tape.rings(early)).toEqual([])
  })

  it('a clock that jumps: back, and everything still rings; ahead, and nothing rings twice', async () => {
    await tape.play([[100, 70_000]])
    const alert = await tape.add({ condition: above(71_000), ...each })
    await tape.play([
      [40, 70_000],
      [41, 71_100],
      [42, 70_000],
    ])
    expect(tape.logged).toContain('clock-set-back')
    expect(await tape.rings(alert)).toEqual([[41, 71_100]])
    await tape.play([
      [3_000, 71_100],
      [3_001, 71_200],
    ])
    expect((await tape.rings(alert)).map(([minute]) => minute)).toEqual([41, 3_000])
  })

  it('highs: of the last day, once a day of it is known, and again after a fall of half a percent', async () => {
    const hours = (from: number, prices: readonly number[]) =>
      prices.map((price, n) => [(from + n) * 60, price] as const)
    await tape.play(
      hours(
        0,
        Array.from({ length: 24 }, (_, n) => 70_000 + (n % 3) * 100),
      ),
    )
    const alert = await tape.add({ condition: { kind: 'extreme', which: 'high', span: 'day' }, ...each })
    await tape.play(hours(24, [70_200, 70_201, 70_300, 69_900, 70_310, 70_400]))
    expect(await tape.rings(alert)).toEqual([
      [25 * 60, 70_201],
      [28 * 60, 70_310],
    ])
  })

  it('a summary: at its time of day, on every day', async () => {
    await tape.play([[0, 70_000]])
    const alert = await tape.add({ condition: { kind: 'summary', minute: 540, timeZone: 'America/New_York' }, ...each })
    await tape.play(Array.from({ length: 72 }, (_, n) => [(n + 1) * 60, 70_000 + n] as const))
    // It began at noon UTC, which is seven there.
    expect((await tape.rings(alert)).map(([minute]) => minute)).toEqual([120, 120 + 1_440, 120 + 2 * 1_440])
  })

  it('a year of hours: five waves, five rings', async () => {
    const wave = (hour: number) => 60_000 + Math.round(1_000_000 * Math.sin((2 * Math.PI * hour) / 1_752)) / 100
    await tape.play([[0, wave(0)]])
    const alert = await tape.add({ condition: above(65_000), ...each })
    await tape.playByDay(Array.from({ length: 8_760 }, (_, hour) => [(hour + 1) * 60, wave(hour + 1)] as const))
    expect((await tape.rings(alert)).map(([minute]) => minute / 60)).toEqual([146, 1_898, 3_650, 5_402, 7_154])
  }, 240_000)
})
