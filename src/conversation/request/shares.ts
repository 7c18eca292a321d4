import { type Usd, usd } from '#bank/ground/money.ts'
import type { Named } from '#bank/request/view.ts'
import { shareEqually } from '#bank/request/share.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { usdOf } from '#conversation/flow/pick.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { findOther } from './asking.ts'

/** A bill in cents and who shares it. `shares`: what each of `people` is asked for, once that was corrected by hand. */
export type Bill = {
  readonly total: string
  readonly people: readonly string[]
  readonly mine: boolean
  readonly shares?: readonly string[] | undefined
}

export type ShareLine = { readonly person: Named; readonly amount: Usd }

/** What each of the others is asked for, and what is left for the asker. */
export const sharesOf = ({ total, people, mine, shares }: Bill): { each: readonly bigint[]; own: bigint } => {
  if (shares?.length === people.length) {
    const each = shares.map((cents) => BigInt(cents))
    return { each, own: BigInt(total) - sum(each) }
  }
  const { each, own } = shareEqually(usdOf(total), people.length, mine)
  return { each: people.map(() => each.minor), own: own.minor }
}

export const sum = (all: readonly bigint[]): bigint => all.reduce((total, each) => total + each, 0n)

/** All payers with their share; undefined where one of them can't be found any more. */
export function* linesOf(bill: Bill, to: Localized): Asking<readonly ShareLine[] | undefined> {
  const { each } = sharesOf(bill)
  const found: ShareLine[] = []
  for (const [at, handle] of bill.people.entries()) {
    const person = yield* findOther(`@${handle}`, to)
    if ('wrong' in person) return undefined
    found.push({ person, amount: usd(each[at] ?? 0n) })
  }
  return found
}

/** As it is typed into a form. */
export const decimal = (cents: bigint): string => `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`
