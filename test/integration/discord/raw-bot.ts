import { createDiscordStandIn, type DiscordStandIn, type DiscordStandInOptions } from '#test/support/discord/index.ts'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { ALEX } from './bot-on-stand-in.ts'

const UA = { 'user-agent': 'DiscordBot (https://example.test, 1.0)' }

export const standing = async (options: DiscordStandInOptions = {}): Promise<DiscordStandIn> => {
  const standIn = await createDiscordStandIn(options)
  onTestFinished(() => standIn.close())
  standIn.user(ALEX)
  return standIn
}

type Call = { readonly status: number; readonly code: number; readonly text: string; readonly id: string }
const Answered = z.object({ id: z.string().default(''), code: z.number().default(0) })

export const api = (standIn: DiscordStandIn) => {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Call> => {
    const response = await fetch(`${standIn.apiRoot}/v10${path}`, {
      method,
      headers: { ...UA, authorization: `Bot ${standIn.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const parsed = Answered.safeParse(text.startsWith('{') ? JSON.parse(text) : {})
    return { status: response.status, text, ...(parsed.data ?? { id: '', code: 0 }) }
  }
  const dm = async (): Promise<string> => (await call('POST', '/users/@me/channels', { recipient_id: ALEX })).id
  return { call, dm }
}

type Seen = { readonly id: string; readonly token: string }

/** A bot of a few lines whose endpoint answers whatever a test wants. */
export const scripted = async (options: DiscordStandInOptions = {}) => {
  const standIn = await standing(options)
  const seen: Seen[] = []
  const script: { answer: (seen: Seen) => Promise<Response> | Response } = { answer: () => Response.json({ type: 1 }) }
  const app = new Hono().post('/', async (c) => {
    const { id, token, type } = z
      .object({ id: z.string(), token: z.string(), type: z.number() })
      .parse(await c.req.json())
    if (type === 1) return c.json({ type: 1 }, pinged.includes(id) ? 401 : (pinged.push(id), 200))
    seen.push({ id, token })
    return script.answer({ id, token })
  })
  const pinged: string[] = []
  const server = await new Promise<Server>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made as Server))
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await standIn.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const { call, dm } = api(standIn)
  await call('PUT', `/applications/${standIn.applicationId}/commands`, [{ name: 'go', description: 'x' }])
  const hook = (seenOne: Seen | undefined) => `/webhooks/${standIn.applicationId}/${seenOne?.token}`
  return { standIn, seen, script, call, dm, hook, alex: standIn.user(ALEX) }
}
