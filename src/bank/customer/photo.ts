import { err, ok, type Result } from '#kit/result.ts'

/** What the bank takes for a document of its identity check. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/**
 * 8 MiB, more than a phone's camera makes. Sealed and encoded twice it is 14.3 MiB, which still fits the 16 MiB of one
 * document in the vault, and the 30 MiB of one request to the bank.
 */
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024

export type PhotoProblem =
  | { readonly kind: 'too-big' }
  | { readonly kind: 'empty' }
  /** `looksLike`: what its first bytes say instead, where they say anything. */
  | { readonly kind: 'not-a-picture'; readonly looksLike?: 'HEIC' | 'WebP' | 'GIF' }
  /** Where it was sent it can't be had, any more or right now. */
  | { readonly kind: 'not-received' }

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)
const letters = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.slice(from, to))

const typeOf = (bytes: Uint8Array): PhotoType | undefined => {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return letters(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : undefined
}

const looksLike = (bytes: Uint8Array): 'HEIC' | 'WebP' | 'GIF' | undefined => {
  if (letters(bytes, 4, 8) === 'ftyp' && /^(?:hei|hev|mif1|msf1)/.test(letters(bytes, 8, 12))) return 'HEIC'
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 12) === 'WEBP') return 'WebP'
  return letters(bytes, 0, 4) === 'GIF8' ? 'GIF' : undefined
}

/** The picture as the bank wants it, a padded data URI. Its type is read from its bytes: names and claims can be wrong. */
export const readPhoto = (bytes: Uint8Array): Result<string, PhotoProblem> => {
  if (bytes.length === 0) return err({ kind: 'empty' })
  if (bytes.length > MAX_PHOTO_BYTES) return err({ kind: 'too-big' })
  const type = typeOf(bytes)
  if (type !== undefined) return ok(`data:${type};base64,${Buffer.from(bytes).toString('base64')}`)
  const other = looksLike(bytes)
  return err({ kind: 'not-a-picture', ...(other && { looksLike: other }) })
}
