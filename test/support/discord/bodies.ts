import type { HonoRequest } from 'hono'
import { refusal } from './errors.ts'

export type SentFile = {
  readonly slot: number
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}
export type SentBody = { readonly payload: unknown; readonly files: readonly SentFile[] }

const FILE_LIMIT = 10 * 1024 * 1024
const REQUEST_LIMIT = 25 * 1024 * 1024

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw refusal(400, 50_109, 'The request body contains invalid JSON.')
  }
}

const multipart = (form: FormData): Promise<SentBody> => {
  const files = [...form.entries()].flatMap(([key, value]) => {
    const slot = /^files\[(\d+)\]$/.exec(key)?.[1]
    if (slot === undefined) return []
    if (typeof value === 'string') throw refusal(400, 50_035, 'Invalid Form Body')
    return [{ slot: Number(slot), file: value }]
  })
  const payload = form.get('payload_json')
  return Promise.all(
    files.map(async ({ slot, file }) => {
      if (file.size > FILE_LIMIT) throw refusal(413, 40_005, 'Request entity too large')
      return { slot, name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }
    }),
  ).then((sent) => ({ payload: typeof payload === 'string' ? parsed(payload) : {}, files: sent }))
}

/** JSON, or multipart with `payload_json` and `files[n]`; anything else is refused as Discord refuses it. */
export const readBody = async (request: HonoRequest): Promise<SentBody> => {
  const type = request.header('content-type') ?? ''
  const size = Number(request.header('content-length') ?? 0)
  if (size > REQUEST_LIMIT) throw refusal(413, 40_005, 'Request entity too large')
  if (type.startsWith('multipart/form-data')) return multipart(await request.formData())
  if (type.startsWith('application/json')) return { payload: parsed(await request.text()), files: [] }
  throw refusal(400, 50_035, `Invalid Form Body: Expected "Content-Type" header to be one of {'application/json'}.`)
}
