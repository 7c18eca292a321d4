import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { testSeals } from '#test/support/seals.ts'
import { createWebChatChannel } from '#adapters/webchat/channel.ts'
import { conversationOf } from '#adapters/webchat/identity.ts'
import { createRedisTranscript } from '#adapters/webchat/redis-transcript.ts'
import type { Entry } from '#adapters/webchat/entries.ts'
import type { Message } from '#conversation/channel/message.ts'
import type { Act } from '#conversation/channel/turn.ts'
import { newClientToken } from '#test/integration/webchat/client.ts'
import { redisUrl, uniqueName } from '#test/support/servers.ts'
import { card, type ChannelUnderTest, scripted, serveRoutes, silentLog } from './channel-on-stand-in.ts'

/** A page may send so many turns at once. */
const BURST = 20
const MOST_ENTRIES = 500

const open: ChannelUnderTest['open'] = async ({ limits }) => {
  const redis = new Redis(redisUrl())
  const subscriber = new Redis(redisUrl())
  const transcript = createRedisTranscript({
    redis,
    subscriber,
    prefix: uniqueName('contract'),
    seal: testSeals.cache,
    maxEntries: MOST_ENTRIES,
  })
  const { receive, turns, answer } = scripted()
  const channel = createWebChatChannel({
    settings: { isServed: true, secureCookies: false, allowedHosts: undefined },
    receive,
    limits,
    transcript,
    redeliver: async () => undefined,
    log: silentLog,
    clock: Date.now,
  })
  const { url, close } = await serveRoutes(channel.routes)
  await channel.start('web')
  const token = newClientToken()
  const conversation = conversationOf(token)
  if (conversation === undefined) throw new Error('not a token')

  /** As the page does: what is refused for its haste is sent again, under the same id, when it may be. */
  const post = async (
    path: string,
    headers: Record<string, string>,
    body: string | Uint8Array<ArrayBuffer>,
  ): Promise<void> => {
    for (;;) {
      const sent = { method: 'POST', headers: { authorization: `Bearer ${token}`, ...headers }, body }
      const response = await fetch(`${url}${path}`, sent)
      await response.arrayBuffer()
      if (response.ok) return
      if (response.status !== 429) throw new Error(`refused with ${response.status}`)
      await pause(Number(response.headers.get('retry-after')) * 1_000)
    }
  }
  const json = { 'content-type': 'application/json' }
  let last = ''
  let refused = 0
  const act = (given: Act): Promise<void> => {
    last = JSON.stringify({ id: randomUUID(), act: given })
    return post('/chat/turns', json, last)
  }
  const say = (text: string): Promise<void> => act({ do: 'say', text })
  const entries = async (): Promise<readonly Entry[]> =>
    (await transcript.read(conversation, 0, MOST_ENTRIES)).map(({ entry }) => entry)
  /** A card shown again replaces the one that stands. */
  const cards = async () => {
    const shown = new Map<string, Message>()
    for (const entry of await entries()) {
      if (entry.kind === 'card') shown.set(entry.message.card, entry.message)
      const closed = entry.kind === 'close' ? shown.get(entry.card) : undefined
      if (entry.kind === 'close' && closed !== undefined)
        shown.set(entry.card, { card: closed.card, text: entry.text ?? closed.text, rows: [] })
    }
    return shown
  }
  return {
    channel,
    conversation,
    turns,
    answer,
    say,
    redeliver: () => post('/chat/turns', json, last),
    type: say,
    attach: async (_name, bytes) => {
      const upload = { types: ['image/png'], maxBytes: 8 * 1024 * 1024 }
      const message = card('ask', 'A picture, please', { upload })
      await channel.outbox.deliver({ conversation, key: 'ask', message })
      await post(`/chat/files?turn=${randomUUID()}`, { 'content-type': 'image/png' }, new Uint8Array(bytes))
    },
    leave: async () => undefined,
    hurry: async (count) => {
      const statuses = await Promise.all(
        Array.from({ length: count }, async (_, n) => {
          const body = JSON.stringify({ id: randomUUID(), act: { do: 'say', text: `hurry ${n}` } })
          const headers = { authorization: `Bearer ${token}`, ...json }
          const response = await fetch(`${url}/chat/turns`, { method: 'POST', headers, body })
          await response.arrayBuffer()
          return response.status === 429 && Number(response.headers.get('retry-after')) >= 1
        }),
      )
      refused += statuses.filter(Boolean).length
    },
    toldTooFast: async () => refused,
    paged: () => [],
    slowDown: async () => {
      await Promise.all(Array.from({ length: BURST }, () => act({ do: 'press', button: 'none' })))
    },
    texts: async () => [...(await cards()).values()].map(({ text }) => text.map((span) => span.text).join('')),
    buttons: async () => [...(await cards()).values()].flatMap(({ rows }) => rows.flat().map(({ label }) => label)),
    // The page shows texts as text nodes; what is left is what a phone makes of them by itself.
    links: async () => {
      const page = await (await fetch(`${url}/`)).text()
      return /<meta name="format-detection" content="telephone=no, email=no/.test(page)
        ? []
        : ['whatever a phone finds']
    },
    written: async () => (await entries()).flatMap((entry) => (entry.kind === 'said' ? [entry.text] : [])),
    files: async () => [...(await cards()).values()].flatMap(({ attachment }) => attachment?.name ?? []),
    close: async () => {
      await channel.stop()
      await close()
      redis.disconnect()
      subscriber.disconnect()
    },
  }
}

export const web: ChannelUnderTest = {
  name: 'web',
  longText: 'whole',
  cannot: {
    'have-others-read': 'a chat is read by whoever holds its token, and by nobody else',
    'be-unreachable': 'whoever is away finds it in the chat’s log when they come back',
  },
  tells: 'each-time',
  open,
}
