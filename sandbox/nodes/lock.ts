import type { NodeServices } from './services.ts'
import type { NodeDoc } from '../store/documents.ts'
import { CHANGED_BY_SYSTEM, publishNode } from './publish.ts'

const changeAll = async (services: NodeServices, userId: string, change: (node: NodeDoc) => NodeDoc): Promise<void> => {
  const nodes = await services.store.nodes.find({ user_id: userId }, { projection: { _id: 1 } }).toArray()
  for (const { _id } of nodes) {
    const after = await services.nodes.change(_id, change, CHANGED_BY_SYSTEM)
    await publishNode(services, after)
  }
}

/** A locked user's nodes are locked with it, each remembering what it was allowed before. */
export const lockNodes = (services: NodeServices, userId: string): Promise<void> =>
  changeAll(services, userId, (node) =>
    node.allowed === 'LOCKED'
      ? node
      : {
          ...node,
          allowed: 'LOCKED',
          timeline: [...node.timeline, { date: services.clock.now(), note: 'User locked. Node locked.' }],
          _s: { ...node._s, allowedBefore: node.allowed },
        },
  )

/** The operator's way back. */
export const unlockNodes = (services: NodeServices, userId: string): Promise<void> =>
  changeAll(services, userId, (node) =>
    node._s.allowedBefore === null
      ? node
      : {
          ...node,
          allowed: node._s.allowedBefore,
          timeline: [...node.timeline, { date: services.clock.now(), note: 'User unlocked. Node unlocked.' }],
          _s: { ...node._s, allowedBefore: null },
        },
  )
