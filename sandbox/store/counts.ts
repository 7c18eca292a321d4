import { createCache } from './cache.ts'

/** A write that makes lists grow (`difference` 1, by the object `id`) or shrink. */
export type Growth = { lists: readonly string[]; difference: number; id: string }

export type Counts = {
  /** The size of a list: counted by `count` once, kept up to date from then on. */
  of(list: string, count: () => Promise<number>): Promise<number>
  /**
   * The ids on one page of a list, newest first: looked up by `load` once, kept up to date from then on. Undefined for a
   * page that lies deeper than what is held.
   */
  page(
    list: string,
    page: { page: number; perPage: number },
    load: (most: number) => Promise<string[]>,
  ): Promise<string[] | undefined>
  /** Runs a write that changes lists when it succeeds. */
  during<T>(growth: Growth, write: () => Promise<T>): Promise<T>
}

const MOST_LISTS = 50_000
const MOST_PAGES = 5_000
const MOST_RECENT = 200

/** `disturbed`: a size may be wrong by what was written meanwhile. A page is not: what was added is known. */
type Looking = { disturbed: boolean; shrunk: boolean; added: string[] }

/** Newest first: ids grow with time. */
const newestFirst = (ids: readonly string[]): string[] =>
  [...new Set(ids)].sort((a, b) => (a < b ? 1 : -1)).slice(0, MOST_RECENT)

/** Sizes and first pages of lists, so that the first page of a list of a million costs no look at a million. */
export const createCounts = (): Counts => {
  const sizes = createCache<{ size: number }>(MOST_LISTS)
  const recent = createCache<{ ids: string[] }>(MOST_PAGES)
  const writes = new Map<string, number>()
  /** Look-ups under way: a write meanwhile may or may not have been seen by them. */
  const lookups = new Map<string, Set<Looking>>()

  const look = async <T>(list: string, work: (looking: Looking) => Promise<T>): Promise<T> => {
    const looking = { disturbed: writes.has(list), shrunk: false, added: [] }
    const own = lookups.get(list) ?? new Set<Looking>()
    lookups.set(list, own.add(looking))
    try {
      return await work(looking)
    } finally {
      own.delete(looking)
      if (own.size === 0) lookups.delete(list)
    }
  }

  const enter = (list: string): void => {
    writes.set(list, (writes.get(list) ?? 0) + 1)
    for (const looking of lookups.get(list) ?? []) looking.disturbed = true
  }
  const leave = (list: string): void => {
    const left = (writes.get(list) ?? 1) - 1
    if (left === 0) writes.delete(list)
    else writes.set(list, left)
  }

  const grow = (list: string, { difference, id }: Growth): void => {
    const size = sizes.get(list)
    if (size !== undefined) size.size += difference
    if (difference < 0) {
      recent.delete(list)
      for (const looking of lookups.get(list) ?? []) looking.shrunk = true
      return
    }
    for (const looking of lookups.get(list) ?? []) looking.added.push(id)
    const held = recent.get(list)
    if (held !== undefined) held.ids = newestFirst([id, ...held.ids])
  }

  return {
    async of(list, count) {
      const held = sizes.get(list)
      if (held !== undefined) return held.size
      return look(list, async (looking) => {
        const size = await count()
        if (!looking.disturbed) sizes.set(list, { size })
        return size
      })
    },
    async page(list, { page, perPage }, load) {
      const end = page * perPage
      if (end > MOST_RECENT) return undefined
      const held = recent.get(list)
      if (held !== undefined) return held.ids.slice(end - perPage, end)
      return look(list, async (looking) => {
        const loaded = await load(MOST_RECENT)
        const ids = newestFirst([...loaded, ...looking.added])
        if (!looking.shrunk) recent.set(list, { ids })
        return ids.slice(end - perPage, end)
      })
    },
    async during(growth, write) {
      for (const list of growth.lists) enter(list)
      try {
        const result = await write()
        if (growth.difference !== 0) for (const list of growth.lists) grow(list, growth)
        return result
      } finally {
        for (const list of growth.lists) leave(list)
      }
    },
  }
}
