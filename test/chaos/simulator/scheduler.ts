import type { Random } from './random.ts'

/** `quiet` sets off no microtask; while only `idle` ones are left, the run rests. */
type Kind = 'plain' | 'quiet' | 'idle'
type Event = { readonly at: number; readonly order: number; readonly run: () => void; readonly kind: Kind }

export type Scheduler = {
  /** Virtual Unix ms. */
  now(): number
  /** Runs `run` after so many virtual ms. */
  after(ms: number, run: () => void): void
  /** The same for what sets off no microtask: the next event need not wait for any. */
  quietly(ms: number, run: () => void): void
  /** The same for what comes again for ever, or would find nothing to do in a run at rest. */
  idly(ms: number, run: () => void): void
  /** Whether anything is still to come, idle rounds apart. */
  readonly isIdle: () => boolean
  /** Runs events until none is left before `until`, or `stop` says so. */
  drain(until: number, stop: () => boolean): Promise<void>
  readonly events: () => number
}

const isEarlier = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A binary heap: the next event in logarithmic time. */
const createHeap = () => {
  const heap: Event[] = []
  const at = (index: number): Event => heap[index] as Event
  /** Puts an event at a place that is free, or at one below it. */
  const sink = (event: Event): void => {
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isEarlier(at(child + 1), at(child))) child += 1
      if (!isEarlier(at(child), event)) break
      heap[index] = at(child)
      index = child
    }
    heap[index] = event
  }
  return {
    push(event: Event): void {
      let index = heap.push(event) - 1
      while (index > 0) {
        const above = (index - 1) >> 1
        if (!isEarlier(event, at(above))) break
        heap[index] = at(above)
        index = above
      }
      heap[index] = event
    },
    peek: (): Event | undefined => heap[0],
    pop(): void {
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) sink(last)
    },
  }
}

/**
 * Every microtask that the last event has set off runs before the next event: a tick comes when none is left, and costs
 * a fraction of a round of the event loop. Nothing in a run waits for anything real.
 */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve))

/** One event at a time on a clock of its own. `check` runs after each. */
export const createScheduler = (start: number, random: Random, check: () => void): Scheduler => {
  const heap = createHeap()
  let now = start
  let events = 0
  let busy = 0
  const push = (ms: number, run: () => void, kind: Kind): void => {
    if (kind !== 'idle') busy += 1
    // Of what happens in the same millisecond, chance decides what is first.
    heap.push({ at: now + Math.max(0, Math.round(ms)), order: random.next(), run, kind })
  }
  return {
    now: () => now,
    events: () => events,
    isIdle: () => busy === 0,
    after: (ms, run) => push(ms, run, 'plain'),
    quietly: (ms, run) => push(ms, run, 'quiet'),
    idly: (ms, run) => push(ms, run, 'idle'),
    async drain(until, stop) {
      for (let next = heap.peek(); next !== undefined && next.at <= until && !stop(); next = heap.peek()) {
        heap.pop()
        now = next.at
        events += 1
        if (next.kind !== 'idle') busy -= 1
        next.run()
        if (next.kind !== 'quiet') await settled()
        check()
      }
    },
  }
}
