import { z } from 'zod'
import { err, ok, type Result } from '#kit/result.ts'
import { collect, type FetchFile } from '#conversation/channel/uploads.ts'
import { type Client, type ClientDeps, createClient } from './client.ts'

const DEADLINE_MS = 20_000
/** A file now and then: quick enough. */
const builtInFetch = globalThis.fetch
/** Telegram's own names, such as `photos/file_7.jpg`: nothing that would lead elsewhere. */
const File = z.object({ file_path: z.string().regex(/^(?!.*\.\.)[\w/.-]{1,200}$/) })

type Problem = 'too-big' | 'not-received'

const pathOf = async (client: Client, id: string): Promise<Result<string, Problem>> => {
  const found = await client.call('getFile', { file_id: id })
  if (!found.ok) return err(/file is too big/.test(found.error.description) ? 'too-big' : 'not-received')
  const path = File.safeParse(found.value).data?.file_path
  return path === undefined ? err('not-received') : ok(path)
}

/** Files that people sent, by their id. The address of one holds the bot's token, so it never leaves this file. */
export const createTelegramFiles = (deps: ClientDeps): FetchFile => {
  const { token, apiRoot = 'https://api.telegram.org', log } = deps
  const client = createClient(deps)
  return async ({ ref }, maxBytes) => {
    try {
      const path = await pathOf(client, ref)
      if (!path.ok) return path
      const answer = await builtInFetch(`${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path.value}`, {
        redirect: 'error',
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      if (!answer.ok || answer.body === null) {
        await answer.body?.cancel()
        log.warn({ event: 'telegram-file-not-fetched', status: answer.status }, 'a file could not be fetched')
        return err('not-received')
      }
      const bytes = await collect(answer.body, maxBytes)
      return bytes === undefined ? err('too-big') : ok(bytes)
    } catch (error) {
      log.warn({ event: 'telegram-file-not-fetched', err: error }, 'a file could not be fetched')
      return err('not-received')
    }
  }
}
