import { err, ok, type Result } from '#kit/result.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type ConversationId, type CustomerId, derivedId, identityKey, type OperationId } from '#bank/ground/ids.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { begin } from '#bank/operation/decide.ts'
import type { OrderHandler } from '#bank/operation/handler.ts'
import { lostSecrets } from '#bank/operation/not-submitted.ts'
import { type CodeRefusal, type CodeTries, MOST_CODES } from './bank-code.ts'
import { maskContact } from './mask.ts'
import { provedByCode } from './recover.ts'
import type { RecoverPorts } from './recovery-ports.ts'

/**
 * For a forgotten PIN the bank sends a code to the phone that it has on file, as it does for a device that it does not know.
 * Each code is for a device of its own, named after the operation that had it sent.
 */

type Deps = {
  readonly codeTries: CodeTries
  readonly operations: Operations
  readonly availability: BankAvailability
  readonly vault: Vault
  readonly wake: Wake
  readonly settings: Settings
}
type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }

const DAY_MS = 24 * 3_600_000
/** A code is entered minutes after it was sent: little is done in between. */
const LOOKED_AT = 50
/** A code that old is not asked for any more. */
const CODE_LIFE_MS = 3_600_000

/** Where the bank can send a code, masked; undefined for a customer whom it does not know yet. */
export const recoveryDeviceOf = ({ bankUserId, phone }: Customer): string | undefined =>
  bankUserId === undefined ? undefined : maskContact(phone)

const takeTry = async (
  { codeTries }: Pick<Deps, 'codeTries'>,
  order: { customer: CustomerId; what: 'send' | 'enter'; operation: OperationId; now: number },
): Promise<Result<void, CodeRefusal>> => {
  const taken = await codeTries.take({ ...order, most: MOST_CODES, withinMs: DAY_MS })
  return taken === 'taken' ? ok(undefined) : err({ kind: 'too-many', until: taken.until })
}

export const sendRecoveryCode = async (
  ports: Omit<Deps, 'vault'>,
  customer: Customer,
  { turn, place, now }: Cause,
): Promise<Result<Operation, CodeRefusal>> => {
  const id = derivedId('operation', 'send-recovery-code', turn)
  const device = recoveryDeviceOf(customer)
  if (device === undefined) return err({ kind: 'not-wanted' })
  const taken = await takeTry(ports, { customer: customer.id, what: 'send', operation: id, now })
  if (!taken.ok) return taken
  return ok(await begin(ports, { id, customer, order: { kind: 'send-recovery-code', device }, place, now }))
}

/** The newest that was sent from this chat, where it may still be entered. */
export const sentRecoveryCode = async (
  { operations }: Pick<Deps, 'operations'>,
  customer: CustomerId,
  chat: ConversationId,
): Promise<{ readonly id: OperationId; readonly device: string; readonly at: number } | undefined> => {
  const latest = await operations.ofCustomer(customer, { limit: LOOKED_AT })
  const sent = latest.find(
    ({ order, state, place }) =>
      order.kind === 'send-recovery-code' && state === 'settled' && place.conversation === chat,
  )
  return sent?.order.kind === 'send-recovery-code'
    ? { id: sent.id, device: sent.order.device, at: sent.createdAt }
    : undefined
}

export const enterRecoveryCode = async (
  ports: Deps,
  customer: Customer,
  { code, turn, place, now }: Cause & { readonly code: string },
): Promise<Result<Operation, CodeRefusal>> => {
  const id = derivedId('operation', 'enter-recovery-code', turn)
  const sent = await sentRecoveryCode(ports, customer.id, place.conversation)
  if (sent === undefined || now >= sent.at + CODE_LIFE_MS) return err({ kind: 'not-wanted' })
  const taken = await takeTry(ports, { customer: customer.id, what: 'enter', operation: id, now })
  if (!taken.ok) return taken
  await ports.vault.put(id, { code }, now)
  const order = { kind: 'enter-recovery-code', sent: sent.id } as const
  return ok(await begin(ports, { id, customer, order, place, now }))
}

const notAllowed = (message: string) => err({ kind: 'refused', reason: 'not-allowed', message } as const)
const settled = (bankId: string) => ok({ status: 'settled', bankId } as const)

export const sendRecoveryCodeHandler = ({ rail }: { readonly rail: Pick<Rail, 'users'> }): OrderHandler => ({
  submit: async ({ id, order }, { bankUserId: user }) => {
    if (order.kind !== 'send-recovery-code' || user === undefined) return notAllowed('nobody to send a code to')
    const access = await rail.users.access(user, id)
    if (!access.ok) return access
    // A bank that lets an unknown device in without a code proves nothing by one.
    if (access.value.kind === 'open') return notAllowed('the bank asks this user for no code')
    const device = access.value.devices.find((each) => maskContact(each) === order.device)
    if (device === undefined) return notAllowed('the bank does not send codes there')
    const sent = await rail.users.sendCode({ user, device, from: id })
    return sent.ok ? settled(user) : sent
  },
  find: async () => ok(undefined),
  follow: async ({ bankId = '' }) => settled(bankId),
})

type EnterPorts = RecoverPorts & {
  readonly rail: Pick<Rail, 'users'>
  readonly vault: Vault
  readonly settings: Settings
}

export const enterRecoveryCodeHandler = (ports: EnterPorts): OrderHandler => {
  return {
    submit: async ({ id, order }, { bankUserId: user }) => {
      const secrets = await ports.vault.get(id, ports.clock())
      if (secrets?.code === undefined) return lostSecrets
      if (order.kind !== 'enter-recovery-code' || user === undefined) return notAllowed('nobody to ask about a code')
      // Let in already: this code was used, and says nothing of who gives it now.
      const access = await ports.rail.users.access(user, order.sent)
      if (!access.ok) return access
      if (access.value.kind === 'open') return err({ kind: 'refused', reason: 'wrong-code', message: 'used before' })
      const entered = await ports.rail.users.enterCode({ user, code: secrets.code, from: order.sent })
      return entered.ok ? settled(user) : entered
    },
    // A code whose answer was not received was right if the bank knows that device now: before it did not.
    find: async ({ order }, { bankUserId: user }) => {
      if (order.kind !== 'enter-recovery-code' || user === undefined) return ok(undefined)
      const access = await ports.rail.users.access(user, order.sent)
      if (!access.ok) return access
      return access.value.kind === 'open' ? settled(user) : ok(undefined)
    },
    follow: async ({ bankId = '' }) => settled(bankId),
    conclude: async ({ id, state, place }, customer) => {
      if (state !== 'settled') return
      const chat = identityKey(place.conversation)
      // Whose chat it is may have changed since it was asked for.
      if ((await ports.customers.findByIdentity(chat))?.id !== customer.id) return
      await provedByCode(ports, customer.id, { chat, cause: id, now: ports.clock() })
    },
  }
}
