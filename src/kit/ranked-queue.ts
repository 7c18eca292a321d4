/** Work of one key runs one after the other, lower ranks first and equal ones as they came; of different keys side by side. */
export type RankedQueue<K> = <T>(key: K, work: () => Promise<T>, rank?: number) => Promise<T>

type Waiting = { readonly rank: number; readonly run: () => Promise<unknown> }

const USUAL_RANK = 1

/** A mutex per key within this process. Work that fails rejects for its caller and holds up nothing that comes after. */
export const createRankedQueue = <K = string>(): RankedQueue<K> => {
  const waiting = new Map<K, Waiting[]>()

  const drain = async (key: K, queue: Waiting[]): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next.run()
    waiting.delete(key)
  }

  return <T>(key: K, work: () => Promise<T>, rank = USUAL_RANK): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const run = (): Promise<void> => Promise.resolve().then(work).then(resolve, reject)
      const queue = waiting.get(key)
      if (queue === undefined) {
        const begun: Waiting[] = [{ rank, run }]
        waiting.set(key, begun)
        void drain(key, begun)
        return
      }
      const before = queue.findIndex((other) => other.rank > rank)
      queue.splice(before === -1 ? queue.length : before, 0, { rank, run })
    })
}
