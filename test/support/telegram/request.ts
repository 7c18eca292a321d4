import type { Context } from 'hono'
import type { Params } from './calls.ts'
import type { SentFile } from './state.ts'

const parsed = (value: string): unknown => {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value // a text that only looks like JSON
  }
}

const TEXTS = new Set(['text', 'caption'])

/** Fields of a form are text; files stand apart, with `attach://<field>` left in their place for the schema. */
const fromForm = async (c: Context): Promise<{ params: Params; form: true }> => {
  const fields: Record<string, unknown> = {}
  const files = new Map<string, SentFile>()
  for (const [name, value] of (await c.req.formData()).entries()) {
    if (typeof value === 'string') fields[name] = TEXTS.has(name) ? value : parsed(value)
    else {
      const bytes = new Uint8Array(await value.arrayBuffer())
      files.set(name, { kind: 'document', name: value.name, bytes })
    }
  }
  // A file that no other field names is a field of its own.
  const named = JSON.stringify(fields)
  for (const name of files.keys()) if (!named.includes(`attach://${name}`)) fields[name] = `attach://${name}`
  // telegraf adds the method's name to its uploads.
  delete fields['method']
  return { params: { ...fields, files }, form: true }
}

/** The parameters of one call, however they came: JSON, form, multipart or query. */
export const readRequest = async (c: Context): Promise<{ params: Params; form: boolean }> => {
  const type = c.req.header('content-type') ?? ''
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) return fromForm(c)
  const files = new Map<string, SentFile>()
  if (type.startsWith('application/json')) {
    const body = await c.req.json<object>()
    return { params: { ...body, files }, form: false }
  }
  const query = Object.fromEntries(Object.entries(c.req.query()).map(([name, value]) => [name, parsed(value)]))
  return { params: { ...query, files }, form: true }
}
