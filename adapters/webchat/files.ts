import { randomBytes } from 'node:crypto'
import { err, ok } from '#kit/result.ts'
import type { SentFile } from '#conversation/channel/turn.ts'
import type { FetchFile } from '#conversation/channel/uploads.ts'

/**
 * Uploads of turns under way: a page sends the bytes with the turn, and they stay in this process until it is answered.
 * Sent again after a crash, they come again.
 */
export const createWebFiles = () => {
  const held = new Map<string, Uint8Array>()
  const fetchFile: FetchFile = async ({ ref }, maxBytes) => {
    const bytes = held.get(ref)
    if (bytes === undefined) return err('not-received')
    return bytes.length > maxBytes ? err('too-big') : ok(bytes)
  }
  return {
    fetchFile,
    /** Holds them while `turn` is taken. */
    async during<T>(bytes: Uint8Array, turn: (file: SentFile) => Promise<T>): Promise<T> {
      const ref = randomBytes(16).toString('base64url')
      held.set(ref, bytes)
      try {
        return await turn({ ref, size: bytes.length, stays: false })
      } finally {
        held.delete(ref)
      }
    },
  }
}
export type WebFiles = ReturnType<typeof createWebFiles>
