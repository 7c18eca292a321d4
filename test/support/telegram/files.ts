import { randomBytes } from 'node:crypto'
import { badRequest } from './refusal.ts'

/** What a bot may fetch; people may send more. */
const MAX_DOWNLOAD = 20 * 1024 * 1024
/** A path is good for at least an hour, and no longer here. */
const PATH_MS = 3_600_000

type Kept = { readonly bytes: Uint8Array; readonly folder: 'photos' | 'documents'; readonly extension: string }

/** Files that people have sent: an id for the bot, and for a while a path under which it can be fetched. */
export const createFiles = (clock: () => number) => {
  const files = new Map<string, Kept>()
  const paths = new Map<string, { readonly id: string; readonly until: number }>()

  return {
    /** The ids by which the bot hears of it. */
    keep: (kept: Kept): { file_id: string; file_unique_id: string; file_size: number } => {
      const id = `AgACAgQAAxkBAAI${randomBytes(36).toString('base64url')}`
      files.set(id, kept)
      return {
        file_id: id,
        file_unique_id: `AQAD${randomBytes(9).toString('base64url')}`,
        file_size: kept.bytes.length,
      }
    },
    getFile: (id: string) => {
      const kept = files.get(id)
      if (kept === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable')
      if (kept.bytes.length > MAX_DOWNLOAD) throw badRequest('file is too big')
      const path = `${kept.folder}/file_${paths.size}.${kept.extension}`
      paths.set(path, { id, until: clock() + PATH_MS })
      return { file_id: id, file_unique_id: id.slice(-12), file_size: kept.bytes.length, file_path: path }
    },
    read: (path: string): Uint8Array | undefined => {
      const found = paths.get(path)
      return found === undefined || found.until < clock() ? undefined : files.get(found.id)?.bytes
    },
  }
}
export type Files = ReturnType<typeof createFiles>
