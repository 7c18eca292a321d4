import type { House } from '../house.ts'
import type { NodeDoc } from '../store/documents.ts'
import { nodeBody } from './wire.ts'

/** Tells subscribers that a node was created or changed. */
export const tellNode = async (
  house: House,
  node: NodeDoc,
  by: 'SELF' | 'SYNAPSE',
  name: 'NODES|POST' | 'NODE|PATCH' = 'NODE|PATCH',
  also?: string,
): Promise<void> =>
  house.events.tell({
    name,
    objectId: node._id,
    rest: async () => nodeBody(node, { base: house.baseUrl(), balance: await house.balances.of(node._id) }),
    by,
    ...(also === undefined ? {} : { also }),
  })
