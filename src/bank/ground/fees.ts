import { type Usd, usd } from './money.ts'

/** What the bank charges for whatever it does: every card shows it, and whoever asks is told. */
export const FEE: Usd = usd(0n)
