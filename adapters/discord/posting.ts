import type { ConversationId } from '#bank/ground/ids.ts'
import type { Message } from '#conversation/channel/message.ts'
import { retry } from '#kit/retry.ts'
import { bare, type DiscordApi } from './api.ts'
import type { Cards } from './cards.ts'
import { CODES, failedWith } from './failure.ts'
import type { Placed } from './first-answer.ts'
import type { FormStore } from './form-store.ts'
import type { Place } from './ids.ts'
import type { InteractionEvent } from './interaction.ts'
import { renderInvitation, renderLine, renderMessage, renderNotice, type Rendered } from './render.ts'

/** How what follows the first answer gets there. */
export type Road = {
  readonly event: InteractionEvent
  readonly conversation: ConversationId
  /** The token opens nothing after a modal: what follows goes by direct message. */
  readonly byToken: boolean
}

export type PostingDeps = {
  readonly api: DiscordApi
  readonly cards: Cards
  readonly forms: FormStore
  /** Between looks for an answer that Discord does not know of yet; ten seconds in all. */
  readonly waitsMs: readonly number[]
}

const TOKEN_IS_OF_NO_USE = [
  CODES.unknownWebhook,
  CODES.unknownMessage,
  CODES.invalidToken,
  CODES.tooManyFollowUps,
  CODES.unknownInteraction,
]
export const tokenFailed = (error: unknown): boolean => failedWith(error, TOKEN_IS_OF_NO_USE)
/** For some seconds after an answer in the response body Discord may not know of it. */
const notYetKnown = (error: unknown): boolean => failedWith(error, [CODES.unknownWebhook, CODES.unknownMessage])

export type Posting = ReturnType<typeof createPosting>

/** What follows a first answer: by the interaction's token, else as a direct message. What the bank has to say must arrive. */
export const createPosting = ({ api, cards, forms, waitsMs }: PostingDeps) => {
  const settled = <T>(attempt: () => Promise<T>): Promise<T> => retry(attempt, { waitsMs, isWorthIt: notYetKnown })

  const post = async (road: Road, rendered: Rendered, part: string): Promise<Place> => {
    const direct = (): Promise<Place> => api.send(road.event.channelId, rendered, `${road.event.id}:${part}`)
    if (!road.byToken) return direct()
    try {
      return await settled(() => api.followUp(road.event, rendered))
    } catch (error) {
      if (tokenFailed(error)) return direct()
      throw error
    }
  }

  const showNew = async (road: Road, message: Message): Promise<void> => {
    const place = await post(road, renderMessage(message), message.card)
    await cards.keep(road.conversation, message.card, place)
  }

  /** The card into, or found in, the answer that stands already; into a new message when Discord has no such answer. */
  const keepOriginal = async (road: Road, message: Message, original: () => Promise<Place>): Promise<void> => {
    try {
      await cards.keep(road.conversation, message.card, await settled(original))
    } catch (error) {
      if (!tokenFailed(error)) throw error
      await showNew({ ...road, byToken: false }, message)
    }
  }

  /** By direct message where the token has died: a late answer is better than none. */
  const writeOriginal = async (road: Road, rendered: Rendered): Promise<void> => {
    try {
      await settled(() => api.editOriginal(road.event, rendered))
    } catch (error) {
      if (!tokenFailed(error)) throw error
      await post({ ...road, byToken: false }, rendered, 'original')
    }
  }

  const giveOne = async (road: Road, { reply, place }: Placed, part: string): Promise<void> => {
    switch (reply.do) {
      case 'show':
        if (place && (await cards.edit(place, reply.message))) return
        return showNew(road, reply.message)
      case 'toast':
        await post(road, bare(road.byToken ? renderNotice(reply.text) : renderLine(reply.text)), part)
        return
      case 'open-form':
        await forms.put(road.conversation, reply.form)
        await post(road, bare(renderInvitation(reply.form)), part)
        return
      case 'erase':
        // A bot cannot delete what a person wrote in a direct message; our abilities say so.
        return
    }
  }

  const fillOriginal = (road: Road, message: Message): Promise<void> =>
    keepOriginal(road, message, () => api.editOriginal(road.event, renderMessage(message)))

  /** What was waited for, into the message that showed the waiting (or the pressed card, for its own card). */
  const giveInOriginal = async (road: Road, placed: Placed): Promise<void> => {
    const { reply } = placed
    if (reply.do === 'show') return fillOriginal(road, reply.message)
    if (reply.do === 'open-form') await forms.put(road.conversation, reply.form)
    if (reply.do === 'open-form') await writeOriginal(road, bare(renderInvitation(reply.form)))
    if (reply.do === 'toast') await writeOriginal(road, bare(renderLine(reply.text)))
    return undefined
  }

  return {
    post,
    fillOriginal,
    giveInOriginal,
    writeOriginal,
    findOriginal: (road: Road, message: Message) => keepOriginal(road, message, () => api.original(road.event)),
    removeOriginal: (road: Road) => settled(() => api.deleteOriginal(road.event)),
    giveAll: async (road: Road, replies: readonly Placed[]): Promise<void> => {
      for (const [at, one] of replies.entries()) await giveOne(road, one, String(at))
    },
  }
}
