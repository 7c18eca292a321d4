import { createCache } from '../store/cache.ts'
import type { Counts } from '../store/counts.ts'
import type { Store } from '../store/database.ts'
import type { NodeDoc } from '../store/documents.ts'
import type { Locks } from '../store/locks.ts'

export type Nodes = {
  get(id: string): Promise<NodeDoc | undefined>
  insert(nodes: readonly NodeDoc[]): Promise<void>
  /** Reads, changes and stores one node while nobody else changes it. Balances are the ledger's, never changed here. */
  change(id: string, change: (node: NodeDoc) => NodeDoc | Promise<NodeDoc>): Promise<NodeDoc>
}

const MOST_HELD = 20_000
export const NODES_LIST = 'nodes'
export const nodesOf = (userId: string): string => `nodes:${userId}`

export const createNodes = (deps: { store: Store; locks: Locks; counts: Counts }): Nodes => {
  const { store, locks, counts } = deps
  const held = createCache<NodeDoc>(MOST_HELD)

  const get = async (id: string): Promise<NodeDoc | undefined> => {
    const known = held.get(id)
    if (known !== undefined) return known
    const node = await store.nodes.findOne({ _id: id })
    if (node === null) return undefined
    const meanwhile = held.get(id)
    if (meanwhile !== undefined) return meanwhile
    held.set(id, node)
    return node
  }

  return {
    get,
    async insert(nodes) {
      const lists = nodes.flatMap((node) => [nodesOf(node.user_id)])
      const own = lists[0]
      if (own === undefined) return
      await counts.during([NODES_LIST, own], nodes.length, () => store.nodes.insertMany([...nodes]))
      for (const node of nodes) held.set(node._id, node)
    },
    change: (id, change) =>
      locks(`node:${id}`, async () => {
        const before = await get(id)
        if (before === undefined) throw new Error(`node ${id} is gone`)
        const after = await change(structuredClone(before))
        const difference = Number(after.is_active) - Number(before.is_active)
        const lists = difference === 0 ? [] : [NODES_LIST, nodesOf(after.user_id)]
        await counts.during(lists, difference, () => store.nodes.replaceOne({ _id: id }, after))
        held.set(id, after)
        return after
      }),
  }
}
