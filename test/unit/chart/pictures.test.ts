import { expect, it } from 'vitest'
import { createPictures } from '#adapters/chart/index.ts'
import type { LineChart } from '#conversation/picture/line-chart.ts'

const chart = (value: number): LineChart => ({
  ...{ title: 'Bitcoin (BTC), last hour', figure: `$${value}`, remark: undefined, direction: 'flat', from: 0, to: 100 },
  points: [
    { at: 0, value },
    { at: 40, value: value + 3 },
    { at: 50, value: undefined },
    { at: 60, value: value + 1 },
    { at: 100, value },
  ],
  ...{ last: { at: 100, value, label: `$${value}` }, ticks: [{ at: 50, label: '3:00 PM' }], peaks: [], levels: [] },
})
const counting = (fails = false) => {
  const drawn: string[] = []
  return {
    drawn,
    draw: async ({ figure }: LineChart, scheme: string): Promise<Uint8Array> => {
      drawn.push(`${figure} ${scheme}`)
      if (fails) throw new Error('no room')
      return new Uint8Array(600)
    },
  }
}

it('is a PNG of a size that a phone shows sharp, other for a dark chat', async () => {
  const pictures = createPictures()
  const [light, dark] = [
    await pictures.lineChart(chart(60_000), 'light'),
    await pictures.lineChart(chart(60_000), 'dark'),
  ]
  const { readUInt32BE } = Buffer.prototype
  expect([readUInt32BE.call(light, 16), readUInt32BE.call(light, 20)]).toEqual([800, 600])
  expect(light.length).toBeLessThan(60_000)
  expect(Buffer.from(light).equals(Buffer.from(dark))).toBe(false)
})

it('draws a price that stood still, and a line with a gap', async () => {
  const still = {
    ...chart(10),
    points: [
      { at: 0, value: 10 },
      { at: 100, value: 10 },
    ],
  }
  expect((await createPictures().lineChart(still, 'light')).length).toBeGreaterThan(1_000)
})

it('is drawn once while nothing on it has changed, also where two ask at once', async () => {
  const { drawn, draw } = counting()
  const pictures = createPictures({ draw })
  await Promise.all([1, 2, 3].map(() => pictures.lineChart(chart(1), 'light')))
  await pictures.lineChart(chart(1), 'light')
  await pictures.lineChart(chart(1), 'dark')
  await pictures.lineChart(chart(2), 'light')
  expect(drawn).toEqual(['$1 light', '$1 dark', '$2 light'])
})

it('keeps no more than fits, and begins none where too many wait', async () => {
  const { drawn, draw } = counting()
  const pictures = createPictures({ draw, mostBytes: 1_000, mostWaiting: 2 })
  await pictures.lineChart(chart(1), 'light')
  await pictures.lineChart(chart(2), 'light')
  await pictures.lineChart(chart(1), 'light')
  expect(drawn).toEqual(['$1 light', '$2 light', '$1 light'])
  const many = await Promise.allSettled([3, 4, 5].map((value) => pictures.lineChart(chart(value), 'light')))
  expect(many.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
})

it('fails for the one that asked, and is tried again', async () => {
  const { drawn, draw } = counting(true)
  const pictures = createPictures({ draw })
  await expect(pictures.lineChart(chart(1), 'light')).rejects.toThrow('no room')
  await expect(pictures.lineChart(chart(1), 'light')).rejects.toThrow('no room')
  expect(drawn).toHaveLength(2)
})
