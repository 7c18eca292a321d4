import type { House } from '../house.ts'
import type { NodeDoc } from '../store/documents.ts'
import { nodeBody } from './wire.ts'

export const CHANGED_BY_PLATFORM = { scopes: ['NODE|PATCH'], by: 'SELF' } as const
export const CHANGED_BY_SYSTEM = { scopes: ['NODE|PATCH'], by: 'SYNAPSE' } as const

/** Tells subscribers what the node's document says is still to be told. */
export const tellNode = (house: House, node: NodeDoc): Promise<void> =>
  house.outbox.tell(node._id, node._s, async () =>
    nodeBody(node, { base: house.baseUrl(), balance: await house.balances.of(node._id) }),
  )
