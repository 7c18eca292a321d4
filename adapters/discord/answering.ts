import type { ConversationId } from '#bank/ids.ts'
import type { Answer, Message } from '#conversation/message.ts'
import { InteractionResponseType, type APIInteractionResponse } from 'discord-api-types/v10'
import { bare, type DiscordApi, retried } from './api.ts'
import type { Cards } from './cards.ts'
import { CODES, failedWith } from './failure.ts'
import { deferral, firstAnswer, freshCard, type Placed, pressedCard } from './first-answer.ts'
import { conversationOf, type Place } from './ids.ts'
import type { FormStore } from './form-store.ts'
import type { InteractionEvent } from './interaction.ts'
import { renderInvitation, renderLine, renderMessage, renderNotice, type Rendered } from './render.ts'
import { words } from './words.ts'

/** Gives the first answer: into the HTTP response, or as a callback. The place of its message where the road tells it. */
export type First = (response: APIInteractionResponse) => Promise<Place | undefined>

type Deps = {
  readonly api: DiscordApi
  readonly cards: Cards
  readonly forms: FormStore
  /** Between looks for an answer that Discord does not know of yet; ten seconds in all. */
  readonly waitsMs: readonly number[]
}

type Road = {
  readonly event: InteractionEvent
  readonly conversation: ConversationId
  /** The token opens nothing after a modal: what follows goes by direct message. */
  readonly byToken: boolean
}

const TOKEN_IS_OF_NO_USE = [
  CODES.unknownWebhook,
  CODES.unknownMessage,
  CODES.invalidToken,
  CODES.tooManyFollowUps,
  CODES.unknownInteraction,
]
/** For some seconds after an answer in the response body Discord may not know of it. */
const notYetKnown = (error: unknown): boolean => failedWith(error, [CODES.unknownWebhook, CODES.unknownMessage])
const tokenFailed = (error: unknown): boolean => failedWith(error, TOKEN_IS_OF_NO_USE)

export type Answering = ReturnType<typeof createAnswering>

/** Gives answers to interactions, by whatever of response, token and direct message works. */
export const createAnswering = ({ api, cards, forms, waitsMs }: Deps) => {
  const placed = (event: InteractionEvent, answer: Answer): Promise<readonly Placed[]> =>
    Promise.all(
      answer.replies.map(async (reply) => ({
        reply,
        place: reply.do === 'show' ? await cards.placeOf(conversationOf(event.userId), reply.message.card) : undefined,
      })),
    )

  const keyOf = ({ event }: Road, part: string): string => `${event.id}:${part}`

  /** By token, else as a direct message of the bot's: what the bank has to say must arrive. */
  const post = async (road: Road, rendered: Rendered, part: string): Promise<Place> => {
    const direct = (): Promise<Place> => api.send(road.event.channelId, rendered, keyOf(road, part))
    if (!road.byToken) return direct()
    try {
      return await retried(() => api.followUp(road.event, rendered), notYetKnown, waitsMs)
    } catch (error) {
      if (tokenFailed(error)) return direct()
      throw error
    }
  }

  const showNew = async (road: Road, message: Message): Promise<void> => {
    const place = await post(road, renderMessage(message), message.card)
    await cards.keep(road.conversation, message.card, place)
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

  const giveRest = async (road: Road, rest: readonly Placed[]): Promise<void> => {
    for (const [at, one] of rest.entries()) await giveOne(road, one, String(at))
  }

  /** The card into the answer that stands already; into a new message when that one can't be had. */
  const fillOriginal = async (road: Road, message: Message): Promise<void> => {
    try {
      const place = await retried(() => api.editOriginal(road.event, renderMessage(message)), notYetKnown, waitsMs)
      await cards.keep(road.conversation, message.card, place)
    } catch (error) {
      if (!tokenFailed(error)) throw error
      await showNew({ ...road, byToken: false }, message)
    }
  }

  /** Where the new card of a response body stands. Not to be found: Discord did not take the answer. */
  const findFresh = async (road: Road, message: Message): Promise<void> => {
    try {
      await cards.keep(
        road.conversation,
        message.card,
        await retried(() => api.original(road.event), notYetKnown, waitsMs),
      )
    } catch (error) {
      if (!tokenFailed(error)) throw error
      await showNew({ ...road, byToken: false }, message)
    }
  }

  const keepForms = async (conversation: ConversationId, replies: readonly Placed[]): Promise<void> => {
    for (const { reply } of replies) if (reply.do === 'show') await cards.keepForm(conversation, reply.message)
  }

  /** A callback that came too late opens nothing any more, but what the bank has to say must arrive. */
  const begun = async (answered: Promise<Place | undefined>): Promise<Place | undefined | 'too late'> => {
    try {
      return await answered
    } catch (error) {
      if (tokenFailed(error)) return 'too late'
      throw error
    }
  }

  const give = async (event: InteractionEvent, answer: Answer, first: First): Promise<void> => {
    const conversation = conversationOf(event.userId)
    const replies = await placed(event, answer)
    await keepForms(conversation, replies)
    const { response, fresh, later, rest } = firstAnswer(event, replies)
    const at = await begun(first(response))
    if (at === 'too late') return giveRest({ event, conversation, byToken: false }, replies)
    const road: Road = { event, conversation, byToken: response.type !== InteractionResponseType.Modal }
    if (fresh && at) await cards.keep(conversation, fresh.message.card, at)
    else if (fresh) await findFresh(road, fresh.message)
    if (later) await fillOriginal(road, later.message)
    await giveRest(road, rest)
  }

  /** After a deferral: the original is either the pressed card or a message that shows we are at it. */
  const giveDeferred = async (event: InteractionEvent, answer: Answer): Promise<void> => {
    const conversation = conversationOf(event.userId)
    const replies = await placed(event, answer)
    await keepForms(conversation, replies)
    const road: Road = { event, conversation, byToken: true }
    const thinking = deferral(event).type === InteractionResponseType.DeferredChannelMessageWithSource
    const filling = thinking ? freshCard(replies) : pressedCard(event, replies)
    if (filling?.reply.do === 'show') await fillOriginal(road, filling.reply.message)
    else if (thinking) await retried(() => api.deleteOriginal(event), notYetKnown, waitsMs)
    await giveRest(
      road,
      replies.filter((reply) => reply !== filling),
    )
  }

  /** After a deferral when the turn has failed: nobody is left looking at "thinking". */
  const giveTrouble = async (event: InteractionEvent): Promise<void> => {
    const road: Road = { event, conversation: conversationOf(event.userId), byToken: true }
    if (deferral(event).type === InteractionResponseType.DeferredMessageUpdate) {
      await post(road, bare(renderNotice(words.trouble)), 'trouble')
      return
    }
    await retried(() => api.editOriginal(event, bare(renderLine(words.trouble))), notYetKnown, waitsMs)
  }

  return { give, giveDeferred, giveTrouble }
}
