import type { Redis } from 'ioredis'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { Form } from '#conversation/channel/message.ts'
import { FormSchema } from '#conversation/channel/message-schema.ts'
import type { Keys } from './keys.ts'
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

export const createForms = (redis: Redis, keys: Keys): Forms => {
  return {
    async put(conversation, form) {
      await redis.set(keys.form(conversation), toJson(form), 'EX', SECONDS)
    },
    async get(conversation, formId) {
      const text = await redis.get(keys.form(conversation))
      const stored = FormSchema.safeParse(text === null ? undefined : fromJson(text))
      return stored.success && stored.data.id === formId ? stored.data : undefined
    },
  }
}
