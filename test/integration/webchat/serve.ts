import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Redis } from 'ioredis'
import { testSeals } from '#test/support/seals.ts'
import { readPageAssets } from '#adapters/webchat/assets.ts'
import { createWebChat } from '#adapters/webchat/chat.ts'
import type { Rate } from '#adapters/redis/token-bucket.ts'
import { createKeys } from '#adapters/redis/index.ts'
import { createTurnLimits } from '#adapters/redis/turn-limits.ts'
import { CHAT_ALONE } from '#test/support/turn-limits.ts'
import { createRedisTranscript } from '#adapters/webchat/redis-transcript.ts'
import type { Push } from '#adapters/webchat/push/push.ts'
import type { Transcript } from '#adapters/webchat/transcript.ts'
import { webChatRoutes } from '#adapters/webchat/routes.ts'
import { redisUrl, uniqueName } from '#test/support/servers.ts'
import { scriptedBank } from './scripted-bank.ts'

export type ChatServerOptions = {
  /** How long a confirmed transfer takes; without it a test settles it by hand. */
  readonly settleMs?: number
  readonly pingMs?: number
  readonly rate?: Rate
  readonly maxStreams?: number
  readonly secureCookies?: boolean
  readonly port?: number
  /** Tells browsers what happens; given the transcript that knows who looks. */
  readonly pushWith?: (transcript: Transcript) => Push
}

/** The web chat on a real port and a real Redis, with a scripted bank behind it. */
export const serveChat = async (options: ChatServerOptions = {}) => {
  const { settleMs, port = 0, secureCookies = false, rate = CHAT_ALONE.chat, pushWith, ...chatOptions } = options
  const prefix = uniqueName('webchat')
  const redis = new Redis(redisUrl())
  const subscriber = new Redis(redisUrl())
  const transcript = createRedisTranscript({ redis, subscriber, prefix, seal: testSeals.cache })
  const bank = scriptedBank({ settleMs })
  const begun: string[] = []
  const redeliver = async (conversation: string) => void begun.push(conversation)
  await redis.ping()
  const limits = createTurnLimits(redis, createKeys(uniqueName('limits')), { ...CHAT_ALONE, chat: rate })
  const deps = { receive: bank.receive, limits, transcript, files: bank.files, redeliver, clock: Date.now }
  const chat = createWebChat({ ...deps, ...chatOptions, push: pushWith?.(transcript) })
  bank.connect(chat.outbox)
  const errors: unknown[] = []
  const references: (string | undefined)[] = []
  const onError = (error: unknown, reference?: string): void => {
    errors.push(error)
    references.push(reference)
  }
  const app = webChatRoutes({ chat, assets: readPageAssets(), secureCookies, onError })
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const stop = async () => {
    await chat.close()
    await new Promise((resolve) => {
      server.close(resolve)
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
    const keys = await redis.keys(`${prefix}*`)
    if (keys.length > 0) await redis.del(...keys)
    redis.disconnect()
    subscriber.disconnect()
  }
  return { url, bank, chat, begun, transcript, redis, prefix, errors, references, stop }
}

export type ChatServer = Awaited<ReturnType<typeof serveChat>>
