import type { House } from '../house.ts'
import type { UserDoc } from '../store/documents.ts'
import { userBody } from './wire.ts'

/** Tells subscribers that a user was created or changed. */
export const tellUser = (
  house: House,
  user: UserDoc,
  by: 'SELF' | 'SYNAPSE',
  name: 'USERS|POST' | 'USER|PATCH' = 'USER|PATCH',
): Promise<void> =>
  house.events.tell({ name, objectId: user._id, rest: () => userBody(user, { base: house.baseUrl() }), by })
