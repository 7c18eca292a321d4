import { err } from '#kit/result.ts'

/** Why an operation can't be handed to the bank at all, for the kinds of order that share the reason. */

/** Secrets wait in the vault for an hour; what could not be handed over within it has to be given again. */
export const lostSecrets = err({
  kind: 'refused',
  reason: 'no-longer-kept',
  message: 'what was typed is no longer kept',
} as const)

/** Registering is still under way: what else is wanted waits for it. */
export const noUser = err({ kind: 'not-sent', message: 'the customer has no user at the bank yet' } as const)
