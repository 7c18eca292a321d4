import type { RankedQueue } from '#kit/ranked-queue.ts'
import { conversationId, turnId } from '#bank/ground/ids.ts'
import type { Answer, Form } from '#conversation/channel/message.ts'
import type { SecretPages } from '#conversation/channel/secret-pages.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Abilities, Turn } from '#conversation/channel/turn.ts'
import { channelWords } from '#conversation/channel/words.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { type FilledPage, newPageToken, pagePath } from './form-routes.ts'
import { who } from './normalise.ts'
import { privateChatOf, type PrivateChat } from './place.ts'
import type { PageButton } from './render.ts'

export type PageSettings = { readonly store: SecretPages; readonly publicUrl: string }

/** Opens a page for the fields that a card asks for. Showing the card again makes another link; each works once. */
export const pageButtons =
  ({ store, publicUrl }: PageSettings) =>
  async (conversation: string, form: Form): Promise<PageButton> => {
    const token = newPageToken()
    await store.put(token, { kind: 'asked', conversation: conversationId(conversation), form })
    const { openPage } = channelWords({ locale: form.locale ?? DEFAULT_LOCALE }).telegram
    return { label: openPage, url: new URL(pagePath(token), publicUrl).href }
  }

type FillDeps = {
  readonly limits: TurnLimits
  readonly abilities: Abilities
  readonly clock: () => number
  readonly atChat: RankedQueue<number>
  readonly take: (turn: Turn, chat: PrivateChat) => Promise<Answer>
}

/** What was filled in on a page, as the turn of a filled form: one turn for each link, however often it is handed in. */
export const createFill =
  ({ limits, abilities, clock, atChat, take }: FillDeps) =>
  async ({ conversation, key, user, form, values }: FilledPage): Promise<Answer | 'too-fast'> => {
    const turn: Turn = {
      id: turnId(`telegram:page:${key}`),
      channel: 'telegram',
      conversation,
      who: who(user),
      at: clock(),
      abilities,
      act: { do: 'fill', form, values },
    }
    const { channel, at } = turn
    const admission = await limits.admit({ channel, conversation, identity: turn.who.identity, at })
    if (admission.kind === 'too-fast') return 'too-fast'
    const chat = privateChatOf(conversation)
    if (chat === undefined) throw new RangeError('a page was filled in for a chat that others read')
    return atChat(chat, () => take(turn, chat))
  }
