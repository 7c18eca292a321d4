import type { Operation } from './operation.ts'
import { type Usd, usd } from './money.ts'

/** How a wallet that is sold out keeps, as its progress, the dollars that have come in so far. */
export const progressOf = (sold: Usd): string => `sold:${sold.minor}`

/** Dollars that have come in by it so far. */
export const soldBy = ({ bankStatus }: Pick<Operation, 'bankStatus'>): Usd => {
  const [, cents = '0'] = /^sold:(\d{1,18})$/.exec(bankStatus ?? '') ?? []
  return usd(BigInt(cents))
}
