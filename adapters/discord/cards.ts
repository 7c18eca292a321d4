import type { CardId, ConversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import { createLastMessages } from '#conversation/channel/last-messages.ts'
import type { Closing, Message } from '#conversation/channel/message.ts'
import { channelWords } from '#conversation/channel/words.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { rich } from '#conversation/words/text.ts'
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
  /** It answers what somebody did: where its card has scrolled away, it is shown once more, below. */
  readonly isAnswer?: boolean
}

/** `place`: the message that is edited. `left`: the one that has scrolled away, and is replaced by a new one below. */
type Places = { readonly place: Place | undefined; readonly left: Place | undefined }

/** False when it can't be edited any more. */
const editing =
  (api: DiscordApi) =>
  async (place: Place, message: Message): Promise<boolean> => {
    try {
      await api.edit(place, renderMessage(message))
      return true
    } catch (error) {
      if (failedWith(error, CANNOT_EDIT)) return false
      throw error
    }
  }

/** Cards in direct messages: edited where they stand, else sent. */
export const createCards = (deps: {
  readonly api: DiscordApi
  readonly cardRefs: CardRefs
  readonly forms: FormStore
}) => {
  const { api, cardRefs, forms } = deps
  const last = createLastMessages(cardRefs)

  const placeOf = async (conversation: ConversationId, card: CardId): Promise<Place | undefined> => {
    const reference = await cardRefs.find(conversation, card)
    return reference === undefined ? undefined : toPlace(reference)
  }
  const keep = async (conversation: ConversationId, card: CardId, place: Place): Promise<void> => {
    const reference = toReference(place)
    const isNew = (await cardRefs.find(conversation, card)) !== reference
    await cardRefs.keep(conversation, card, reference)
    if (isNew) await last.add(conversation, reference)
  }
  const placesOf = async (conversation: ConversationId, card: CardId, isAnswer: boolean): Promise<Places> => {
    const place = await placeOf(conversation, card)
    const isFarUp = isAnswer && place !== undefined && (await last.isFarUp(conversation, toReference(place)))
    return isFarUp ? { place: undefined, left: place } : { place, left: undefined }
  }
  /** Before the message that holds its button: the press must find it. */
  const keepForm = async (conversation: ConversationId, { form }: Message): Promise<void> => {
    if (form) await forms.put(conversation, form)
  }

  const edit = editing(api)

  const send = async ({ conversation, message, key, channel }: To): Promise<void> => {
    const place = await api.send(await channel(), renderMessage(message), key)
    await keep(conversation, message.card, place)
  }

  /** What stood farther up becomes one line; what can't be edited any more is left as it is. */
  const leave = async ({ card, locale = DEFAULT_LOCALE }: Message, left: Place | undefined): Promise<void> => {
    if (left === undefined) return
    await edit(left, { card, text: rich`${channelWords({ locale }).continuesBelow}`, rows: [] })
  }

  const show = async (to: To): Promise<void> => {
    const { conversation, message } = to
    await keepForm(conversation, message)
    const { place, left } = await placesOf(conversation, message.card, to.isAnswer === true)
    if (place && (await edit(place, message))) return
    await send(to)
    await leave(message, left)
  }

  /** Nothing where no such card stands. */
  const rework = async ({ conversation, message }: To): Promise<void> => {
    const place = await placeOf(conversation, message.card)
    if (place !== undefined) await edit(place, message)
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

  return { placesOf, leave, keep, keepForm, edit, send, show, rework, close }
}
