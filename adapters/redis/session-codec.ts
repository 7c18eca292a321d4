import { z } from 'zod'
import type { Answer, Reply } from '#conversation/message.ts'
import type { Session } from '#conversation/session.ts'
import { fromJson, toJson } from './json.ts'

/** Loose: what is inside a frame is the dialog's business, and a field that a newer version adds is kept. */
const StoredSession = z.looseObject({
  version: z.literal(1),
  conversation: z.string(),
  customer: z.string().exactOptional(),
  signedInUntil: z.number().exactOptional(),
  frame: z.looseObject({ dialog: z.string() }).exactOptional(),
  presses: z.record(z.string(), z.looseObject({ card: z.string() })),
  salt: z.string(),
})
const StoredAnswer = z.object({ replies: z.array(z.looseObject({ do: z.string() })) })

export const sessionText = (session: Session): string => toJson(session)

/** Undefined for a session of another version or with another shape: it is then begun anew. */
export const readSession = (text: string): Session | undefined => {
  const parsed = StoredSession.safeParse(fromJson(text))
  return parsed.success ? (parsed.data as unknown as Session) : undefined
}

/** Characters of base64. A bigger file is not worth a day of Redis: a redelivered turn shows its card without it. */
export const ATTACHMENT_LIMIT = 256 * 1024

const withoutBigFile = (reply: Reply): Reply => {
  if (reply.do !== 'show' || (reply.message.attachment?.bytes.length ?? 0) <= ATTACHMENT_LIMIT) return reply
  const { attachment: _attachment, ...message } = reply.message
  return { ...reply, message }
}

export const answerText = ({ replies }: Answer): string => toJson({ replies: replies.map(withoutBigFile) })

/** @throws ZodError for what no version of ours has written. */
export const readAnswer = (text: string): Answer => StoredAnswer.parse(fromJson(text)) as unknown as Answer
