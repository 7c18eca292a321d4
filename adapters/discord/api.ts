import { Routes } from 'discord.js'
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import { type ApiOptions, createCall } from './call.ts'
import { createChannelCalls } from './channel-calls.ts'
import { createInteractionCalls } from './interaction-calls.ts'
import type { Body, Rendered } from './render.ts'

export type DiscordApi = ReturnType<typeof createApi>

/** The calls of Discord's REST API that this adapter makes. */
export const createApi = (options: ApiOptions) => {
  const { applicationId } = options
  const call = createCall(options)
  return {
    ...createChannelCalls(call),
    ...createInteractionCalls(call, applicationId),
    async putCommands(body: RESTPutAPIApplicationCommandsJSONBody): Promise<void> {
      await call('publish the commands', (rest) => rest.put(Routes.applicationCommands(applicationId), { body }))
    },
  }
}

/** A body alone, where there is no file. */
export const bare = (body: Body): Rendered => ({ body, files: [] })
