import type { House } from './house.ts'
import { subnetBody } from './subnets/subnets.ts'
import { nodeBody } from './nodes/wire.ts'
import type { NodeDoc, SubnetDoc, TransDoc, UserDoc } from './store/documents.ts'
import { transBody } from './transactions/wire.ts'
import { userBody } from './users/wire.ts'
import type { SweptName } from './events/outbox.ts'

/** An object as the API shows it, for news that are told after a crash. */
export const restOf =
  (house: House) =>
  (collection: SweptName, object: object): (() => Promise<object>) =>
  async () => {
    const base = house.baseUrl()
    switch (collection) {
      case 'users':
        return userBody(object as UserDoc, { base })
      case 'nodes': {
        const node = object as NodeDoc
        return nodeBody(node, { base, balance: await house.balances.of(node._id) })
      }
      case 'trans': {
        const trans = object as TransDoc
        return transBody((await house.pending.get(trans._id)) ?? trans, base)
      }
      default:
        return subnetBody(object as SubnetDoc, base)
    }
  }
