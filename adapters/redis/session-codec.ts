import { z } from 'zod'
import type { Answer, Reply } from '#conversation/channel/message.ts'
import type { Session } from '#conversation/session/session.ts'
import { SessionSchema } from '#conversation/session/session-schema.ts'
import { newSession } from '#conversation/session/session-life.ts'
import { conversationId, customerId } from '#bank/ground/ids.ts'
import { fromJson, toJson } from './json.ts'

/** The least that a session of any version says of itself. */
const OtherSession = z.looseObject({ version: z.int(), conversation: conversationId.schema, salt: z.string() })
/** No dialog has this name, so that the next turn says that its thread was lost. */
const LOST = { dialog: 'of-another-version', state: null }
const StoredAnswer = z.object({
  replies: z.array(z.looseObject({ do: z.string() })),
  viewer: z
    .object({
      at: z.number(),
      signedIn: z.object({ customer: customerId.schema, epoch: z.number(), until: z.number() }).exactOptional(),
      hasLoggedOut: z.literal(true).exactOptional(),
    })
    .exactOptional(),
})

export const sessionText = (session: Session): string => toJson(session)

/**
 * A session of a version unknown here, or of another shape, is discarded: no customer is signed in, and what was under way is
 * forgotten, which the next turn says. Undefined for what is no session at all: a new one is then begun.
 */
export const readSession = (text: string): Session | undefined => {
  const stored = fromJson(text)
  const parsed = SessionSchema.safeParse(stored)
  if (parsed.success) return parsed.data
  const other = OtherSession.safeParse(stored)
  if (!other.success) return undefined
  return { ...newSession(other.data.conversation, other.data.salt), frame: LOST }
}

/** Characters of base64. A bigger file is not worth a day of Redis: a redelivered turn shows its card without it. */
export const ATTACHMENT_LIMIT = 256 * 1024

const withoutBigFile = (reply: Reply): Reply => {
  if (reply.do !== 'show' || (reply.message.attachment?.bytes.length ?? 0) <= ATTACHMENT_LIMIT) return reply
  const { attachment: _attachment, ...message } = reply.message
  return { ...reply, message }
}

export const answerText = ({ replies, ...answer }: Answer): string =>
  toJson({ ...answer, replies: replies.map(withoutBigFile) })

/** @throws ZodError for what no version of ours has written. */
export const readAnswer = (text: string): Answer => StoredAnswer.parse(fromJson(text)) as unknown as Answer
