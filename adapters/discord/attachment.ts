import type { SentFile } from '#conversation/channel/turn.ts'
import { z } from 'zod'

/** A file as Discord describes it; the size is its own, the type is what the person's client said. */
export const Attachment = z.object({ url: z.string(), size: z.int(), content_type: z.string().nullish() })
type Attachment = z.infer<typeof Attachment>

export const sentFile = ({ url, size }: Attachment, stays: boolean): SentFile => ({ ref: url, size, stays })
