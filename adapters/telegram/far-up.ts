import type { ConversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import { createLastMessages } from '#conversation/channel/last-messages.ts'
import type { Message } from '#conversation/channel/message.ts'
import { channelWords } from '#conversation/channel/words.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { rich } from '#conversation/words/text.ts'
import type { Log } from '#kit/log.ts'
import type { createCardParts } from './card-parts.ts'
import type { PrivateChat } from './place.ts'
import type { By, Placement } from './placement.ts'
import { render } from './render.ts'

type Deps = {
  readonly parts: Pick<ReturnType<typeof createCardParts>, 'close' | 'remove'>
  readonly refs: CardRefs
  readonly log: Log
}

/** An answer has to be seen: a card that has scrolled away is shown once more, below, and leaves a line where it stood. */
export const createFarUp = ({ parts, refs, log }: Deps) => {
  const last = createLastMessages(refs)

  return {
    async standsLast(conversation: ConversationId, id: number): Promise<void> {
      try {
        await last.add(conversation, String(id))
      } catch (error) {
        log.warn({ event: 'telegram-last-not-kept', err: error }, 'which message stands last was not kept')
      }
    },

    async is(conversation: ConversationId, { placed }: Placement, by: By): Promise<boolean> {
      const end = placed.at(-1)
      return by !== 'news' && end !== undefined && (await last.isFarUp(conversation, String(end.id)))
    },

    /** What stays behind is harmless, so a failure here is no failure of the card. */
    async leave(chat: PrivateChat, { placed }: Placement, { card, locale = DEFAULT_LOCALE }: Message): Promise<void> {
      const [first, ...rest] = placed
      if (first === undefined) return
      const text = rich`${channelWords({ locale }).continuesBelow}`
      try {
        const line = first.file === undefined ? render({ card, text, rows: [] })[0] : undefined
        await parts.close({ chat, id: first.id }, line)
      } catch (error) {
        log.warn({ event: 'telegram-card-not-closed', err: error }, 'a card kept its buttons')
      }
      for (const { id } of rest) await parts.remove({ chat, id })
    },
  }
}
