import type { House } from '../house.ts'
import type { NodeDoc } from '../store/documents.ts'
import { CHANGED_BY_SYSTEM, tellNode } from './publish.ts'

const changeAll = async (house: House, userId: string, change: (node: NodeDoc) => NodeDoc): Promise<void> => {
  const nodes = await house.store.nodes.find({ user_id: userId }, { projection: { _id: 1 } }).toArray()
  for (const { _id } of nodes) {
    const after = await house.nodes.change(_id, change, CHANGED_BY_SYSTEM)
    await tellNode(house, after)
  }
}

/** A locked user's nodes are locked with it, each remembering what it was allowed before. */
export const lockNodes = (house: House, userId: string): Promise<void> =>
  changeAll(house, userId, (node) =>
    node.allowed === 'LOCKED'
      ? node
      : {
          ...node,
          allowed: 'LOCKED',
          timeline: [...node.timeline, { date: house.clock.now(), note: 'User locked. Node locked.' }],
          _s: { ...node._s, allowedBefore: node.allowed },
        },
  )

/** The operator's way back. */
export const unlockNodes = (house: House, userId: string): Promise<void> =>
  changeAll(house, userId, (node) =>
    node._s.allowedBefore === null
      ? node
      : {
          ...node,
          allowed: node._s.allowedBefore,
          timeline: [...node.timeline, { date: house.clock.now(), note: 'User unlocked. Node unlocked.' }],
          _s: { ...node._s, allowedBefore: null },
        },
  )
