import type { ConversationId, CustomerId } from '#bank/ground/ids.ts'

/** Where a browser lets itself be told something while nobody looks at the chat (RFC 8030), and how to encrypt for it. */
export type PushSubscription = {
  /** One browser is one chat: a newer subscription replaces the one before. */
  readonly conversation: ConversationId
  /** Who was signed in when it was asked for. It is told nothing of anybody else. */
  readonly customer: CustomerId
  /** Of the customer's sign-ins: once all others were ended, this one counts no more. */
  readonly epoch: number
  /** Whoever knows this address can reach the browser. */
  readonly endpoint: string
  /** Of the browser, base64url: its public key and its secret (RFC 8291). */
  readonly p256dh: string
  readonly auth: string
  /** Unix ms. */
  readonly at: number
}

export type PushSubscriptions = {
  keep(subscription: PushSubscription): Promise<void>
  find(conversation: ConversationId): Promise<PushSubscription | undefined>
  /** `at`: only the one of that moment, not one that has replaced it since. */
  forget(conversation: ConversationId, at?: number): Promise<void>
}
