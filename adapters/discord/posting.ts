import type { ConversationId } from '#bank/ground/ids.ts'
import type { Message } from '#conversation/channel/message.ts'
import { retry } from '#kit/retry.ts'
import { bare, type DiscordApi } from './api.ts'
import type { Cards } from './cards.ts'
import { CODES, failedWith } from './failure.ts'
import type { Placed } from './first-answer.ts'
import type { FormStore } from './form-store.ts'
import type { Place } from './ids.ts'
import type { PrivateInteraction } from './interaction.ts'
import { renderInvitation, renderLine, renderMessage, renderNotice, type Rendered } from './render.ts'

/** How what follows the first answer gets there. */
export type FollowUp = {
  readonly event: PrivateInteraction
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

export const giveAll = async (deps: PostingDeps, followUp: FollowUp, replies: readonly Placed[]): Promise<void> => {
  for (const [at, one] of replies.entries()) await giveOne(deps, followUp, one, String(at))
}

export const findOriginal = (deps: PostingDeps, followUp: FollowUp, message: Message): Promise<void> =>
  keepOriginal(deps, followUp, message, () => deps.api.original(followUp.event))

export const removeOriginal = (deps: PostingDeps, followUp: FollowUp): Promise<void> =>
  settled(deps, () => deps.api.deleteOriginal(followUp.event))

const settled = <T>({ waitsMs }: PostingDeps, attempt: () => Promise<T>): Promise<T> =>
  retry(attempt, { waitsMs, isWorthIt: notYetKnown })

/** What follows a first answer: by the interaction's token, else as a direct message. What the bank has to say must arrive. */
export const post = async (deps: PostingDeps, followUp: FollowUp, rendered: Rendered, part: string): Promise<Place> => {
  const { api } = deps
  const direct = (): Promise<Place> => api.send(followUp.event.channelId, rendered, `${followUp.event.id}:${part}`)
  if (!followUp.byToken) return direct()
  try {
    return await settled(deps, () => api.followUp(followUp.event, rendered))
  } catch (error) {
    if (tokenFailed(error)) return direct()
    throw error
  }
}

const showNew = async (deps: PostingDeps, followUp: FollowUp, message: Message): Promise<void> => {
  const place = await post(deps, followUp, renderMessage(message), message.card)
  await deps.cards.keep(followUp.conversation, message.card, place)
}

const giveOne = async (
  deps: PostingDeps,
  followUp: FollowUp,
  { reply, place }: Placed,
  part: string,
): Promise<void> => {
  switch (reply.do) {
    case 'show':
      if (place && (await deps.cards.edit(place, reply.message))) return
      return showNew(deps, followUp, reply.message)
    case 'toast':
      await post(deps, followUp, bare(followUp.byToken ? renderNotice(reply.text) : renderLine(reply.text)), part)
      return
    case 'open-form':
      await deps.forms.put(followUp.conversation, reply.form)
      await post(deps, followUp, bare(renderInvitation(reply.form)), part)
      return
    case 'close':
      await deps.cards.close(followUp.conversation, reply)
      return
    case 'erase':
    case 'ask-phone':
    case 'unask-phone':
      // A bot cannot delete what a person wrote in a direct message, and learns no number: our abilities say so.
      return
  }
}

/** What was waited for, into the message that showed the waiting (or the pressed card, for its own card). */
export const giveInOriginal = async (deps: PostingDeps, followUp: FollowUp, { reply }: Placed): Promise<void> => {
  if (reply.do === 'show') return fillOriginal(deps, followUp, reply.message)
  if (reply.do === 'open-form') await deps.forms.put(followUp.conversation, reply.form)
  if (reply.do === 'open-form') await writeOriginal(deps, followUp, bare(renderInvitation(reply.form)))
  if (reply.do === 'toast') await writeOriginal(deps, followUp, bare(renderLine(reply.text)))
  return undefined
}

export const fillOriginal = (deps: PostingDeps, followUp: FollowUp, message: Message): Promise<void> =>
  keepOriginal(deps, followUp, message, () => deps.api.editOriginal(followUp.event, renderMessage(message)))

/** The card into, or found in, the answer that stands already; into a new message when Discord has no such answer. */
const keepOriginal = async (
  deps: PostingDeps,
  followUp: FollowUp,
  message: Message,
  original: () => Promise<Place>,
): Promise<void> => {
  try {
    await deps.cards.keep(followUp.conversation, message.card, await settled(deps, original))
  } catch (error) {
    if (!tokenFailed(error)) throw error
    await showNew(deps, { ...followUp, byToken: false }, message)
  }
}

/** By direct message where the token has died: a late answer is better than none. */
export const writeOriginal = async (deps: PostingDeps, followUp: FollowUp, rendered: Rendered): Promise<void> => {
  try {
    await settled(deps, () => deps.api.editOriginal(followUp.event, rendered))
  } catch (error) {
    if (!tokenFailed(error)) throw error
    await post(deps, { ...followUp, byToken: false }, rendered, 'original')
  }
}
