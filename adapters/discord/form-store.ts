import type { ConversationId } from '#bank/ground/ids.ts'
import type { Form } from '#conversation/channel/message.ts'

/**
 * The form shown last in each conversation, so that its button opens it without a turn: a modal must be the direct
 * answer to the press. May be lost: the person then reads that the form is no longer open.
 */
export type FormStore = {
  /** Replaces the one kept before. Repeating it changes nothing. */
  put(conversation: ConversationId, form: Form): Promise<void>
  /** Only the form with this very id. */
  get(conversation: ConversationId, formId: string): Promise<Form | undefined>
}
