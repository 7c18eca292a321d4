import type { Audit } from '#bank/ground/audit.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { stop } from './recover.ts'
import type { RecoverPorts } from './recovery-ports.ts'
import { isActive } from './recovery.ts'
import { tellOwed } from '#bank/ground/owed.ts'
import { type Actor, owedToOtherChats } from './security.ts'
import { countPin, type PinDeps, type PinTry } from './sign-in.ts'

/**
 * Every other sign-in ends with it: whoever knew the old PIN is out, also of the way in that they began with it. Gives the
 * epoch of the sign-in that changed it.
 */
export const changePin = async (
  deps: PinDeps & RecoverPorts & { readonly audit: Audit },
  customer: CustomerId,
  given: PinTry,
): Promise<{ readonly epoch: number }> => {
  const { pin, now } = given
  const owed = owedToOtherChats('pin-changed', given)
  await deps.pins.replace(customer, await deps.hasher.hash(pin), given.chat, undefined, owed)
  await deps.audit.append({ id: `${customer}:pin:${now}`, at: now, customer, what: 'pin changed', facts: {} })
  await stopProvedByPin(deps, customer, given)
  // Only now: before the new PIN stands, somebody could sign in with the old one.
  const epoch = await deps.customers.endSignIns(customer)
  await countPin(deps, customer, given, epoch)
  await tellOwed(deps, customer, [owed])
  return { epoch }
}

/** The old PIN proves nothing any more, however long ago it was given. */
const stopProvedByPin = async (ports: RecoverPorts, customer: CustomerId, actor: Actor): Promise<void> => {
  const recovery = await ports.recoveries.find(customer)
  if (recovery?.proof === 'pin' && isActive(recovery)) await stop(ports, customer, recovery.id, actor)
}
