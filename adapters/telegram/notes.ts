import type { Reply } from '#conversation/channel/message.ts'
import type { Log } from '#kit/log.ts'
import type { PublicLine } from '#conversation/channel/readers.ts'
import type { Client } from './client.ts'
import type { PrivateChat } from './place.ts'
import { isDeleted } from './refusals.ts'

/** The card behind the button matters more than its spinner. */
const ANSWER_MS = 3_000

/** What is done in a chat besides showing cards. */
export const createNotes = ({ client, log }: { readonly client: Client; readonly log: Log }) => {
  /** Ends a button's waiting. Late or repeated answers are refused, and that must never fail the turn. */
  const answerQuery = async (query: string | undefined, text = ''): Promise<void> => {
    if (query === undefined) return
    try {
      const params = { callback_query_id: query, ...(text === '' ? {} : { text }) }
      const answered = await client.call('answerCallbackQuery', params, { deadlineMs: ANSWER_MS })
      if (!answered.ok)
        log.info({ event: 'telegram-press-answered-late', ...answered.error }, 'a press was answered too late')
    } catch (error) {
      log.warn({ event: 'telegram-press-not-answered', err: error }, 'a press could not be answered')
    }
  }

  const note = async (chat: PrivateChat, text: string): Promise<void> => {
    const sent = await client.call('sendMessage', { chat_id: chat, text, link_preview_options: { is_disabled: true } })
    if (!sent.ok) log.warn({ event: 'telegram-note-refused', ...sent.error }, 'a note was refused')
  }

  /** The one thing that is said where others read along. */
  const noteInGroup = async (group: number, { text }: PublicLine): Promise<void> => {
    const params = { chat_id: group, text, link_preview_options: { is_disabled: true } }
    const sent = await client.call('sendMessage', params, { isPublic: true })
    if (!sent.ok) log.warn({ event: 'telegram-note-refused', ...sent.error }, 'a note was refused')
  }

  /** The only keyboard of ours below the text field: it is gone once it was used. What stands there is never edited. */
  const askPhone = async (
    chat: PrivateChat,
    { text, button, leave }: Extract<Reply, { do: 'ask-phone' }>,
  ): Promise<void> => {
    const keyboard = [[{ text: button, request_contact: true }], [{ text: leave }]]
    const sent = await client.call('sendMessage', {
      chat_id: chat,
      text: text.map((span) => span.text).join(''),
      link_preview_options: { is_disabled: true },
      reply_markup: {
        keyboard,
        resize_keyboard: true,
        one_time_keyboard: true,
      },
    })
    if (!sent.ok) log.warn({ event: 'telegram-note-refused', ...sent.error }, 'a note was refused')
  }

  /** A keyboard below the text field goes only with a message: one can't be edited to take it away. */
  const unaskPhone = async (chat: PrivateChat, { text }: Extract<Reply, { do: 'unask-phone' }>): Promise<void> => {
    const said = text.map((span) => span.text).join('')
    const sent = await client.call('sendMessage', {
      chat_id: chat,
      text: said,
      reply_markup: { remove_keyboard: true },
    })
    if (!sent.ok) log.warn({ event: 'telegram-note-refused', ...sent.error }, 'a note was refused')
  }

  /** Whether it is gone. */
  const erase = async (chat: PrivateChat, message: number): Promise<boolean> => {
    const gone = await client.call('deleteMessage', { chat_id: chat, message_id: message })
    if (gone.ok || isDeleted(gone.error)) return true
    const facts = { event: 'telegram-secret-not-removed', page: true, ...gone.error }
    log.error(facts, 'a message that held a secret was not removed')
    return false
  }

  return { answerQuery, note, noteInGroup, askPhone, unaskPhone, erase }
}
export type Notes = ReturnType<typeof createNotes>
