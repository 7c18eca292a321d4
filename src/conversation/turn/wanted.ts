import { z } from 'zod'
import type { Input } from '#conversation/flow/dialog.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'

/** What is wanted again once the PIN was right, and how that was put into words: kept in a draft, as a text. */
export type Wanted = { readonly of: Text } & ({ readonly hear: Input } | { readonly open: Goal })

const Values = z.record(z.string(), z.string())
const GoalSchema = z.object({ name: z.string(), slots: Values })
const InputSchema = z.union([
  z
    .object({ kind: z.literal('said'), text: z.string(), goal: GoalSchema.optional() })
    .transform(({ kind, text, goal }) => ({ kind, text, goal })),
  z.object({ kind: z.literal('chose'), choice: z.string(), data: Values }),
  z.object({ kind: z.literal('filled'), values: Values }),
  z.object({ kind: z.literal('shared-phone'), phone: z.string() }),
])
const of = z.array(z.object({ text: z.string(), style: z.enum(['bold', 'italic', 'code']).exactOptional() }))
const WantedSchema: z.ZodType<Wanted, unknown> = z.union([
  z.object({ of, hear: InputSchema }),
  z.object({ of, open: GoalSchema }),
])

export const writeWanted = (wanted: Wanted): string => JSON.stringify(wanted)

/** Undefined where it was not kept so long, or can't be wanted again. */
export const readWanted = (kept: string | undefined): Wanted | undefined =>
  kept === undefined ? undefined : WantedSchema.safeParse(JSON.parse(kept)).data
