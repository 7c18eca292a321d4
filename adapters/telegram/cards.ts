import { z } from 'zod'
import type { CardId, ConversationId } from '#bank/ground/ids.ts'
import type { Result } from '#kit/result.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Delivery, Message } from '#conversation/channel/message.ts'
import type { Client, Refused } from './client.ts'
import type { Log } from '#kit/log.ts'
import { describe } from './redact.ts'
import { meaning } from './refusals.ts'
import { type Part, render } from './render.ts'
import {
  type By,
  isSuperseded,
  nextPlacement,
  type Placed,
  readPlacement,
  type Placement,
  writePlacement,
} from './placement.ts'

const Sent = z.object({ message_id: z.int() })

const markup = ({ keyboard }: Part) =>
  keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } }

const createCalls = (client: Client) => {
  const send = (chat: number, part: Part): Promise<Result<unknown, Refused>> => {
    const { file, text, entities } = part
    if (file === undefined) {
      const content = { chat_id: chat, text, entities: [...entities], link_preview_options: { is_disabled: true } }
      return client.call('sendMessage', { ...content, ...markup(part) })
    }
    const upload = { source: file.bytes, filename: file.name }
    const caption = text === '' ? {} : { caption: text, caption_entities: [...entities] }
    const rest = { chat_id: chat, ...caption, protect_content: true, ...markup(part) }
    return file.kind === 'photo'
      ? client.call('sendPhoto', { ...rest, photo: upload })
      : client.call('sendDocument', { ...rest, document: upload })
  }
  /** Leaving out the keyboard removes it. */
  const edit = (chat: number, id: number, part: Part): Promise<Result<unknown, Refused>> => {
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
  return { send, edit }
}

/** The same part in the plainest form: no entities, a picture as a file. */
const plainer = (part: Part): Part => ({
  ...part,
  entities: [],
  ...(part.file === undefined ? {} : { file: { ...part.file, kind: 'document' } }),
})

type Deps = { readonly client: Client; readonly refs: CardRefs; readonly log: Log; readonly clock: () => number }

export type Cards = ReturnType<typeof createCards>

/** Puts cards into chats: edits what stands there, adds what doesn't, and takes away what is left over. */
export const createCards = ({ client, refs, log, clock }: Deps) => {
  const calls = createCalls(client)

  /** Our own mistakes get one more try in the plainest form: a card without bold is better than no card. */
  const withFallback = async (part: Part, call: (part: Part) => Promise<Result<unknown, Refused>>) => {
    const first = await call(part)
    if (first.ok || meaning(first.error) !== 'ours') return first
    log.error({ event: 'telegram.card-refused', page: true, ...first.error }, 'Telegram refused a card as we wrote it')
    return call(plainer(part))
  }

  const place = async (chat: number, part: Part): Promise<Placed | 'unreachable'> => {
    const sent = await withFallback(part, (each) => calls.send(chat, each))
    if (sent.ok) return { id: Sent.parse(sent.value).message_id, file: part.file?.digest }
    if (meaning(sent.error) === 'unreachable') return 'unreachable'
    throw new Error(`Telegram refused a message: ${sent.error.code} ${sent.error.description}`)
  }

  const rework = async (chat: number, placed: Placed, part: Part): Promise<'done' | 'gone' | 'unreachable'> => {
    const edited = await withFallback(part, (each) => calls.edit(chat, placed.id, each))
    if (edited.ok) return 'done'
    const means = meaning(edited.error)
    // What can't be edited for a reason unknown to us can still be sent as a new message.
    return means === 'bot' || means === 'ours' ? 'gone' : means
  }

  /** What stays behind is out of date but harmless, so a failure here is no failure of the card. */
  const clear = async (chat: number, placed: readonly Placed[]): Promise<void> => {
    for (const { id } of placed) {
      try {
        const gone = await client.call('deleteMessage', { chat_id: chat, message_id: id })
        if (!gone.ok && meaning(gone.error) !== 'gone')
          log.warn({ event: 'telegram.card-not-removed', ...gone.error }, 'a replaced card was not removed')
      } catch (error) {
        log.warn({ event: 'telegram.card-not-removed', problem: describe(error) }, 'a replaced card was not removed')
      }
    }
  }

  const remember = async (conversation: ConversationId, card: CardId, placement: Placement): Promise<void> => {
    try {
      await refs.keep(conversation, card, writePlacement(placement))
    } catch (error) {
      // The card is out: failing now would show it twice, while a lost reference only means a new card next time.
      log.warn({ event: 'telegram.placement-not-kept', problem: describe(error) }, 'where a card stands was not kept')
    }
  }

  /** Repeating it shows nothing twice while the reference is kept: what is there already counts as done. */
  const show = async (chat: number, message: Message, by: By): Promise<Delivery> => {
    const conversation = `telegram:${chat}` as ConversationId
    const before = readPlacement(await refs.find(conversation, message.card))
    const keep = (placement: Placement): Promise<void> => remember(conversation, message.card, placement)
    if (isSuperseded(before, { by, pending: message.pending === true })) {
      if (by !== 'news') await keep({ ...before, turn: by.turn })
      return 'delivered'
    }
    const now: Placed[] = []
    let isNew = false
    for (const [at, part] of render(message).entries()) {
      const old = isNew ? undefined : before.placed[at]
      const outcome = old !== undefined && old.file === part.file?.digest ? await rework(chat, old, part) : 'gone'
      if (outcome === 'unreachable') return outcome
      if (outcome === 'done' && old !== undefined) {
        now.push(old)
        continue
      }
      isNew = true // what follows a new message must stand below it
      const placed = await place(chat, part)
      if (placed === 'unreachable') return placed
      now.push(placed)
      await keep(nextPlacement(before, now, { by, now: clock() }))
    }
    const after = nextPlacement(before, now, { by, now: clock() })
    if (!isNew && writePlacement(after) !== writePlacement(before)) await keep(after)
    await clear(
      chat,
      before.placed.filter(({ id }) => !now.some((each) => each.id === id)),
    )
    return 'delivered'
  }

  return { show }
}
