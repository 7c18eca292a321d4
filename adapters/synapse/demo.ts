import { z } from 'zod'
import type { Usd } from '#bank/ground/money.ts'
import type { RailFailure } from '#bank/ground/rail.ts'
import type { Result } from '#kit/result.ts'
import { createBank } from './bank.ts'
import type { SynapseConfig } from './config.ts'
import { translated } from './translated.ts'
import { toWire } from './wire-number.ts'

const Triggered = z.object({ success: z.literal(true), transaction_id: z.string() })

export type FundOrder = { readonly user: string; readonly node: string; readonly amount: Usd }
/** Money out of nowhere, for a sandbox's demo customers; the bank itself refuses it in production. */
export const createDemoFunds = (config: SynapseConfig) => {
  const bank = createBank(config)
  return {
    /** Not idempotent: every call brings the amount again. It settles within seconds, not at once. */
    fundNode: ({ user, node, amount }: FundOrder): Promise<Result<{ readonly transfer: string }, RailFailure>> =>
      bank.asUser({
        what: 'fund a demo node',
        effect: 'write',
        schema: translated(Triggered, ({ transaction_id }) => ({ transfer: transaction_id })),
        user,
        ids: [node],
        send: (wire) => wire.triggerDummyTransactions(node, { amount: toWire(amount), is_credit: 'yes', type: 'ACH' }),
      }),
  }
}
