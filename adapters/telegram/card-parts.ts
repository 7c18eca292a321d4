import { z } from 'zod'
import type { Log } from '#kit/log.ts'
import type { Result } from '#kit/result.ts'
import type { Client, Refused } from './client.ts'
import type { Placed } from './placement.ts'
import type { PrivateChat } from './place.ts'
import { meaning } from './refusals.ts'
import type { File, Part } from './render.ts'

type Deps = { readonly client: Client; readonly log: Log }
type At = { readonly chat: PrivateChat; readonly id: number }

/** The messages that a card is made of, each sent, edited and deleted by itself. */
export const createCardParts = ({ client, log }: Deps) => ({
  async place(chat: PrivateChat, part: Part): Promise<Placed | 'unreachable'> {
    const sent = await withFallback(log, part, (each) => sendPart(client, chat, each))
    if (sent.ok) return { id: Sent.parse(sent.value).message_id, file: part.file?.digest }
    if (meaning(sent.error) === 'unreachable') return 'unreachable'
    throw new Error(`Telegram refused a message: ${sent.error.code} ${sent.error.description}`)
  },

  /** `isNewFile`: the message has another file, which is exchanged for that of the part. */
  async rework(at: At, part: Part, isNewFile = false): Promise<'done' | 'gone' | 'unreachable'> {
    const edited = await withFallback(log, part, (each) =>
      isNewFile && each.file !== undefined
        ? exchangeFile(client, at, { ...each, file: each.file })
        : editPart(client, at, each),
    )
    if (edited.ok) return 'done'
    const means = meaning(edited.error)
    // What can't be edited for a reason unknown to us can still be sent as a new message.
    return means === 'bot' || means === 'ours' ? 'gone' : means
  },

  /** Without its buttons, and with `part` in place of what it said. Throws where no answer came. */
  async close(at: At, part: Part | undefined): Promise<void> {
    const closed = await (part === undefined
      ? client.call('editMessageReplyMarkup', { chat_id: at.chat, message_id: at.id })
      : editPart(client, at, part))
    if (!closed.ok && meaning(closed.error) !== 'gone' && meaning(closed.error) !== 'done')
      log.warn({ event: 'telegram-card-not-closed', ...closed.error }, 'a card kept its buttons')
  },

  /** What stays behind is out of date but harmless, so a failure here is no failure of the card. */
  async remove({ chat, id }: At): Promise<void> {
    try {
      const gone = await client.call('deleteMessage', { chat_id: chat, message_id: id })
      if (!gone.ok && meaning(gone.error) !== 'gone')
        log.warn({ event: 'telegram-card-not-removed', ...gone.error }, 'a replaced card was not removed')
    } catch (error) {
      log.warn({ event: 'telegram-card-not-removed', err: error }, 'a replaced card was not removed')
    }
  },
})

const Sent = z.object({ message_id: z.int() })

/** Our own mistakes get one more try in the plainest form: a card without bold is better than no card. */
const withFallback = async (
  log: Log,
  part: Part,
  call: (part: Part) => Promise<Result<unknown, Refused>>,
): Promise<Result<unknown, Refused>> => {
  const first = await call(part)
  if (first.ok || meaning(first.error) !== 'ours') return first
  log.error({ event: 'telegram-card-refused', page: true, ...first.error }, 'Telegram refused a card as we wrote it')
  return call(plainer(part))
}

/** The same part in the plainest form: no entities, a picture as a file. */
const plainer = (part: Part): Part => ({
  ...part,
  entities: [],
  ...(part.file === undefined ? {} : { file: { ...part.file, kind: 'document' } }),
})

const markup = ({ keyboard }: Part) =>
  keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } }

const sendPart = (client: Client, chat: PrivateChat, part: Part): Promise<Result<unknown, Refused>> => {
  const { file, text, entities } = part
  if (file === undefined) {
    const content = { chat_id: chat, text, entities: [...entities], link_preview_options: { is_disabled: true } }
    return client.call('sendMessage', { ...content, ...markup(part) })
  }
  const upload = uploadOf(file)
  const caption = text === '' ? {} : { caption: text, caption_entities: [...entities] }
  const rest = { chat_id: chat, ...caption, protect_content: true, ...markup(part) }
  return file.kind === 'photo'
    ? client.call('sendPhoto', { ...rest, photo: upload })
    : client.call('sendDocument', { ...rest, document: upload })
}

const uploadOf = ({ bytes, name }: File) => ({ source: bytes, filename: name })

/** In place: what is shown stays where it is in the chat. */
const exchangeFile = (
  client: Client,
  { chat, id }: At,
  part: Part & { readonly file: File },
): Promise<Result<unknown, Refused>> => {
  const { file, text, entities } = part
  const caption = text === '' ? {} : { caption: text, caption_entities: [...entities] }
  const media = { type: file.kind, media: uploadOf(file), ...caption }
  return client.call('editMessageMedia', { chat_id: chat, message_id: id, media, ...markup(part) })
}

/** Leaving out the keyboard removes it. */
const editPart = (client: Client, { chat, id }: At, part: Part): Promise<Result<unknown, Refused>> => {
  const { file, text, entities } = part
  const place = { chat_id: chat, message_id: id }
  if (file !== undefined) {
    return client.call('editMessageCaption', {
      ...place,
      caption: text,
      caption_entities: [...entities],
      ...markup(part),
    })
  }
  const content = { text, entities: [...entities], link_preview_options: { is_disabled: true } }
  return client.call('editMessageText', { ...place, ...content, ...markup(part) })
}
