import { badRequest, Refusal } from './refusal.ts'
import type { SentFile } from './state.ts'

const MAX_PHOTO = 10 * 1024 * 1024
const MAX_FILE = 50 * 1024 * 1024

/** A file as Telegram takes it: not empty, not too large, and a photo is a picture. */
export const checkFile = (file: SentFile, kind: SentFile['kind']): SentFile => {
  if (file.bytes.length === 0) throw badRequest('file must be non-empty')
  if (file.bytes.length > (kind === 'photo' ? MAX_PHOTO : MAX_FILE)) throw new Refusal(413, 'Request Entity Too Large')
  const isPng = Buffer.from(file.bytes.subarray(0, 4)).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  const isJpeg = file.bytes[0] === 0xff && file.bytes[1] === 0xd8
  if (kind === 'photo' && !isPng && !isJpeg) throw badRequest('IMAGE_PROCESS_FAILED')
  return { ...file, kind }
}
