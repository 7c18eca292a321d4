import { z } from 'zod'
import type { Place } from './ids.ts'
import type { Body, OutFile, Rendered } from './render.ts'

/** A message as Discord answers with it. */
export const Posted = z.object({ id: z.string(), channel_id: z.string() })

/** Where a message stands that Discord has answered with. */
export const placeOf = (posted: unknown): Place => {
  const { id, channel_id: channelId } = Posted.parse(posted)
  return { channelId, messageId: id }
}

/** What is rendered, as discord.js takes it. */
export const requestOf = ({ body, files }: Rendered): { body: Body; files?: OutFile[] } => ({
  body,
  ...(files.length > 0 ? { files } : {}),
})
