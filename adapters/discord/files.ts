import { err, ok } from '#kit/result.ts'
import { collect, type FetchFile } from '#conversation/channel/uploads.ts'
import type { Log } from '#kit/log.ts'

const DEADLINE_MS = 20_000
/** A file now and then: quick enough. */
const builtInFetch = globalThis.fetch
const CDN = 'https://cdn.discordapp.com'
/** `/attachments/<channel>/<attachment>/<name>`; of a command's option, `/ephemeral-attachments/…`. */
const PATH = /^\/(?:ephemeral-)?attachments\/\d{1,20}\/\d{1,20}\/[^/]+$/

/**
 * The address as Discord gives it, if it leads to Discord's own files: it came in from outside, and what it names is
 * fetched from in here. The signature in its query opens the file to its every holder, so it is never logged.
 */
const addressOf = (ref: string, cdn: URL): URL | undefined => {
  const url = URL.parse(ref)
  if (url === null || url.origin !== cdn.origin || url.username !== '' || url.password !== '') return undefined
  return PATH.test(url.pathname) ? url : undefined
}

/** Files that people attached. */
export const createDiscordFiles = ({
  cdnRoot = CDN,
  log,
}: {
  readonly cdnRoot?: string
  readonly log: Log
}): FetchFile => {
  const cdn = new URL(cdnRoot)
  return async ({ ref }, maxBytes) => {
    const url = addressOf(ref, cdn)
    if (url === undefined) {
      log.warn(
        { event: 'discord-file-foreign', host: URL.parse(ref)?.host },
        'an attachment that is not on the platform was not fetched',
      )
      return err('not-received')
    }
    try {
      const answer = await builtInFetch(url, { redirect: 'error', signal: AbortSignal.timeout(DEADLINE_MS) })
      if (!answer.ok || answer.body === null) {
        await answer.body?.cancel()
        log.warn({ event: 'discord-file-not-fetched', status: answer.status }, 'an attachment could not be fetched')
        return err('not-received')
      }
      const bytes = await collect(answer.body, maxBytes)
      return bytes === undefined ? err('too-big') : ok(bytes)
    } catch (error) {
      log.warn({ event: 'discord-file-not-fetched', err: error }, 'an attachment could not be fetched')
      return err('not-received')
    }
  }
}
