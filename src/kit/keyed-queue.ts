/** One after the other within a lane, lanes side by side: two acts of one conversation never overlap here. */
export const createLanes = () => {
  const ends = new Map<string | number, Promise<void>>()
  return async <T>(lane: string | number, work: () => Promise<T>): Promise<T> => {
    const before = ends.get(lane) ?? Promise.resolve()
    const result = before.then(work)
    const end = result.then(
      () => undefined,
      () => undefined, // whoever asked for that work hears of its failure
    )
    ends.set(lane, end)
    void end.then(() => {
      if (ends.get(lane) === end) ends.delete(lane)
    })
    return result
  }
}
