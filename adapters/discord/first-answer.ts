import type { Message, Reply } from '#conversation/channel/message.ts'
import type { APIInteractionResponse } from 'discord-api-types/v10'
import { InteractionResponseType } from 'discord-api-types/v10'
import { type Place, toReference } from './ids.ts'
import type { InteractionEvent } from './interaction.ts'
import { modalOf } from './modal.ts'
import { renderMessage, renderNotice } from './render.ts'
import { channelWords } from '#conversation/channel/words.ts'

/** A reply and where its card stands already, if it does. */
export type Placed = {
  readonly reply: Reply
  readonly place: Place | undefined
  /** Where its card stood too far up to be seen: there one line says that it goes on below. */
  readonly left?: Place | undefined
}

/** A card that the first answer shows, or makes room for. */
type Shown = { readonly message: Message }

export type FirstAnswer = {
  readonly response: APIInteractionResponse
  /** New and in the response: where it stands must be found out. */
  readonly fresh?: Shown
  /** Not in the response (it has a file): follows at once as an edit of the original. */
  readonly later?: Shown
  readonly rest: readonly Placed[]
}

export const notice = (text: string): APIInteractionResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: renderNotice(text),
})

/** The message of the component, for updates; a modal that a command opened has none. */
export const sourceOf = ({ channelId, messageId }: InteractionEvent): Place | undefined =>
  messageId === undefined ? undefined : { channelId, messageId }

const samePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a !== undefined && b !== undefined && toReference(a) === toReference(b)

const without = (all: readonly Placed[], one: Placed | undefined): readonly Placed[] =>
  all.filter((other) => other !== one)

const showing = (placed: Placed): Message | undefined => (placed.reply.do === 'show' ? placed.reply.message : undefined)

/** The card whose button was pressed, among the replies; the last word on it counts. */
export const pressedCard = (event: InteractionEvent, replies: readonly Placed[]): Placed | undefined =>
  replies.findLast((placed) => showing(placed) && samePlace(placed.place, sourceOf(event)))

export const freshCard = (replies: readonly Placed[]): Placed | undefined =>
  replies.find((placed) => showing(placed) && !placed.place)

const updating = (event: InteractionEvent, replies: readonly Placed[]): FirstAnswer | undefined => {
  const pressed = pressedCard(event, replies)
  const message = pressed && showing(pressed)
  if (!message) return undefined
  const rest = without(replies, pressed)
  const { body, files } = renderMessage(message)
  return files.length > 0
    ? { response: { type: InteractionResponseType.DeferredMessageUpdate }, later: { message }, rest }
    : { response: { type: InteractionResponseType.UpdateMessage, data: body }, rest }
}

const sending = (replies: readonly Placed[]): FirstAnswer | undefined => {
  const fresh = freshCard(replies)
  const message = fresh && showing(fresh)
  if (!message) return undefined
  const rest = without(replies, fresh)
  const { body, files } = renderMessage(message)
  return files.length > 0
    ? { response: { type: InteractionResponseType.DeferredChannelMessageWithSource }, later: { message }, rest }
    : { response: { type: InteractionResponseType.ChannelMessageWithSource, data: body }, fresh: { message }, rest }
}

const opening = (event: InteractionEvent, replies: readonly Placed[]): FirstAnswer | undefined => {
  // A modal cannot answer a modal.
  if (event.doing.do === 'fill') return undefined
  const open = replies.find(({ reply }) => reply.do === 'open-form')
  return open?.reply.do === 'open-form'
    ? { response: modalOf(open.reply.form), rest: without(replies, open) }
    : undefined
}

const toasting = (replies: readonly Placed[]): FirstAnswer | undefined => {
  const toast = replies.find(({ reply }) => reply.do === 'toast')
  return toast?.reply.do === 'toast' ? { response: notice(toast.reply.text), rest: without(replies, toast) } : undefined
}

/** Every interaction wants an answer, even when all there is to show stands in another message. */
const acknowledging = (event: InteractionEvent, rest: readonly Placed[]): FirstAnswer => ({
  response: sourceOf(event)
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : notice(channelWords(event).discord.updatedAbove),
  rest,
})

/** What goes into the direct answer, and what follows: a form, the pressed card, a new card, a toast, in this order. */
export const firstAnswer = (event: InteractionEvent, replies: readonly Placed[]): FirstAnswer =>
  opening(event, replies) ??
  updating(event, replies) ??
  sending(replies) ??
  toasting(replies) ??
  acknowledging(event, replies)

/** Buys time: 15 minutes. A press keeps its card as it is; a command or form shows that we are at it. */
export const deferral = (event: InteractionEvent): APIInteractionResponse => ({
  type:
    event.doing.do === 'press' && sourceOf(event)
      ? InteractionResponseType.DeferredMessageUpdate
      : InteractionResponseType.DeferredChannelMessageWithSource,
})
