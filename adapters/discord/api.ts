import { createHash } from 'node:crypto'
import { REST, Routes } from 'discord.js'
import type { APIInteractionResponse, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import { z } from 'zod'
import { retry } from '#kit/retry.ts'
import { asFailure, isFailure } from './failure.ts'
import type { Place } from './ids.ts'
import type { Body, OutFile, Rendered } from './render.ts'

/** What an interaction is answered through; the token is the credential. */
export type Handle = { readonly id: string; readonly token: string }

const Identified = z.object({ id: z.string() })
const Posted = z.object({ id: z.string(), channel_id: z.string() })
const CallbackResult = z.object({ resource: z.object({ message: Posted.optional() }).optional() })

/** Discord takes 25 characters; equal keys make one message for some minutes. */
const nonceOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 25)

const CALLBACK_TIMEOUT_MS = 2000
const RESET_WAITS_MS = [50, 200]

export type DiscordApi = ReturnType<typeof createApi>

/**
 * The calls of Discord's REST API that this adapter makes. Every failure is a `DiscordFailure`. 429s are waited out,
 * 5xx and time-outs tried three times more by discord.js.
 */
export const createApi = (deps: {
  readonly token: string
  readonly applicationId: string
  readonly apiRoot?: string
}) => {
  const { token, applicationId } = deps
  const rest = new REST({ version: '10', timeout: 10_000, retries: 3, ...(deps.apiRoot ? { api: deps.apiRoot } : {}) })
  rest.setToken(token)

  const call = async (doing: string, request: () => Promise<unknown>): Promise<unknown> => {
    const attempt = async (): Promise<unknown> => {
      try {
        return await request()
      } catch (error) {
        const failure = asFailure(error, doing)
        // discord.js forgets the token after one 401, and then sends nothing until the process ends.
        if (failure.status === 401) rest.setToken(token)
        throw failure
      }
    }
    // discord.js does not try again after a reset. Everything here may be done twice: messages carry a nonce, an
    // answer given twice is refused; a follow-up seen twice is better than one not seen.
    return retry(attempt, { waitsMs: RESET_WAITS_MS, isWorthIt: (error) => isFailure(error) && error.brokenOff })
  }
  const placed = (posted: unknown): Place => {
    const { id, channel_id: channelId } = Posted.parse(posted)
    return { channelId, messageId: id }
  }
  const withFiles = (files: OutFile[]): { files?: OutFile[] } => (files.length > 0 ? { files } : {})

  return {
    /** The direct-message channel with a person; the same one every time. */
    openDm: async (userId: string): Promise<string> =>
      Identified.parse(
        await call('open a direct message', () => rest.post(Routes.userChannels(), { body: { recipient_id: userId } })),
      ).id,

    /** Equal keys within some minutes make one message. */
    send: async (channelId: string, { body, files }: Rendered, key: string): Promise<Place> =>
      placed(
        await call('send a message', () =>
          rest.post(Routes.channelMessages(channelId), {
            body: { ...body, nonce: nonceOf(key), enforce_nonce: true },
            ...withFiles(files),
          }),
        ),
      ),

    edit: async (place: Place, { body, files }: Rendered): Promise<void> => {
      const route = Routes.channelMessage(place.channelId, place.messageId)
      await call('edit a message', () => rest.patch(route, { body, ...withFiles(files) }))
    },

    typing: async (channelId: string): Promise<void> => {
      await call('show typing', () => rest.post(Routes.channelTyping(channelId)))
    },

    /** The first answer of an interaction from the Gateway; the place of the message it made. One already given counts. */
    callback: async (handle: Handle, response: APIInteractionResponse): Promise<Place | undefined> => {
      const query = new URLSearchParams({ with_response: 'true' })
      const signal = AbortSignal.timeout(CALLBACK_TIMEOUT_MS)
      const route = Routes.interactionCallback(handle.id, handle.token)
      const result = await call('answer an interaction', () =>
        rest.post(route, { body: response, query, auth: false, signal }),
      )
      const message = CallbackResult.parse(result).resource?.message
      return message ? placed(message) : undefined
    },

    original: async ({ token: own }: Handle): Promise<Place> =>
      placed(
        await call('read an answer', () =>
          rest.get(Routes.webhookMessage(applicationId, own, '@original'), { auth: false }),
        ),
      ),

    editOriginal: async ({ token: own }: Handle, { body, files }: Rendered): Promise<Place> => {
      const route = Routes.webhookMessage(applicationId, own, '@original')
      return placed(await call('edit an answer', () => rest.patch(route, { body, auth: false, ...withFiles(files) })))
    },

    deleteOriginal: async ({ token: own }: Handle): Promise<void> => {
      const route = Routes.webhookMessage(applicationId, own, '@original')
      await call('remove an answer', () => rest.delete(route, { auth: false }))
    },

    followUp: async ({ token: own }: Handle, { body, files }: Rendered): Promise<Place> => {
      const route = Routes.webhook(applicationId, own)
      return placed(
        await call('follow up an answer', () =>
          rest.post(route, { body, auth: false, query: new URLSearchParams({ wait: 'true' }), ...withFiles(files) }),
        ),
      )
    },

    putCommands: async (body: RESTPutAPIApplicationCommandsJSONBody): Promise<void> => {
      await call('publish the commands', () => rest.put(Routes.applicationCommands(applicationId), { body }))
    },
  }
}

/** A body alone, where there is no file. */
export const bare = (body: Body): Rendered => ({ body, files: [] })
