import { badForm, notAllowed, Refusal } from '../kit/refusal.ts'
import type { Settings } from '../kit/settings.ts'
import type { UserDoc } from '../store/documents.ts'

/** What a platform may set, each closing the user further than the one before it. */
const CLOSING = ['LOCKED', 'CLOSED', 'MAKE-IT-GO-AWAY']
/** What only a review gives. */
const EARNED = ['UNVERIFIED', 'RECEIVE', 'SEND-AND-RECEIVE']

/** Refuses whatever a locked or closed user wants done. */
export const requireOpen = ({ lockedStatus }: Settings, { permission }: UserDoc): void => {
  if (CLOSING.includes(permission))
    throw new Refusal(lockedStatus, '300', `User is ${permission}. Action is not allowed.`)
}

/**
 * Refuses a permission that the platform cannot give this user. A user can be closed further, and be closed the same way
 * twice; nobody comes back.
 */
export const requireSettable = (settings: Settings, user: UserDoc, wanted: string): void => {
  if (CLOSING.includes(wanted) && CLOSING.indexOf(wanted) >= CLOSING.indexOf(user.permission)) return
  if (!CLOSING.includes(wanted) && !EARNED.includes(wanted))
    throw badForm('Invalid field in payload: permission.', 'permission')
  requireOpen(settings, user)
  throw notAllowed(`Permission ${wanted} cannot be set by the platform.`)
}
