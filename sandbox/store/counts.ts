import { createCache } from '../kit/cache.ts'
import type { Checkpoints } from './checkpoints.ts'
import { isDuplicate } from './database.ts'
import { add, advance, type Known, type Mark, NOTHING, remove, sizeOf, SPAN } from './list-state.ts'
import { idsBetween, type List } from './lists.ts'

/** A write that makes lists grow (`difference` 1, by the object `id`) or shrink. */
export type Growth = { lists: readonly List[]; difference: number; id: string }

export type Counts = {
  /** The size of a list and the ids on one of its pages, newest first; no ids where only reading the list tells them. */
  page(list: List, page: { page: number; perPage: number }): Promise<{ ids: string[] | undefined; total: number }>
  /** Runs a write that changes lists when it succeeds. */
  during<T>(growth: Growth, write: () => Promise<T>): Promise<T>
  /** Resolves when nothing runs beside the requests any more. */
  idle(): Promise<void>
}

type Deps = { checkpoints: Checkpoints; report: (error: unknown) => void; random?: () => number }

const MOST_LISTS = 2_500

type Write = { id: string; difference: number; done: boolean }
/** A first look under way, and the writes that it may or may not have seen. */
type Look = { known: Promise<Known>; writes: Set<Write> }

/**
 * Sizes and newest ids of lists. A first look reads the last checkpoint and what came later; from then on memory keeps
 * up with every write. A checkpoint is written once in a span, and never of an id that something earlier may precede.
 */
export const createCounts = ({ checkpoints, report, random = Math.random }: Deps): Counts => {
  const held = createCache<Known>(MOST_LISTS)
  const writes = new Map<string, Set<Write>>()
  const looks = new Map<string, Look>()
  const beside = new Set<Promise<unknown>>()

  const settle = (list: string, known: Known, isChanged: boolean): void => {
    let first: string | undefined
    for (const { id } of writes.get(list) ?? []) if (first === undefined || id < first) first = id
    const marks: Mark[] = advance(known, first)
    // An old id on its way in or out: whoever ends it stores the count that it leaves.
    if (first !== undefined && first <= known.upTo) return
    if (isChanged || marks.length > 0) checkpoints.write(list, known, marks)
  }

  const apply = (known: Known, { id, difference }: Write): boolean =>
    difference > 0 ? add(known, id) : remove(known, id)

  const read = async (list: List, seen: ReadonlySet<Write>): Promise<Known> => {
    const head = (await checkpoints.head(list.name)) ?? NOTHING
    const known = { ...head, tail: await idsBetween(list, head.upTo, undefined) }
    // Of a growth in the tail it does not matter whether it was seen. Of anything else nobody can tell.
    const unclear = [...seen].some(({ id, difference }) => difference < 0 || id <= known.upTo)
    for (const write of seen) if (write.done && !unclear) apply(known, write)
    if (unclear) return known
    held.set(list.name, known)
    settle(list.name, known, false)
    return known
  }

  const look = (list: List): Promise<Known> => {
    const under = looks.get(list.name)
    if (under !== undefined) return under.known
    const seen = new Set(writes.get(list.name))
    const known = read(list, seen).finally(() => looks.delete(list.name))
    looks.set(list.name, { known, writes: seen })
    return known
  }

  const know = async (list: List): Promise<Known> => held.get(list.name) ?? look(list)

  /** So that a list nobody looks at gets its checkpoints too, whatever restarts there are: one growth in a span looks. */
  const lookBeside = (list: List): void => {
    const work = know(list).catch(report)
    beside.add(work)
    void work.finally(() => beside.delete(work))
  }

  const enter = (list: string, write: Write): void => {
    writes.set(list, (writes.get(list) ?? new Set<Write>()).add(write))
    looks.get(list)?.writes.add(write)
  }
  const leave = (list: string, write: Write): void => {
    const own = writes.get(list)
    own?.delete(write)
    if (own?.size === 0) writes.delete(list)
  }

  /** Nothing stored may speak of an id whose membership is about to change. */
  const unclaim = async (list: string, id: string): Promise<void> => {
    const known = held.get(list)
    if (!checkpoints.mayClaim(list, id) || (known !== undefined && id > known.upTo)) return
    // What came since that mark is little: it is read anew, and every mark stays of use.
    if ((await checkpoints.retreat(list, id)) === 'near') held.delete(list)
  }

  const finish = (list: List, write: Write): void => {
    leave(list.name, write)
    const known = held.get(list.name)
    if (known !== undefined) settle(list.name, known, apply(known, write))
    else if (list.bounded && random() * SPAN < 1) lookBeside(list)
  }

  const deep = async (list: List, known: Known, first: number, last: number): Promise<string[] | undefined> => {
    const [below, above] = [Math.floor((first - 1) / SPAN), Math.ceil(last / SPAN)]
    if ((below > 0 ? below : above) < known.from) return undefined
    const [after, through] = await Promise.all([
      below === 0 ? '' : checkpoints.mark(list.name, below),
      above * SPAN > known.count ? undefined : checkpoints.mark(list.name, above),
    ])
    if (after === undefined) return undefined
    const ids = await idsBetween(list, after, through)
    return ids.slice(first - below * SPAN - 1, last - below * SPAN).reverse()
  }

  return {
    async page(list, { page, perPage }) {
      const known = await know(list)
      const [total, { count, tail }] = [sizeOf(known), known]
      const last = total - (page - 1) * perPage
      const first = Math.max(1, last - perPage + 1)
      if (last < first) return { ids: [], total }
      if (first > count) return { ids: tail.slice(first - count - 1, last - count).reverse(), total }
      return { ids: await deep(list, known, first, last), total }
    },
    async during({ lists, difference, id }, write) {
      if (difference === 0) return write()
      // What is held can be put right when an old id leaves; what is not would have to be read as a whole.
      if (difference < 0) await Promise.all(lists.filter(({ bounded }) => bounded).map(know))
      const own: Write = { id, difference, done: false }
      for (const { name } of lists) enter(name, own)
      try {
        await Promise.all(lists.map(({ name }) => unclaim(name, id)))
        const result = await write()
        own.done = true
        for (const list of lists) finish(list, own)
        return result
      } catch (error) {
        // Whether it was stored is not known.
        for (const { name } of lists) {
          leave(name, own)
          if (!isDuplicate(error)) held.delete(name)
        }
        throw error
      }
    },
    async idle() {
      while (beside.size > 0) await Promise.all(beside)
      await checkpoints.idle()
    },
  }
}
