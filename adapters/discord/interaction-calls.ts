import { Routes } from 'discord.js'
import type { APIInteractionResponse } from 'discord-api-types/v10'
import { z } from 'zod'
import type { Call } from './call.ts'
import type { Place } from './ids.ts'
import { placeOf, Posted, requestOf } from './posted.ts'
import type { Rendered } from './render.ts'

/** What an interaction is answered through; the token is the credential. */
type Handle = { readonly id: string; readonly token: string }

const CallbackResult = z.object({ resource: z.object({ message: Posted.optional() }).optional() })

const CALLBACK_TIMEOUT_MS = 2000

/** Answers to interactions, each through the interaction's own token rather than the bot's. */
export const createInteractionCalls = (call: Call, applicationId: string) => {
  const originalOf = ({ token }: Handle) => Routes.webhookMessage(applicationId, token, '@original')
  return {
    /** The first answer of an interaction from the Gateway; the place of the message it made. One already given counts. */
    async callback(handle: Handle, response: APIInteractionResponse): Promise<Place | undefined> {
      const query = new URLSearchParams({ with_response: 'true' })
      const signal = AbortSignal.timeout(CALLBACK_TIMEOUT_MS)
      const route = Routes.interactionCallback(handle.id, handle.token)
      const result = await call('answer an interaction', (rest) =>
        rest.post(route, { body: response, query, auth: false, signal }),
      )
      const message = CallbackResult.parse(result).resource?.message
      return message ? placeOf(message) : undefined
    },

    async original(handle: Handle): Promise<Place> {
      return placeOf(await call('read an answer', (rest) => rest.get(originalOf(handle), { auth: false })))
    },

    async editOriginal(handle: Handle, rendered: Rendered): Promise<Place> {
      const request = { ...requestOf(rendered), auth: false }
      return placeOf(await call('edit an answer', (rest) => rest.patch(originalOf(handle), request)))
    },

    async deleteOriginal(handle: Handle): Promise<void> {
      await call('remove an answer', (rest) => rest.delete(originalOf(handle), { auth: false }))
    },

    async followUp({ token }: Handle, rendered: Rendered): Promise<Place> {
      const query = new URLSearchParams({ wait: 'true' })
      const request = { ...requestOf(rendered), auth: false, query }
      return placeOf(
        await call('follow up an answer', (rest) => rest.post(Routes.webhook(applicationId, token), request)),
      )
    },
  }
}
