import type { Checkpoints } from './checkpoints.ts'
import { isDuplicate } from './database.ts'
import { type ListState, sizeOf, SPAN } from './list-state.ts'
import { createListStates } from './list-states.ts'
import { createListWrites, type ListWrite } from './list-writes.ts'
import { idsBetween, type List } from './lists.ts'

/** A write that makes lists grow (`difference` 1, by the object `id`) or shrink. */
export type Growth = { lists: readonly List[]; difference: number; id: string }
type Page = { page: number; perPage: number }
type Found = { ids: string[] | undefined; total: number }

export type Counts = {
  /** The size of a list and the ids on one of its pages, newest first; no ids where the list itself has to be read. */
  page(list: List, page: Page): Promise<Found>
  /** Runs a write that changes lists when it succeeds. */
  during<T>(growth: Growth, write: () => Promise<T>): Promise<T>
  /** Resolves when nothing runs in the background any more. */
  idle(): Promise<void>
}

type Deps = { checkpoints: Checkpoints; report: (error: unknown) => void; random?: () => number }

/** The ids from number `first` to number `last` of a list, read between two marks; undefined where there are none. */
const idsByNumber = async (
  checkpoints: Checkpoints,
  list: List,
  { state, first, last }: { state: ListState; first: number; last: number },
): Promise<string[] | undefined> => {
  const [below, above] = [Math.floor((first - 1) / SPAN), Math.ceil(last / SPAN)]
  if ((below > 0 ? below : above) < state.from) return undefined
  const [after, through] = await Promise.all([
    below === 0 ? '' : checkpoints.mark(list.name, below),
    above * SPAN > state.count ? undefined : checkpoints.mark(list.name, above),
  ])
  if (after === undefined) return undefined
  const ids = await idsBetween(list, after, through)
  return ids.slice(first - below * SPAN - 1, last - below * SPAN).reverse()
}

const pageOf = async (
  checkpoints: Checkpoints,
  list: List,
  state: ListState,
  { page, perPage }: Page,
): Promise<Found> => {
  const [total, { count, tail }] = [sizeOf(state), state]
  const last = total - (page - 1) * perPage
  const first = Math.max(1, last - perPage + 1)
  if (last < first) return { ids: [], total }
  if (first > count) return { ids: tail.slice(first - count - 1, last - count).reverse(), total }
  return { ids: await idsByNumber(checkpoints, list, { state, first, last }), total }
}

/**
 * Sizes and newest ids of lists. The first use of a list reads the last checkpoint and what came later; from then on
 * memory keeps up with every write. A checkpoint is written once in a span, and never of an id that an earlier one may
 * still come before.
 */
export const createCounts = ({ checkpoints, report, random = Math.random }: Deps): Counts => {
  const writes = createListWrites()
  const states = createListStates({ checkpoints, writes })
  const background = new Set<Promise<unknown>>()

  /** So that a list that is only written to gets its checkpoints too: about one growth in a span loads it. */
  const loadInBackground = (list: List): void => {
    const work = states.load(list).catch(report)
    background.add(work)
    void work.finally(() => background.delete(work))
  }

  /** Nothing stored may include an id whose membership is about to change. */
  const unclaim = async (list: string, id: string): Promise<void> => {
    const state = states.held(list)
    if (!checkpoints.mayClaim(list, id) || (state !== undefined && id > state.upTo)) return
    // What came since that mark is little: it is read again, and every mark stays of use.
    if ((await checkpoints.retreat(list, id)) === 'near') states.drop(list)
  }

  const finish = (list: List, write: ListWrite): void => {
    writes.leave(list.name, write)
    const state = states.held(list.name)
    if (state !== undefined) states.apply(list.name, state, write)
    else if (list.bounded && random() * SPAN < 1) loadInBackground(list)
  }

  return {
    page: async (list, page) => pageOf(checkpoints, list, await states.load(list), page),
    async during({ lists, difference, id }, write) {
      if (difference === 0) return write()
      // A state in memory can be corrected when an old id leaves; without it the whole list would have to be read.
      if (difference < 0) await Promise.all(lists.filter(({ bounded }) => bounded).map(states.load))
      const own: ListWrite = { id, difference, done: false }
      for (const { name } of lists) {
        writes.enter(name, own)
        states.enter(name, own)
      }
      try {
        await Promise.all(lists.map(({ name }) => unclaim(name, id)))
        const result = await write()
        own.done = true
        for (const list of lists) finish(list, own)
        return result
      } catch (error) {
        for (const { name } of lists) {
          writes.leave(name, own)
          // Without an answer it is unclear whether it was stored.
          if (!isDuplicate(error)) states.drop(name)
        }
        throw error
      }
    },
    async idle() {
      while (background.size > 0) await Promise.all(background)
      await checkpoints.idle()
    },
  }
}
