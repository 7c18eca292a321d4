import type { Result } from '#kit/result.ts'
import type { ChannelName, SentFile } from './turn.ts'

/**
 * Brings the bytes of a file that was sent, at most `maxBytes` of them. `not-received`: it is gone, or the channel can't
 * be reached right now; the person can send it again.
 */
export type FetchFile = (file: SentFile, maxBytes: number) => Promise<Result<Uint8Array, 'too-big' | 'not-received'>>
export type Uploads = Readonly<Partial<Record<ChannelName, FetchFile>>>

/** All of it, or undefined as soon as it is more than `maxBytes`: whatever its sender claimed. */
export const collect = async (chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> => {
  const got: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > maxBytes) return undefined
    got.push(chunk)
  }
  return Buffer.concat(got)
}
