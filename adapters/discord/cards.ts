import type { CardId, ConversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Closing, Message } from '#conversation/channel/message.ts'
import type { DiscordApi } from './api.ts'
import { CODES, failedWith } from './failure.ts'
import type { FormStore } from './form-store.ts'
import { type DmChannel, type Place, toPlace, toReference } from './ids.ts'
import { renderMessage } from './render.ts'

export type Cards = ReturnType<typeof createCards>

/** The message is gone, not ours, or edited too often: the card is sent as a new message. */
const CANNOT_EDIT = [CODES.unknownMessage, CODES.unknownChannel, CODES.notOurMessage, CODES.tooManyEdits]

type To = {
  readonly conversation: ConversationId
  readonly message: Message
  /** Equal on every repetition of the same showing. */
  readonly key: string
  /** Asked only when a new message is needed. */
  readonly channel: () => Promise<DmChannel>
}

/** Cards in direct messages: edited where they stand, else sent. */
export const createCards = (deps: {
  readonly api: DiscordApi
  readonly cardRefs: CardRefs
  readonly forms: FormStore
}) => {
  const { api, cardRefs, forms } = deps

  const placeOf = async (conversation: ConversationId, card: CardId): Promise<Place | undefined> => {
    const reference = await cardRefs.find(conversation, card)
    return reference === undefined ? undefined : toPlace(reference)
  }
  const keep = (conversation: ConversationId, card: CardId, place: Place): Promise<void> =>
    cardRefs.keep(conversation, card, toReference(place))
  /** Before the message that holds its button: the press must find it. */
  const keepForm = async (conversation: ConversationId, { form }: Message): Promise<void> => {
    if (form) await forms.put(conversation, form)
  }

  /** False when it can't be edited any more. */
  const edit = async (place: Place, message: Message): Promise<boolean> => {
    try {
      await api.edit(place, renderMessage(message))
      return true
    } catch (error) {
      if (failedWith(error, CANNOT_EDIT)) return false
      throw error
    }
  }

  const send = async ({ conversation, message, key, channel }: To): Promise<void> => {
    const place = await api.send(await channel(), renderMessage(message), key)
    await keep(conversation, message.card, place)
  }

  const show = async (to: To): Promise<void> => {
    await keepForm(to.conversation, to.message)
    const place = await placeOf(to.conversation, to.message.card)
    if (place && (await edit(place, to.message))) return
    await send(to)
  }

  /** What can't be edited any more is left as it is: out of date but harmless. */
  const close = async (conversation: ConversationId, { card, text }: Closing): Promise<void> => {
    const place = await placeOf(conversation, card)
    if (place === undefined) return
    try {
      if (text === undefined) await api.removeComponents(place)
      else await api.edit(place, renderMessage({ card, text, rows: [] }))
    } catch (error) {
      if (!failedWith(error, CANNOT_EDIT)) throw error
    }
  }

  return { placeOf, keep, keepForm, edit, send, show, close }
}
