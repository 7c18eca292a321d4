import type { ConversationId } from '#bank/ground/ids.ts'

export type UploadLimits = {
  /** Bytes of all pictures that are coming in or being looked at: they are in memory meanwhile. */
  readonly bytes: number
  readonly perConversation: number
  readonly perAddress: number
}
export const UPLOAD_LIMITS: UploadLimits = { bytes: 64 * 1024 * 1024, perConversation: 2, perAddress: 4 }

export type Upload = {
  readonly conversation: ConversationId
  readonly address: string | undefined
  /** As many as it may have, where it does not say. */
  readonly bytes: number
}

/** Room for pictures under way: what does not fit is asked to come again. */
export const createUploads = (limits: UploadLimits = UPLOAD_LIMITS) => {
  let bytes = 0
  const open = new Map<string, number>()
  const count = (name: string, by: number): void => {
    const now = (open.get(name) ?? 0) + by
    if (now > 0) open.set(name, now)
    else open.delete(name)
  }
  return {
    /** Undefined where there is no room, else what gives it back. */
    begin(upload: Upload): (() => void) | undefined {
      const { conversation, address = 'none' } = upload
      const isFull =
        bytes + upload.bytes > limits.bytes ||
        (open.get(conversation) ?? 0) >= limits.perConversation ||
        (open.get(`from ${address}`) ?? 0) >= limits.perAddress
      if (isFull) return undefined
      const add = (by: 1 | -1): void => {
        bytes += by * upload.bytes
        count(conversation, by)
        count(`from ${address}`, by)
      }
      add(1)
      return () => add(-1)
    },
  }
}
