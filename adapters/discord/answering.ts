import type { Answer } from '#conversation/channel/message.ts'
import { type APIInteractionResponse, InteractionResponseType } from 'discord-api-types/v10'
import { privateRefused } from '#conversation/channel/readers.ts'
import type { Log } from '#kit/log.ts'
import { failureReference } from '#kit/failure-reference.ts'
import { bare } from './api.ts'
import { deferral, firstAnswer, freshCard, notice, type Placed, pressedCard } from './first-answer.ts'
import { conversationOf, type Place, turnIdOf } from './ids.ts'
import type { InteractionEvent, PrivateInteraction } from './interaction.ts'
import {
  fillOriginal,
  findOriginal,
  giveAll,
  giveInOriginal,
  post,
  type PostingDeps,
  removeOriginal,
  type FollowUp,
  tokenFailed,
  writeOriginal,
} from './posting.ts'
import { renderLine, renderNotice } from './render.ts'
import { channelWords } from '#conversation/channel/words.ts'

/** Gives the first answer: into the HTTP response, or as a callback. The place of its message where the way it was given tells it. */
export type First = (response: APIInteractionResponse) => Promise<Place | undefined>

export type Answering = ReturnType<typeof createAnswering>

const followUpOf = (event: PrivateInteraction, byToken: boolean): FollowUp => ({
  event,
  conversation: conversationOf(event.userId),
  byToken,
})

/** What the waiting line turns into; none where all that changes stands elsewhere. */
const waitedFor = (replies: readonly Placed[]): Placed | undefined =>
  freshCard(replies) ?? replies.find(({ reply }) => reply.do === 'open-form' || reply.do === 'toast')

/** A callback that came too late opens nothing any more. */
const begun = async (answered: Promise<Place | undefined>): Promise<Place | undefined | 'too late'> => {
  try {
    return await answered
  } catch (error) {
    if (tokenFailed(error)) return 'too late'
    throw error
  }
}

/** Cards that were shown once more leave a line where they stood. */
const leaveAll = async ({ cards }: Pick<PostingDeps, 'cards'>, replies: readonly Placed[]): Promise<void> => {
  for (const { reply, left } of replies) if (reply.do === 'show') await cards.leave(reply.message, left)
}

/** Gives answers to interactions, by whatever of response, token and direct message works. */
export const createAnswering = (deps: PostingDeps & { readonly log: Log }) => {
  const { cards } = deps

  const prepared = async (event: InteractionEvent, { replies }: Answer): Promise<readonly Placed[]> => {
    const conversation = conversationOf(event.userId)
    for (const reply of replies) if (reply.do === 'show') await cards.keepForm(conversation, reply.message)
    return Promise.all(
      replies.map(async (reply) => ({
        reply,
        ...(reply.do === 'show' ? await cards.placesOf(conversation, reply.message.card, true) : { place: undefined }),
      })),
    )
  }

  /** The last look before anything private goes out: where others read along it does not, whoever has asked for it. */
  const isForOne = (event: InteractionEvent): event is PrivateInteraction => {
    if (!event.private) privateRefused(deps.log, 'discord', 'an answer')
    return event.private
  }

  const give = async (event: InteractionEvent, answer: Answer, first: First): Promise<void> => {
    if (!isForOne(event)) return void (await first(notice(channelWords(event).discord.onlyPrivately)))
    const replies = await prepared(event, answer)
    const { response, fresh, later, rest } = firstAnswer(event, replies)
    const at = await begun(first(response))
    if (at === 'too late') {
      await giveAll(deps, followUpOf(event, false), replies)
      return leaveAll(deps, replies)
    }
    const followUp = followUpOf(event, response.type !== InteractionResponseType.Modal)
    if (fresh && at) await cards.keep(followUp.conversation, fresh.message.card, at)
    else if (fresh) await findOriginal(deps, followUp, fresh.message)
    if (later) await fillOriginal(deps, followUp, later.message)
    await giveAll(deps, followUp, rest)
    return leaveAll(deps, replies)
  }

  /** After a deferral: the original is either the pressed card or a message that shows we are at it. */
  const giveDeferred = async (event: InteractionEvent, answer: Answer): Promise<void> => {
    if (!isForOne(event)) return
    const replies = await prepared(event, answer)
    const followUp = followUpOf(event, true)
    const thinking = deferral(event).type === InteractionResponseType.DeferredChannelMessageWithSource
    const filling = thinking ? waitedFor(replies) : pressedCard(event, replies)
    if (filling) await giveInOriginal(deps, followUp, filling)
    else if (thinking) await removeOriginal(deps, followUp)
    const rest = replies.filter((reply) => reply !== filling)
    await giveAll(deps, followUp, rest)
    return leaveAll(deps, replies)
  }

  const troubleOf = (event: InteractionEvent): string =>
    channelWords(event).discord.trouble(failureReference(turnIdOf(event.id)))

  /** After a deferral when the turn has failed: the message must not say "thinking" for ever. */
  const giveTrouble = async (event: InteractionEvent): Promise<void> => {
    if (!isForOne(event)) return
    const followUp = followUpOf(event, true)
    if (deferral(event).type === InteractionResponseType.DeferredMessageUpdate)
      await post(deps, followUp, bare(renderNotice(troubleOf(event))), 'trouble')
    else await writeOriginal(deps, followUp, bare(renderLine(troubleOf(event))))
  }

  /** When there is no answer to put it in: by direct message, since Discord itself only says that something failed. */
  const sendTrouble = async (event: InteractionEvent): Promise<void> => {
    if (!isForOne(event)) return
    await post(deps, followUpOf(event, false), bare(renderLine(troubleOf(event))), 'trouble')
  }

  return { give, giveDeferred, giveTrouble, sendTrouble }
}
