import type { Audit } from '#bank/ground/audit.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { isFresh, isRaised, type PinAbove, pinAboveOf } from '#bank/ground/step-up.ts'
import { hereOf, type PinPorts } from '#bank/operation/step-up.ts'
import { tellOwed } from '#bank/ground/owed.ts'
import { type Actor, owedToOtherChats, type SecurityPorts } from './security.ts'

type Ports = SecurityPorts & Pick<PinPorts, 'stepUps' | 'settings'> & { readonly audit: Audit }

/**
 * Above which amount the PIN is asked for. More, or never, takes the PIN itself, and is told in every other chat: a thief who
 * finds an open one gains nothing by it. Less takes nothing.
 */
export const setPinAbove = async (
  ports: Ports,
  customer: Customer,
  above: PinAbove,
  actor: Actor,
): Promise<'set' | 'pin-wanted'> => {
  const here = hereOf(customer, actor.chat, actor.now)
  const rule = ports.settings.stepUp
  const owed = owedToOtherChats('pin-asked-less', actor)
  const done = await ports.stepUps.change(customer.id, (stepUp) => {
    const before = pinAboveOf(stepUp, rule)
    const isMore = isRaised(before, above)
    if (isMore && !isFresh(stepUp, here, rule)) return { after: stepUp, outcome: 'pin-wanted' as const }
    const after = { ...stepUp, above }
    return isMore ? { after, outcome: 'raised' as const, owed } : { after, outcome: 'set' as const }
  })
  if (done === 'pin-wanted') return done
  const { turn, now } = actor
  const id = `${customer.id}:pin-above:${turn}`
  await ports.audit.append({ id, at: now, customer: customer.id, what: 'pin above', facts: { above: String(above) } })
  if (done === 'raised') await tellOwed(ports, customer.id, [owed])
  return 'set'
}
