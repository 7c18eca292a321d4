import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { Context } from 'hono'
import type { z } from 'zod'
import { badForm, Refusal } from './errors.ts'

export const MAX_BODY_BYTES = 30 * 1024 * 1024
export type JsonObject = { [key: string]: unknown }

const tooLarge = (): Refusal => badForm('Request body is larger than 30 MiB.')

const UNPACK: Readonly<Record<string, (packed: ArrayBuffer) => Promise<Buffer>>> = {
  gzip: (packed) => promisify(gunzip)(packed, { maxOutputLength: MAX_BODY_BYTES }),
  deflate: (packed) => promisify(inflate)(packed, { maxOutputLength: MAX_BODY_BYTES }),
  br: (packed) => promisify(brotliDecompress)(packed, { maxOutputLength: MAX_BODY_BYTES }),
}

const readText = async (c: Context): Promise<string> => {
  const coding = (c.req.header('content-encoding') ?? 'identity').trim().toLowerCase()
  if (coding === 'identity' || coding === '') return c.req.text()
  const unpack = UNPACK[coding.replace(/^x-/, '')]
  if (unpack === undefined) throw new Refusal(415, '200', `Content-Encoding ${coding} is not supported.`)
  const packed = await c.req.arrayBuffer()
  try {
    return (await unpack(packed)).toString('utf8')
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge()
    throw badForm(`Request body is not valid ${coding}.`)
  }
}

/** The request's JSON object; nothing at all counts as an empty one, and so does `null`. */
export const readBody = async (c: Context): Promise<JsonObject> => {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > MAX_BODY_BYTES) throw tooLarge()
  const text = await readText(c)
  if (text.length > MAX_BODY_BYTES) throw tooLarge()
  if (text.trim() === '') return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw badForm('Request body is not valid JSON.')
  }
  if (body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) throw badForm('Request body must be a JSON object.')
  return body as JsonObject
}

/** What is kept of a call, photos aside: enough for any words, too little to burden whoever reads the object. */
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
