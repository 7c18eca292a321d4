import { Refusal } from '../kit/refusal.ts'
import type { Settings } from '../kit/settings.ts'
import type { UserDoc } from '../store/documents.ts'

const BARRED = new Set(['LOCKED', 'CLOSED', 'MAKE-IT-GO-AWAY'])

/** Refuses whatever a locked or closed user wants done. */
export const requireOpen = ({ lockedStatus }: Settings, { permission }: UserDoc): void => {
  if (BARRED.has(permission)) throw new Refusal(lockedStatus, '300', `User is ${permission}. Action is not allowed.`)
}
