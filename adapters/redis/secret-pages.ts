import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { conversationId } from '#bank/ground/ids.ts'
import { FormSchema } from '#conversation/channel/message-schema.ts'
import { PAGE_MINUTES, type SecretPage, type SecretPages } from '#conversation/channel/secret-pages.ts'
import type { CacheSeal } from '../vault/cache-seal.ts'
import { fromJson, toJson } from './json.ts'
import type { Keys } from './keys.ts'

const Stored: z.ZodType<SecretPage, unknown> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked'), conversation: conversationId.schema, form: FormSchema }),
  z.object({
    kind: z.literal('unproved'),
    conversation: conversationId.schema,
    form: z.string(),
    values: z.record(z.string(), z.string()),
  }),
])

/** Kept by a digest of the token: who reads Redis can open none of them. */
export const createSecretPages = (redis: Redis, keys: Keys, seal: CacheSeal): SecretPages => {
  const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
  const placeOf = (digest: string): string => `secret-page ${digest}`
  return {
    async put(token, page) {
      const digest = digestOf(token)
      await redis.set(keys.secretPage(digest), seal.seal(toJson(page), placeOf(digest)), 'EX', PAGE_MINUTES * 60)
    },
    async find(token) {
      const digest = digestOf(token)
      const sealed = await redis.get(keys.secretPage(digest))
      const text = sealed === null ? undefined : seal.open(sealed, placeOf(digest))
      const stored = Stored.safeParse(text === undefined ? undefined : fromJson(text))
      return stored.success ? stored.data : undefined
    },
    async drop(token) {
      await redis.del(keys.secretPage(digestOf(token)))
    },
  }
}
