import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { APIAttachment } from 'discord-api-types/v10'
import { Hono } from 'hono'

/** A person's file, as their client hands it in. */
export type PersonsFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** What a person without a subscription may attach. */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024
const LIFE_MS = 24 * 3_600_000

type Deps = { readonly now: () => number; readonly snowflake: () => string; readonly origin: () => string }

/** `cdn.discordapp.com`: files under addresses that are signed and expire. */
export const createCdn = ({ now, snowflake, origin }: Deps) => {
  const secret = randomBytes(32)
  const files = new Map<string, PersonsFile>()
  const fetched: string[] = []
  const sign = (path: string, ex: string, is: string): string =>
    createHmac('sha256', secret).update(`${path} ${ex} ${is}`).digest('hex')

  const keep = (file: PersonsFile, channelId: string, ephemeral: boolean): APIAttachment => {
    if (file.bytes.length > ATTACHMENT_LIMIT) throw new Error('the client refuses files above 10 MiB')
    const id = snowflake()
    // As uploads are renamed: no blanks, nothing odd.
    const filename = file.name.replaceAll(/[^\w.-]+/g, '_')
    const path = `/${ephemeral ? 'ephemeral-attachments' : 'attachments'}/${channelId}/${id}/${filename}`
    files.set(path, file)
    const [ex, is] = [now() + LIFE_MS, now()].map((ms) => Math.floor(ms / 1000).toString(16)) as [string, string]
    const query = `?ex=${ex}&is=${is}&hm=${sign(path, ex, is)}&`
    return {
      id,
      filename,
      size: file.bytes.length,
      url: `${origin()}${path}${query}`,
      proxy_url: `https://media.discordapp.net${path}${query}`,
      content_type: file.type,
      ...(file.type.startsWith('image/') ? { width: 640, height: 480 } : {}),
      ...(ephemeral ? { ephemeral: true } : {}),
    }
  }

  const isOpen = (path: string, { ex = '', is = '', hm = '' }: Record<string, string>): boolean => {
    const expected = Buffer.from(sign(path, ex, is))
    const given = Buffer.from(hm)
    return (
      given.length === expected.length && timingSafeEqual(given, expected) && Number.parseInt(ex, 16) * 1000 > now()
    )
  }

  const app = new Hono().get('*', (c) => {
    const file = isOpen(c.req.path, c.req.query()) ? files.get(c.req.path) : undefined
    if (file === undefined) return c.text('This content is no longer available.', 404)
    fetched.push(file.name)
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.type })
  })
  return { keep, app, fetched: fetched as readonly string[] }
}
export type Cdn = ReturnType<typeof createCdn>
