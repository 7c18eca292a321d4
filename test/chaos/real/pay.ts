import { formatUsd, usd } from '#bank/money.ts'
import { type House, until } from './house.ts'
import { openPerson, type Person } from './person.ts'

const ENDS_WITHIN_MS = 60_000

/** `refused`: never taken on. Whether those that were have settled is seen at the bank. */
const OVER = ['settled', 'refused']

export type Payment = { readonly amount: string; readonly pressed: Promise<unknown> }

/** Somebody who pays Alex a different amount each time, so that each payment can be told from all others. */
export const createPayer = (house: House, person: Person) => {
  let serial = 0
  return {
    /** Up to the press of Confirm; its answer is not waited for. */
    begin: async (): Promise<Payment> => {
      serial += 1
      const amount = formatUsd(usd(100n + BigInt(serial)))
      await person.say(`send ${amount} to @alex`)
      await person.see(new RegExp(`Send this\\?[\\s\\S]*${literal(amount)}`))
      return { amount, pressed: person.press('Confirm').catch(() => undefined) }
    },
    /** Over, told, and exactly as the bank's books have it. */
    ends: async (payments: readonly Payment[], token = person.token): Promise<number> => {
      const began = performance.now()
      await Promise.all(payments.map(({ pressed }) => pressed))
      await until(
        'all payments to settle',
        async () => {
          const sends = await house.operations('send')
          const isOver = sends.every(({ state, dueAt }) => OVER.includes(state) && dueAt === undefined)
          return (isOver && sends.length >= payments.length) || undefined
        },
        ENDS_WITHIN_MS,
      )
      const tookMs = performance.now() - began
      const booked = await house.booked()
      const reader = await openPerson(house.url, token)
      try {
        for (const { amount } of payments) {
          const made = booked.filter((one) => inDollars(one.amount) === amount)
          if (made.length !== 1) throw new Error(`${amount} was made ${made.length} times`)
          await reader.see(new RegExp(`^Sent[\\s\\S]*${literal(amount)}`))
        }
      } finally {
        reader.close()
      }
      if ((await house.holds()) !== 0) throw new Error('money is still held')
      return tookMs
    },
  }
}

/** An amount of the bank's books, as it is told. */
export const inDollars = (amount: number): string => formatUsd(usd(BigInt(Math.round(amount * 100))))

const literal = (amount: string): string => amount.replaceAll(/[$.]/g, '\\$&')
