import type { Random } from './random.ts'

type Event = { readonly at: number; readonly order: number; readonly run: () => void }

export type Scheduler = {
  /** Virtual Unix ms. */
  now(): number
  /** Runs `run` after so many virtual ms. */
  after(ms: number, run: () => void): void
  /** Runs events until none is left before `until`, or `stop` says so. */
  drain(until: number, stop: () => boolean): Promise<void>
  readonly events: () => number
}

const isEarlier = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A binary heap: the next event in logarithmic time. */
const createHeap = () => {
  const heap: Event[] = []
  const at = (index: number): Event => heap[index] as Event
  const swap = (a: number, b: number): void => {
    const kept = at(a)
    heap[a] = at(b)
    heap[b] = kept
  }
  const sink = (): void => {
    let index = 0
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2]
      let first = index
      if (left < heap.length && isEarlier(at(left), at(first))) first = left
      if (right < heap.length && isEarlier(at(right), at(first))) first = right
      if (first === index) return
      swap(index, first)
      index = first
    }
  }
  return {
    push(event: Event): void {
      heap.push(event)
      let index = heap.length - 1
      while (index > 0 && isEarlier(at(index), at((index - 1) >> 1))) {
        swap(index, (index - 1) >> 1)
        index = (index - 1) >> 1
      }
    },
    peek: (): Event | undefined => heap[0],
    pop(): void {
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
      sink()
    },
  }
}

/** Every microtask that the last event has set off runs before the next event. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** One event at a time on a clock of its own. `check` runs after each. */
export const createScheduler = (start: number, random: Random, check: () => void): Scheduler => {
  const heap = createHeap()
  let now = start
  let events = 0
  return {
    now: () => now,
    events: () => events,
    after(ms, run) {
      // Of what happens in the same millisecond, chance decides what is first.
      heap.push({ at: now + Math.max(0, Math.round(ms)), order: random.next(), run })
    },
    async drain(until, stop) {
      for (let next = heap.peek(); next !== undefined && next.at <= until && !stop(); next = heap.peek()) {
        heap.pop()
        now = next.at
        events += 1
        next.run()
        await settled()
        check()
      }
    },
  }
}
