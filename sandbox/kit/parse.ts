import type { z } from 'zod'
import { badForm } from './refusal.ts'

export type JsonObject = { [key: string]: unknown }

/** `yes`/`no` in any letter case; `true` counts as yes. */
export const isYes = (value: string | undefined): boolean => /^(yes|true)$/i.test(value ?? '')

/** What is kept of a call, photos aside: enough for any text, too little to slow down reading the object. */
const MOST_KEPT = 256 * 1024

/** Refuses what is too large to be kept with an object, by the name of the field. */
export const requireSmall = (kept: unknown, field: string, most = MOST_KEPT): void => {
  // Nothing at all has no text.
  const text: string | undefined = JSON.stringify(kept)
  if (text !== undefined && text.length > most)
    throw badForm(`Invalid field in payload: ${field}. It is larger than ${most / 1_024} KiB.`, field)
}

/** Parses by schema; a wrong or missing field is refused by a message that names it. Unknown fields are ignored. */
export const parseBody = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const missing = issue?.code === 'invalid_type' && issue.message.includes('received undefined')
  if (missing) throw badForm(`Missing field in payload: ${field}.`, field)
  throw badForm(`Invalid field in payload: ${field === '' ? 'body' : field}. ${issue?.message ?? ''}`.trim(), field)
}
