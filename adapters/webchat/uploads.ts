import type { ConversationId } from '#bank/ground/ids.ts'
import { type Coming, createRoom, type RoomLimits } from '#kit/room.ts'

const MB = 1024 * 1024
export type UploadLimits = RoomLimits & { readonly ofConversation: number }
export const UPLOAD_LIMITS: UploadLimits = {
  bytes: 64 * MB,
  bytesOfPlace: 16 * MB,
  ofPlace: 4,
  ofConversation: 2,
  // A phone with a weak signal is several times as fast.
  least: 16 * 1024,
}

export type Upload = Coming & { readonly conversation: ConversationId }

/** Room for pictures under way, in all, of one network and of one conversation. */
export const createUploads = (limits: UploadLimits = UPLOAD_LIMITS, clock?: () => number) => {
  const room = createRoom(limits, clock)
  const open = new Map<ConversationId, number>()
  const count = (conversation: ConversationId, by: 1 | -1): void => {
    const now = (open.get(conversation) ?? 0) + by
    if (now > 0) open.set(conversation, now)
    else open.delete(conversation)
  }
  return {
    /** Undefined where there is no room, else what gives it back. */
    begin({ conversation, ...coming }: Upload): (() => void) | undefined {
      if ((open.get(conversation) ?? 0) >= limits.ofConversation) return undefined
      const done = room.begin(coming)
      if (done === undefined) return undefined
      count(conversation, 1)
      return () => {
        count(conversation, -1)
        done()
      }
    },
  }
}
