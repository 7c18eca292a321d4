import type { EventServices } from '../events/services.ts'
import type { Files } from '../store/files.ts'
import type { Users } from './users.ts'

export type UserServices = EventServices & {
  files: Files
  users: Users
  /** A locked user's accounts are locked with it. Nodes depend on users, so `compose.ts` connects this. */
  lockNodes(userId: string): Promise<void>
}
