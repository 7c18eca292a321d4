import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Scheme } from '#bank/ground/customer.ts'
import type { LineChart, Pictures } from '#conversation/picture/line-chart.ts'

type Options = {
  readonly mostBytes?: number
  /** Pictures that wait to be drawn; beyond it none is begun. */
  readonly mostWaiting?: number
  readonly draw?: (chart: LineChart, scheme: Scheme) => Promise<Uint8Array>
}

const MOST_BYTES = 16 * 1024 * 1024
const MOST_WAITING = 50

/** Loaded with the first picture: see QUIRKS.md. */
const drawNatively = async (chart: LineChart, scheme: Scheme): Promise<Uint8Array> =>
  (await import('./line-chart.ts')).drawLineChart(chart, scheme)

/** Pictures, each drawn once while nothing on it has changed, and one after the other. */
export const createPictures = ({
  mostBytes = MOST_BYTES,
  mostWaiting = MOST_WAITING,
  draw = drawNatively,
}: Options = {}): Pictures => {
  const kept = new LRUCache<string, Uint8Array>({ maxSize: mostBytes, sizeCalculation: ({ length }) => length })
  const drawn = new Map<string, Promise<Uint8Array>>()
  let last: Promise<unknown> = Promise.resolve()

  const drawNext = (key: string, chart: LineChart, scheme: Scheme): Promise<Uint8Array> => {
    if (drawn.size >= mostWaiting) return Promise.reject(new Error(`${drawn.size} pictures wait to be drawn`))
    // Between two pictures other turns are taken: drawing holds this thread.
    const turn = last.then(() => new Promise((resolve) => setImmediate(resolve)))
    const picture = turn.then(() => draw(chart, scheme))
    last = picture.catch(() => undefined)
    drawn.set(key, picture)
    return picture.finally(() => drawn.delete(key))
  }

  return {
    async lineChart(chart, scheme) {
      const key = createHash('sha256')
        .update(JSON.stringify([scheme, chart]))
        .digest('base64url')
      const before = kept.get(key) ?? drawn.get(key)
      if (before !== undefined) return before
      const picture = await drawNext(key, chart, scheme)
      kept.set(key, picture)
      return picture
    },
  }
}
