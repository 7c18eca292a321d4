import type { NodeServices } from './services.ts'
import type { NodeDoc } from '../store/documents.ts'
import { oneNodeBody } from './view.ts'

export const CHANGED_BY_PLATFORM = { scopes: ['NODE|PATCH'], by: 'SELF' } as const
export const CHANGED_BY_SYSTEM = { scopes: ['NODE|PATCH'], by: 'SYNAPSE' } as const

/** Publishes the events in the node's outbox. */
export const publishNode = (services: NodeServices, node: NodeDoc): Promise<void> =>
  services.outbox.publish(node._id, node._s, () => oneNodeBody(services, node, { base: services.baseUrl() }))
