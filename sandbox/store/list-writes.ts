/** A write that adds an object to lists (`difference` 1) or takes it out, and whether it has succeeded. */
export type ListWrite = { id: string; difference: number; done: boolean }

/** The writes under way, by list. */
export type ListWrites = {
  enter(list: string, write: ListWrite): void
  leave(list: string, write: ListWrite): void
  of(list: string): ReadonlySet<ListWrite>
  /** The earliest id that is on its way in or out. */
  first(list: string): string | undefined
}

const NONE: ReadonlySet<ListWrite> = new Set()

export const createListWrites = (): ListWrites => {
  const writes = new Map<string, Set<ListWrite>>()
  return {
    enter(list, write) {
      writes.set(list, (writes.get(list) ?? new Set<ListWrite>()).add(write))
    },
    leave(list, write) {
      const own = writes.get(list)
      own?.delete(write)
      if (own?.size === 0) writes.delete(list)
    },
    of: (list) => writes.get(list) ?? NONE,
    first(list) {
      let first: string | undefined
      for (const { id } of writes.get(list) ?? NONE) if (first === undefined || id < first) first = id
      return first
    },
  }
}
