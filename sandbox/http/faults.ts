import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Next } from 'hono'
import { errorBody, json } from './errors.ts'
import { type FaultRule, FaultRule as Rule, type Faults } from '../faults/faults.ts'
import { Refusal } from '../kit/refusal.ts'
import { PREFIX, presentPath } from './prefix.ts'

const HTML =
  '<html><head><title>504 Gateway Time-out</title></head><body><center><h1>504 Gateway Time-out</h1></center></body></html>'

/** `X-Sandbox-Fault: status; status=503; ms=200` asks for a fault of this one call. */
const fromHeader = (header: string | undefined): FaultRule | undefined => {
  if (header === undefined) return undefined
  const [fault, ...pairs] = header.split(';').map((part) => part.trim())
  const given = Object.fromEntries(
    pairs.map((pair) => pair.split('=')).map(([name, value]) => [name ?? '', Number(value)]),
  )
  const rule = Rule.safeParse({ fault, ...given })
  if (!rule.success) throw new Refusal(400, '200', 'Invalid X-Sandbox-Fault header.')
  return rule.data
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

type Raw = HttpBindings | undefined

const raw = (c: Context): Raw => {
  const env = c.env as Partial<HttpBindings> | undefined
  return env?.incoming !== undefined && env.outgoing !== undefined ? (env as HttpBindings) : undefined
}

/** Resolves when the caller gave up: the answer never comes. */
const hang = (c: Context): Promise<Response> => {
  const env = raw(c)
  if (env === undefined) return Promise.resolve(new Response(null, { status: 504 }))
  return new Promise((resolve) => {
    const done = (): void => resolve(RESPONSE_ALREADY_SENT)
    if (env.outgoing.destroyed) done()
    else env.outgoing.once('close', done)
  })
}

const reset = (c: Context): Response => {
  const env = raw(c)
  if (env === undefined) return new Response(null, { status: 502 })
  env.incoming.socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

const truncate = async (c: Context, response: Response): Promise<Response> => {
  const env = raw(c)
  const text = await response.text()
  const half = text.slice(0, Math.floor(text.length / 2))
  if (env === undefined)
    return new Response(half, { status: response.status, headers: { 'content-type': 'application/json' } })
  env.outgoing.writeHead(response.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  env.outgoing.write(half, () => env.outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}

const TEXTS: Readonly<Record<number, [code: string, en: string]>> = {
  429: ['429', 'Too many requests hit the API too quickly.'],
  503: ['503', 'Service unavailable.'],
  504: ['504', 'Upstream timeout.'],
}
const refusal = (status: number): Response => {
  const [code, en] = TEXTS[status] ?? ['500', 'Unexpected server error.']
  return json(errorBody(new Refusal(status, code, en)), status)
}

const html = (): Response => new Response(HTML, { status: 504, headers: { 'content-type': 'text/html' } })

/** Faults that come instead of the work. Undefined: the work is to be done. */
const before = async (c: Context, rule: FaultRule): Promise<Response | undefined> => {
  switch (rule.fault) {
    case 'latency':
      await pause(rule.ms)
      return undefined
    case 'hang-before':
      return hang(c)
    case 'reset-before':
      return reset(c)
    case 'status':
      return refusal(rule.status)
    default:
      return undefined
  }
}

/** Faults that spoil the answer to work that was done. */
const after = async (c: Context, rule: FaultRule): Promise<Response | undefined> => {
  switch (rule.fault) {
    case 'hang-after':
      return hang(c)
    case 'reset-after':
      return reset(c)
    case 'status-after':
      return refusal(rule.status)
    case 'html':
      return html()
    case 'empty':
      return new Response('', { status: 200, headers: { 'content-type': 'application/json' } })
    case 'truncated':
      return truncate(c, c.res)
    default:
      return undefined
  }
}

export const faultMiddleware =
  (faults: Faults) =>
  async (c: Context, next: Next): Promise<Response | undefined> => {
    const present = presentPath(c)
    const path = present.startsWith(PREFIX) ? present.slice(PREFIX.length) : present
    const rule = fromHeader(c.req.header('x-sandbox-fault')) ?? faults.forRequest(c.req.method, path)
    if (rule === undefined) {
      await next()
      return undefined
    }
    const instead = await before(c, rule)
    if (instead !== undefined) return instead
    await next()
    const spoilt = await after(c, rule)
    if (spoilt !== undefined) {
      // Hono merges headers into a replaced answer; an emptied one takes the new one as it is.
      c.res = undefined
      c.res = spoilt
    }
    return undefined
  }
