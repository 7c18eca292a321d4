import type { House } from '../house.ts'
import type { UserDoc } from '../store/documents.ts'
import { userBody } from './wire.ts'

export const CHANGED_BY_PLATFORM = { scopes: ['USER|PATCH'], by: 'SELF' } as const
export const CHANGED_BY_SYSTEM = { scopes: ['USER|PATCH'], by: 'SYNAPSE' } as const

/** Tells subscribers what the user's document says is still to be told. */
export const tellUser = (house: House, user: UserDoc): Promise<void> =>
  house.outbox.tell(user._id, user._s, () => userBody(user, { base: house.baseUrl() }))
