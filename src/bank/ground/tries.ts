/** How often somebody has tried something: counted before anything is looked at, under keyed digests. */
export type Tries = {
  /** Counts one, unless there were `most` within the time before: then when there may be another. Repeating an id counts once. */
  take(order: Counter & { readonly id: string; readonly now: number }): Promise<Taken>
}

export type Counter = { readonly what: string; readonly most: number; readonly withinMs: number }
export type Taken = 'taken' | { readonly until: number }

/** One after the other: what one refuses takes nothing from those behind it, which more people share. */
export const takeAll = async (
  tries: Tries,
  counters: readonly Counter[],
  { id, now }: { readonly id: string; readonly now: number },
): Promise<Taken> => {
  for (const counter of counters) {
    const taken = await tries.take({ ...counter, id, now })
    if (taken !== 'taken') return taken
  }
  return 'taken'
}
