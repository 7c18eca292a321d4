import { createHash, randomBytes } from 'node:crypto'
import { type ConversationId, conversationId } from '#bank/ground/ids.ts'

/** 256 random bits, base64url. Its holder is that person on the web; it is stored nowhere on our side. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** The conversation a token opens, `web:` and 32 hex digits; `undefined` for anything that is no token. */
export const conversationOf = (token: string): ConversationId | undefined =>
  /^[A-Za-z0-9_-]{43}$/.test(token)
    ? conversationId(`web:${createHash('sha256').update(token).digest('hex').slice(0, 32)}`)
    : undefined
