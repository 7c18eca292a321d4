import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { noticeIdIn } from '#bank/ground/notice.ts'
import { type Owed, tellOwed } from '#bank/ground/owed.ts'
import { isPinFresh, type PinPorts } from '#bank/operation/step-up.ts'
import { type Actor, owedToOtherChats, type SecurityPorts } from './security.ts'

type Ports = Omit<SecurityPorts, 'customers'> & { readonly customers: Customers; readonly audit: Audit }

export type LinkedChat = { readonly chat: IdentityKey; readonly isHere: boolean }

/** In the order in which they were linked. */
export const listChats = async (
  { customers }: Pick<Ports, 'customers'>,
  customer: CustomerId,
  here: IdentityKey,
): Promise<readonly LinkedChat[]> =>
  (await customers.identitiesOf(customer)).map((chat) => ({ chat, isHere: chat === here }))

/**
 * The chat is linked no longer: its sign-in counts for nothing from its next turn on, and it hears of it, as do all others.
 * The chat that asks can't be the one: somebody would be left without any. False where there was no such chat.
 */
export const revokeChat = async (
  ports: Ports & Pick<PinPorts, 'stepUps' | 'settings'>,
  owner: Customer,
  chat: IdentityKey,
  actor: Actor,
): Promise<boolean | 'pin-wanted'> => {
  const customer = owner.id
  if (!(await isPinFresh(ports, owner, actor))) return 'pin-wanted'
  const { turn, now } = actor
  const channel = actor.chat.slice(0, actor.chat.indexOf(':'))
  const about = { kind: 'security', what: 'unlinked-here', channel, at: now } as const
  const here: Owed = { id: noticeIdIn(chat, `security:unlinked:${turn}`), about, only: chat }
  const owed = [here, owedToOtherChats('unlinked', actor)]
  if (chat === actor.chat || !(await ports.customers.detach(chat, customer, owed))) return false
  const facts = { chat }
  await ports.audit.append({ id: `${customer}:unlinked:${turn}`, at: now, customer, what: 'chat unlinked', facts })
  await tellOwed(ports, customer, owed)
  return true
}
