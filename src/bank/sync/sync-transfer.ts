import { isOperationId } from '#bank/ground/ids.ts'
import { isOver } from '#bank/ground/operation.ts'
import type { BankEvent } from '#bank/ground/rail.ts'
import { type BankTransfer, returnedBy } from '#bank/ground/transfer.ts'
import { saveSeen } from '#bank/operation/mirror.ts'
import { type AtBank, syncAccount } from './sync-account.ts'
import type { SyncDeps } from './sync-deps.ts'
import { tellByNumber } from './tell-by-number.ts'

const TRIES = 5

/**
 * Reads a transfer again that the bank sent a webhook about, and the accounts on both of its sides.
 * @throws Error when the bank can't be read.
 */
export const syncTransfer = async (
  deps: SyncDeps,
  event: Extract<BankEvent, { readonly about: 'transfer' }>,
): Promise<void> => {
  if (isOperationId(event.operation)) {
    const operation = await deps.operations.find(event.operation)
    // What comes of a return is done below.
    if (operation !== undefined && !isOver(operation)) await deps.wake.operation(operation.id)
  }
  const sides = [
    { user: event.fromUser, account: event.fromAccount },
    { user: event.toUser, account: event.toAccount },
  ].filter((side): side is AtBank => side.user !== undefined && side.account !== undefined)
  const [where] = await oursOf(deps, sides)
  // Between people of other products of the platform: not of our customers, and not readable to us.
  if (where === undefined) return
  const transfer = await deps.rail.transfers.read({ ...where, transfer: event.id })
  if (!transfer.ok) throw new Error(`the transfer ${event.id} could not be read: ${transfer.error.message}`)
  // What is told says how much there is now.
  for (const side of sides) await syncAccount(deps, side)
  const told = await tellByNumber(deps, transfer.value)
  await saveSeen(deps, [transfer.value])
  if (told !== undefined) await deps.wake.notice(told)
  await takeReturn(deps, transfer.value)
}

const oursOf = async (deps: SyncDeps, sides: readonly AtBank[]): Promise<readonly AtBank[]> => {
  const customers = await Promise.all(sides.map(({ user }) => deps.customers.findByBankUser(user)))
  return sides.filter((_, at) => customers[at] !== undefined)
}

/** A bank may send settled money back days later: the operation that stood as settled learns it here. */
export const takeReturn = async (deps: SyncDeps, transfer: BankTransfer): Promise<void> => {
  const { operation: id, status } = transfer
  if (status !== 'returned' || !isOperationId(id)) return
  for (let tries = 0; tries < TRIES; tries += 1) {
    const operation = await deps.operations.find(id)
    if (operation?.state !== 'settled') return
    const at = deps.clock()
    const set = returnedBy(transfer)
    if (await deps.operations.change(operation.id, operation.revision, { state: 'returned', at, set, dueAt: at })) {
      await deps.advance(operation.id)
      return
    }
  }
  throw new Error(`the return of ${id} lost ${TRIES} races`)
}
