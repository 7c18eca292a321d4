import { type CardId, type ConversationId, conversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Closing } from '#conversation/channel/message.ts'
import type { Log } from '#kit/log.ts'
import type { createCardParts } from './card-parts.ts'
import type { PrivateChat } from './place.ts'
import { type By, nextPlacement, type Placement, readPlacement } from './placement.ts'
import { render } from './render.ts'

type Deps = {
  readonly parts: Pick<ReturnType<typeof createCardParts>, 'close' | 'remove'>
  readonly refs: Pick<CardRefs, 'find'>
  readonly remember: (conversation: ConversationId, card: CardId, placement: Placement) => Promise<void>
  readonly log: Log
  readonly clock: () => number
}

/** Takes the buttons of a card away, and writes one line in its place where there is one. */
export const createClose = ({ parts, refs, remember, log, clock }: Deps) => {
  const closeOrThrow = async (chat: PrivateChat, { card, text }: Closing, by: By): Promise<void> => {
    const conversation = conversationId(`telegram:${chat}`)
    const before = readPlacement(await refs.find(conversation, card))
    const [first, ...rest] = before.placed
    const last = before.placed.at(-1)
    if (first === undefined || last === undefined || (by !== 'news' && before.newsAt !== undefined)) return
    // The buttons stand under the last part; a file can't become a line.
    if (text === undefined || first.file !== undefined) return parts.close({ chat, id: last.id }, undefined)
    await parts.close({ chat, id: first.id }, render({ card, text, rows: [] })[0])
    for (const { id } of rest) await parts.remove({ chat, id })
    await remember(conversation, card, nextPlacement(before, [first], { by, now: clock() }))
  }

  /**
   * An outcome that was written on it meanwhile stays, unless it is closed from outside a turn: then its operation had none.
   * What can't be edited is left as it is; where a turn closes it, so is what Telegram does not take now.
   */
  return async (chat: PrivateChat, closing: Closing, by: By): Promise<void> => {
    if (by === 'news') return await closeOrThrow(chat, closing, by)
    try {
      await closeOrThrow(chat, closing, by)
    } catch (error) {
      log.warn({ event: 'telegram-card-not-closed', err: error }, 'a card kept its buttons')
    }
  }
}
