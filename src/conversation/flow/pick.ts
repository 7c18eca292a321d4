import { type Account, type AccountKind, nicknameKey } from '#bank/ground/account.ts'
import { accountId, operationId, scheduleId } from '#bank/ground/ids.ts'
import { COINS, formatUsd, parseMoney, type Usd, usd } from '#bank/ground/money.ts'
import { z } from 'zod'
import { button, type ButtonDraft } from './dialog.ts'
import { fit } from '#conversation/words/text.ts'

/** Slots as dialogs keep them: ids and cents, as JSON. */
export const AccountSlot = accountId.schema
export const OperationSlot = operationId.schema
export const CentsSlot = z.string().regex(/^\d{1,15}$/)
export const ScheduleSlot = scheduleId.schema
export const CoinSlot = z.enum(COINS)

export const centsOf = (amount: Usd): string => amount.minor.toString()
export const usdOf = (cents: string): Usd => usd(BigInt(cents))

/** Cents of an amount in its normal or typed form; undefined for none. */
export const readCents = (text: string | undefined): string | undefined => {
  const amount = parseMoney('USD', text ?? '')
  return amount.ok && amount.value.minor > 0n ? centsOf(amount.value) : undefined
}

export const isOpen =
  (kind: AccountKind) =>
  (account: Account): boolean =>
    account.kind === kind && account.status === 'open'

/** An account by its id (from a button) or by its nickname as typed. */
export const findAccount = (accounts: readonly Account[], text: string | undefined): Account | undefined => {
  if (text === undefined) return undefined
  const wanted = text.trim().toLowerCase()
  const key = nicknameKey(text)
  return (
    accounts.find(({ id }) => id === text) ??
    accounts.find(({ nickname }) => nickname.toLowerCase() === wanted) ??
    (key === '' ? undefined : only(accounts.filter(({ nickname }) => nicknameKey(nickname) === key))) ??
    only(accounts.filter(({ nickname }) => wanted.length >= 3 && nickname.toLowerCase().startsWith(wanted)))
  )
}

export const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined)

/** Dollars on a button where they help to choose. */
export const accountButtons = (dialog: string, choice: string, accounts: readonly Account[]): readonly ButtonDraft[] =>
  accounts.slice(0, MOST_BUTTONS).map((account) => {
    const money = account.kind === 'deposit' ? ` ${formatUsd(account.available)}` : ''
    const label =
      [...account.nickname].length + money.length <= 30 ? `${account.nickname}${money}` : fit(account.nickname)
    return button(dialog, label, choice, { data: { account: account.id } })
  })

/** What fits on every channel beside a row of other buttons. */
const MOST_BUTTONS = 16

export { coinOf } from '#bank/ground/coins.ts'
