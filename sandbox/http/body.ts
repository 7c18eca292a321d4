import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { Context } from 'hono'
import type { JsonObject } from '../kit/parse.ts'
import { badForm, Refusal } from '../kit/refusal.ts'

export const MAX_BODY_BYTES = 30 * 1024 * 1024

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
  const text = await readText(c).catch((error: unknown) => {
    // Nobody is left to read the answer of a call that was broken off; it is no failure of the sandbox either.
    throw error instanceof Refusal ? error : badForm('Request body was cut off.')
  })
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
