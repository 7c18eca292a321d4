import { createCache } from '../kit/cache.ts'
import type { Checkpoints } from './checkpoints.ts'
import { add, advance, EMPTY, type ListState, remove } from './list-state.ts'
import type { ListWrite, ListWrites } from './list-writes.ts'
import { idsBetween, type List } from './lists.ts'

export type ListStates = {
  /** The state in memory, or loaded from the last checkpoint and what came later. */
  load(list: List): Promise<ListState>
  held(list: string): ListState | undefined
  drop(list: string): void
  /** A load under way may or may not see this write. */
  enter(list: string, write: ListWrite): void
  /** Applies a write that succeeded to the state in memory, and writes the checkpoint that follows from it. */
  apply(list: string, state: ListState, write: ListWrite): void
}

type Load = { state: Promise<ListState>; writes: Set<ListWrite> }
type Deps = { checkpoints: Checkpoints; writes: ListWrites }

const MOST_LISTS = 2_500

const changed = (state: ListState, { id, difference }: ListWrite): boolean =>
  difference > 0 ? add(state, id) : remove(state, id)

/** The states of lists in memory, of those that were used last. */
export const createListStates = ({ checkpoints, writes }: Deps): ListStates => {
  const held = createCache<ListState>(MOST_LISTS)
  const loads = new Map<string, Load>()

  const checkpoint = (list: string, state: ListState, isChanged: boolean): void => {
    const first = writes.first(list)
    const marks = advance(state, first)
    // An old id is on its way in or out: the last such write to end stores the count that results.
    if (first !== undefined && first <= state.upTo) return
    if (isChanged || marks.length > 0) checkpoints.write(list, state, marks)
  }

  const read = async (list: List, seen: ReadonlySet<ListWrite>): Promise<ListState> => {
    const head = (await checkpoints.head(list.name)) ?? EMPTY
    const state = { ...head, tail: await idsBetween(list, head.upTo, undefined) }
    // Whether the read saw a new id of the tail does not matter: adding it twice is adding it once. Any other write
    // under way leaves the count uncertain, so that it is used once and not held.
    const isUnclear = [...seen].some(({ id, difference }) => difference < 0 || id <= state.upTo)
    if (isUnclear) return state
    for (const write of seen) if (write.done) changed(state, write)
    held.set(list.name, state)
    checkpoint(list.name, state, false)
    return state
  }

  const startLoad = (list: List): Promise<ListState> => {
    const seen = new Set(writes.of(list.name))
    const state = read(list, seen).finally(() => loads.delete(list.name))
    loads.set(list.name, { state, writes: seen })
    return state
  }

  return {
    load: async (list) => held.get(list.name) ?? loads.get(list.name)?.state ?? startLoad(list),
    held: held.get,
    drop: held.delete,
    enter: (list, write) => void loads.get(list)?.writes.add(write),
    apply: (list, state, write) => checkpoint(list, state, changed(state, write)),
  }
}
