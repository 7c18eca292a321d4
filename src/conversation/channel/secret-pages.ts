import type { ConversationId } from '#bank/ground/ids.ts'
import type { Form } from './message.ts'

/** What the link to a page stands for. */
export type SecretPage =
  /** Fields to be filled in. */
  | { readonly kind: 'asked'; readonly conversation: ConversationId; readonly form: Form }
  /** Filled in by somebody who did not show that they are in this chat: waits for a press there. */
  | {
      readonly kind: 'unproved'
      readonly conversation: ConversationId
      readonly form: string
      readonly values: Readonly<Record<string, string>>
    }

/** Pages behind one-time links. They may be lost: then they are asked for again. Nothing in a store tells the link. */
export type SecretPages = {
  /** Stays for `PAGE_MINUTES`. */
  put(token: string, page: SecretPage): Promise<void>
  find(token: string): Promise<SecretPage | undefined>
  /** Repeating it changes nothing. */
  drop(token: string): Promise<void>
}

export const PAGE_MINUTES = 10
