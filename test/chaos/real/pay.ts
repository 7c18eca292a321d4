import { formatUsd, usd } from '#bank/ground/money.ts'
import type { PayingCustomer } from './kill.ts'
import { literal } from './literal.ts'
import { until } from './until.ts'

const ENDS_WITHIN_MS = 120_000
/** `proposed`, `refused`: never taken on. Whether those that were have settled is seen at the bank. */
const OVER = ['settled', 'refused', 'proposed', 'expired']

export type Payment = { readonly amount: string; readonly pressed: Promise<unknown> }
export type Payer = ReturnType<typeof createPayer>

/** A customer who pays Alex a different amount each time, so that each payment can be told from all others. */
export const createPayer = ({ processes, person, nextAmount }: PayingCustomer) => {
  /** Up to the card; its amount. */
  const propose = async (): Promise<string> => {
    const amount = nextAmount()
    await person().say(`send ${amount} to @alex`)
    await person().see(new RegExp(`Send this\\?[\\s\\S]*${literal(amount)}`))
    return amount
  }
  /** Up to the press of Confirm; its answer is not waited for. */
  const begin = async (): Promise<Payment> => ({
    amount: await propose(),
    pressed: person()
      .press('Confirm')
      .catch(() => undefined),
  })
  /** Over, told, and exactly as the bank's books have it; ms. */
  const ends = async (payments: readonly Payment[]): Promise<number> => {
    const began = performance.now()
    await Promise.all(payments.map(({ pressed }) => pressed))
    const areOver = async (): Promise<true | undefined> =>
      (await processes.operations('send')).every(
        ({ state, dueAt }) => OVER.includes(state) && (dueAt === undefined || state === 'proposed'),
      ) || undefined
    await until('all payments to end', areOver, ENDS_WITHIN_MS)
    const tookMs = performance.now() - began
    const booked = await processes.booked()
    for (const { amount } of payments) {
      const made = booked.filter((one) => inDollars(one.amount) === amount)
      if (made.length !== 1) throw new Error(`${amount} was made ${made.length} times`)
      await person().see(new RegExp(`^Sent[\\s\\S]*${literal(amount)}`))
    }
    if ((await processes.holds()) !== 0) throw new Error('money is still held')
    return tookMs
  }
  return { propose, begin, ends }
}

/** An amount of the bank's books, as it is told. */
export const inDollars = (amount: number): string => formatUsd(usd(BigInt(Math.round(amount * 100))))
