import { usd } from '#bank/ground/money.ts'

/** Dollars for one bitcoin, the same in every run. */
export const PRICE = usd(1_000_00n)
/** A cent is worth as many of its smallest parts, exactly. */
export const PARTS_PER_CENT = 1_000n
