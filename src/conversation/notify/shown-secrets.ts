import type { Notice, NoticeSubject } from '#bank/ground/notice.ts'
import type { Attempt } from '#bank/notice/life-cycle.ts'
import { numbersWords } from '#conversation/account/words.ts'
import type { Outbox } from '#conversation/channel/message.ts'
import { channelOf, type ChannelName } from '#conversation/channel/turn.ts'
import type { LocaleIn } from './locale-in.ts'

type Deps = { readonly outboxes: Readonly<Partial<Record<ChannelName, Outbox>>>; readonly localeIn: LocaleIn }
export type AboutSecret = Extract<NoticeSubject, { kind: 'secret-shown' }>

/**
 * Writes one line in place of account numbers that have stood in a chat long enough. Whose chat it is by now does not matter:
 * it is where they stand.
 */
export const hideSecret = async (deps: Deps, notice: Notice, { card }: AboutSecret): Promise<Attempt> => {
  const { id: key, conversation, customer } = notice
  const text = numbersWords({ locale: await deps.localeIn(conversation, customer) }).hidden
  const closing = [{ do: 'close', card, text }] as const
  const delivery =
    (await deps.outboxes[channelOf(conversation)]?.close({ conversation, key, closing })) ?? 'unreachable'
  return delivery === 'delivered'
    ? { kind: 'taken', conversation, isFresh: false }
    : { kind: 'not-taken', isOwed: false }
}
