import type { Position } from '#bank/crypto/portfolio.ts'
import { type Coin, SCALE, type Usd, usd } from '#bank/ground/money.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readMyPortfolio } from '#conversation/crypto/questions.ts'
import type { Asking } from '#conversation/flow/declare.ts'

/** What one coin did cost on average, of those that are held and whose cost is known. */
export const paidPerCoin = ({ held, costUnknown, basis }: Pick<Position, 'held' | 'costUnknown' | 'basis'>) => {
  const known = held.minor - costUnknown.minor
  if (known <= 0n || basis.minor <= 0n) return undefined
  return usd((basis.minor * 10n ** BigInt(SCALE[held.asset])) / known)
}

/** Undefined where they hold none whose cost is known. */
export function* pricePaid(coin: Coin): Asking<Usd | undefined> {
  const { positions } = yield* ask(readMyPortfolio)
  const position = positions.find((each) => each.coin === coin)
  return position && paidPerCoin(position)
}
