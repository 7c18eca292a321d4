import type { UserServices } from './services.ts'
import type { UserDoc } from '../store/documents.ts'
import { userBody } from './wire.ts'

export const CHANGED_BY_PLATFORM = { scopes: ['USER|PATCH'], by: 'SELF' } as const
export const CHANGED_BY_SYSTEM = { scopes: ['USER|PATCH'], by: 'SYNAPSE' } as const

/** Publishes the events in the user's outbox. */
export const publishUser = (services: UserServices, user: UserDoc): Promise<void> =>
  services.outbox.publish(user._id, user._s, () => userBody(user, { base: services.baseUrl() }))
