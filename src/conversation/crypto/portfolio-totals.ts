import type { Position } from '#bank/crypto/portfolio.ts'

/** Cents over all coins; a sum is undefined where a part of it is. */
export type Totals = {
  readonly value: bigint | undefined
  readonly unrealised: bigint | undefined
  readonly realised: bigint
  readonly dayChange: bigint | undefined
}

const sumOf = (amounts: readonly (bigint | undefined)[]): bigint | undefined =>
  amounts.reduce<bigint | undefined>(
    (sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount),
    0n,
  )

export const totalsOf = (positions: readonly Position[]): Totals => {
  const held = positions.filter((position) => position.held.minor > 0n)
  const priced = held.filter(({ costUnknown, held: { minor } }) => costUnknown.minor < minor)
  return {
    value: sumOf(held.map(({ value }) => value?.minor)),
    unrealised: sumOf(priced.map(({ unrealised }) => unrealised)),
    realised: positions.reduce((sum, { realised }) => sum + realised, 0n),
    dayChange: sumOf(held.map(({ dayChange }) => dayChange)),
  }
}
