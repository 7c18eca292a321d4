import { createHash } from 'node:crypto'
import { Routes } from 'discord.js'
import { z } from 'zod'
import type { Call } from './call.ts'
import { DM_CHANNEL, type DmChannel, dmChannel, type Place } from './ids.ts'
import { placeOf, requestOf } from './posted.ts'
import type { Rendered } from './render.ts'

const Opened = z.object({ id: z.string(), type: z.int() })

/** Discord takes 25 characters; equal keys make one message for some minutes. */
export const nonceOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 25)

/** Messages of the bot's own in direct-message channels. */
export const createChannelCalls = (call: Call) => ({
  /** The direct-message channel with a person; the same one every time. Undefined where others read what is opened. */
  async openDm(userId: string): Promise<DmChannel | undefined> {
    const body = { recipient_id: userId }
    const opened = await call('open a direct message', (rest) => rest.post(Routes.userChannels(), { body }))
    const { id, type } = Opened.parse(opened)
    return type === DM_CHANNEL ? dmChannel(id) : undefined
  },

  /** Equal keys within some minutes make one message. */
  async send(channelId: DmChannel, rendered: Rendered, key: string): Promise<Place> {
    const body = { ...rendered.body, nonce: nonceOf(key), enforce_nonce: true }
    const request = { ...requestOf(rendered), body }
    return placeOf(await call('send a message', (rest) => rest.post(Routes.channelMessages(channelId), request)))
  },

  async edit(place: Place, rendered: Rendered): Promise<void> {
    const route = Routes.channelMessage(place.channelId, place.messageId)
    await call('edit a message', (rest) => rest.patch(route, requestOf(rendered)))
  },

  /** The text and files of the message stay. */
  async removeComponents(place: Place): Promise<void> {
    const route = Routes.channelMessage(place.channelId, place.messageId)
    await call('close a card', (rest) => rest.patch(route, { body: { components: [] } }))
  },

  async typing(channelId: DmChannel): Promise<void> {
    await call('show typing', (rest) => rest.post(Routes.channelTyping(channelId)))
  },
})
