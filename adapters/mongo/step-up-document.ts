import { z } from 'zod'
import { identityKey } from '#bank/ground/ids.ts'
import type { StepUp } from '#bank/ground/step-up.ts'

const Cents = z.bigint().nonnegative()

/** As it stands in a customer's document. */
export const StepUpSchema: z.ZodType<StepUp, unknown> = z.object({
  above: z.union([Cents, z.literal('off')]).exactOptional(),
  given: z.array(z.object({ chat: identityKey.schema, epoch: z.number(), at: z.number() })),
  spent: z.array(
    z.object({ cause: z.string(), chat: identityKey.schema, cents: Cents, before: z.literal(true).exactOptional() }),
  ),
})
