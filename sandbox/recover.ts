import type { Services } from './compose.ts'
import type { ObjectEvent } from './events/event.ts'
import { publishUnpublished, type WithOutbox } from './events/republish.ts'
import { releaseUnused } from './idempotency/idempotency.ts'
import { finishLinking } from './nodes/bank-login.ts'
import { nodeBody } from './nodes/wire.ts'
import type { NodeDoc, SubnetDoc, TransDoc, UserDoc } from './store/documents.ts'
import { subnetBody } from './subnets/wire.ts'
import { transBody } from './transactions/wire.ts'
import { userBody } from './users/wire.ts'

/** An object as the API shows it, for events that are published after a crash. */
const bodyOf =
  (services: Services) =>
  (collection: WithOutbox, object: object): ObjectEvent['body'] =>
  async () => {
    const base = services.baseUrl()
    switch (collection) {
      case 'users':
        return userBody(object as UserDoc, { base })
      case 'nodes': {
        const node = object as NodeDoc
        return nodeBody(node, { base, balance: await services.balances.of(node._id) })
      }
      case 'trans': {
        const trans = object as TransDoc
        return transBody((await services.pending.get(trans._id)) ?? trans, base)
      }
      default:
        return subnetBody(object as SubnetDoc, base)
    }
  }

/** At start: finishes what was decided and not all stored when a crash came. `lastSeen` is when the clock was last stored. */
export const finishInterrupted = async (services: Services, lastSeen: number): Promise<void> => {
  await finishLinking(services)
  await releaseUnused(services, lastSeen)
}

/** At start: publishes what was stored and not published when a crash came. */
export const republish = async (services: Services): Promise<void> => {
  const { ledger, store, events } = services
  await ledger.exclusively(() => publishUnpublished({ store, events, bodyOf: bodyOf(services) }))
}
