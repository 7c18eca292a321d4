import type { Context } from 'hono'
import type { z } from 'zod'
import { badForm } from './errors.ts'

export const MAX_BODY_BYTES = 30 * 1024 * 1024
export type JsonObject = { [key: string]: unknown }

/** The request's JSON object; nothing at all counts as an empty one. */
export const readBody = async (c: Context): Promise<JsonObject> => {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > MAX_BODY_BYTES) throw badForm('Request body is larger than 30 MiB.')
  const text = await c.req.text()
  if (text.length > MAX_BODY_BYTES) throw badForm('Request body is larger than 30 MiB.')
  if (text.trim() === '') return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw badForm('Request body is not valid JSON.')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badForm('Request body must be a JSON object.')
  return body as JsonObject
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
