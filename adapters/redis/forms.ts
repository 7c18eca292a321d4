import type { Redis } from 'ioredis'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { Form } from '#conversation/channel/message.ts'
import { FormSchema } from '#conversation/channel/message-schema.ts'
import type { Keys } from './keys.ts'
import type { CacheSeal } from '../vault/cache-seal.ts'
import { fromJson, toJson } from './json.ts'

/** The form shown last in each conversation, for a platform that opens it without a turn. May be lost. */
export type Forms = {
  /** Replaces the one kept before. Repeating it changes nothing. */
  put(conversation: ConversationId, form: Form): Promise<void>
  /** Only the form with this very id. */
  get(conversation: ConversationId, formId: string): Promise<Form | undefined>
}

/** As long as the answer that shows it. */
const SECONDS = 25 * 3_600

export const createForms = (redis: Redis, keys: Keys, seal: CacheSeal): Forms => {
  const placeOf = (conversation: ConversationId): string => `form ${conversation}`
  return {
    async put(conversation, form) {
      await redis.set(keys.form(conversation), seal.seal(toJson(form), placeOf(conversation)), 'EX', SECONDS)
    },
    async get(conversation, formId) {
      const sealed = await redis.get(keys.form(conversation))
      const text = sealed === null ? undefined : seal.open(sealed, placeOf(conversation))
      const stored = FormSchema.safeParse(text === undefined ? undefined : fromJson(text))
      return stored.success && stored.data.id === formId ? stored.data : undefined
    },
  }
}
