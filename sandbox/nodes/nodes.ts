import { createCache } from '../kit/cache.ts'
import { createDue } from '../kit/due.ts'
import type { Counts } from '../store/counts.ts'
import type { Store } from '../store/database.ts'
import type { NodeDoc } from '../store/documents.ts'
import type { Lists } from '../store/lists.ts'
import type { Locks } from '../kit/locks.ts'
import type { Outbox, Raised } from '../events/outbox.ts'
import { readTimed } from '../store/timed.ts'

type Deps = { store: Store; locks: Locks; counts: Counts; lists: Lists; outbox: Outbox }

export type Nodes = {
  get(id: string): Promise<NodeDoc | undefined>
  /** The ids of those that have something to be done by `now`, the earliest first. */
  dueBy(now: number, most: number): Promise<string[]>
  /** Stores new nodes, each together with the events that raises; answers what was stored. */
  insert(nodes: readonly NodeDoc[], raised: Raised): Promise<NodeDoc[]>
  /** Reads, changes and stores one node as one exclusive step. Balances are the ledger's, never changed here. */
  change(id: string, change: (node: NodeDoc) => NodeDoc | Promise<NodeDoc>, raised?: Raised): Promise<NodeDoc>
}

const MOST_HELD = 20_000

export const createNodes = ({ store, locks, counts, lists, outbox }: Deps): Nodes => {
  const held = createCache<NodeDoc>(MOST_HELD)
  const due = createDue((most) => readTimed(store, 'nodes', most))

  const get = async (id: string): Promise<NodeDoc | undefined> => {
    const cached = held.get(id)
    if (cached !== undefined) return cached
    const node = await store.nodes.findOne({ _id: id })
    if (node === null) return undefined
    const meanwhile = held.get(id)
    if (meanwhile !== undefined) return meanwhile
    held.set(id, node)
    return node
  }

  return {
    get,
    dueBy: due.ids,
    insert: (nodes, raised) =>
      Promise.all(
        nodes.map((node) =>
          outbox.during({}, raised, async (fields) => {
            const stored = { ...node, _s: { ...node._s, ...fields } }
            const growth = { lists: [lists.nodes, lists.nodesOf(node.user_id)], difference: 1, id: node._id }
            await counts.during(growth, () => due.writing(stored._s.nextAt, () => store.nodes.insertOne(stored)))
            held.set(node._id, stored)
            return stored
          }),
        ),
      ),
    change: (id, change, raised) =>
      locks(`node:${id}`, async () => {
        const before = await get(id)
        if (before === undefined) throw new Error(`node ${id} is gone`)
        const changed = await change(structuredClone(before))
        const difference = Number(changed.is_active) - Number(before.is_active)
        const changes = difference === 0 ? [] : [lists.nodes, lists.nodesOf(changed.user_id)]
        const growth = { lists: changes, difference, id }
        return outbox.during(before._s, raised, async (fields) => {
          const after = { ...changed, _s: { ...changed._s, ...fields } }
          await counts.during(growth, () =>
            due.writing(after._s.nextAt, () => store.nodes.replaceOne({ _id: id }, after)),
          )
          held.set(id, after)
          return after
        })
      }),
  }
}
